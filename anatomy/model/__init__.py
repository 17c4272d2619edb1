"""The concepts of the field, one a file: frozen, typed, no input or output."""
