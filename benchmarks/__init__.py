"""What ``make bench`` runs: each figure beside its yardstick, from one run on one machine."""
