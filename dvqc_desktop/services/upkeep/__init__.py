"""Upkeep of the file: copies and their state, a restore with its preview and its way back, repair."""
