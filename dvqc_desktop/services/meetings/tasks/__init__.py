"""What a meeting gave to do, and what became of it."""
