"""What is due, each kind in its own file."""
