"""Dose arithmetic of local anaesthetics: typed units in, milligrams beside every ceiling out; never a clamped dose.

``units`` converts, ``give`` reads what was typed, ``patient`` holds whose weight counts, ``limits`` holds the ceilings,
``calculate`` adds up, ``lipid`` holds the card for systemic toxicity.
"""
