"""Checked rows of a list become one act."""
