"""One module a panel: each registers what its panel listens to."""
