"""Build ``data/body`` from the CC0 base mesh: see ``README.md`` here."""
