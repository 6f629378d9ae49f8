"""The history of the book, and what was deleted in the last 30 days; inside the program only."""
