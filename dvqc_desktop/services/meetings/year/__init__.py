"""Kinds of meeting, and the meetings of a year."""
