"""Therapeutic blocks: red flags first, then levels, rows and their hard stops."""
