"""Qt models over tuples and frozen rows."""
