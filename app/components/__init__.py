"""Functions that return Dash components, and the few React components of our own."""
