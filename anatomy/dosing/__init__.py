"""Dose arithmetic of local anaesthetics: typed units in, milligrams beside every ceiling out; never a clamped dose.

``units`` converts, ``phrase`` and ``give`` read what was typed, ``agents`` knows the drugs, ``patient`` holds whose
weight counts, ``limits`` the ceilings, ``calculate`` adds up, ``lipid`` is the card for systemic toxicity.
"""

from anatomy.dosing.calculate import DoseResult, dose, dose_from
from anatomy.dosing.give import Give, read_give
from anatomy.dosing.lipid import LastCard, last_card
from anatomy.dosing.patient import Patient

__all__ = ["DoseResult", "Give", "LastCard", "Patient", "dose", "dose_from", "last_card", "read_give"]
