"""Who changed class between two days, as a matrix."""
