"""Wishes to be taken out of the book, what is kept beyond its time, the statement on keeping the book."""
