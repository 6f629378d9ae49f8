"""The papers of a meeting, of a month, of a year."""
