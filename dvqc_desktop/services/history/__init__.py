"""The history of the book in words: acts, what each changed, what was deleted, and taking back a single older act."""
