"""The year of meetings."""
