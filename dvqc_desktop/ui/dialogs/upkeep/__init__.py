"""Copies of the book: their state, giving one back, repair of a damaged file."""
