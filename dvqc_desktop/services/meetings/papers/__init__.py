"""What the papers of a meeting are made of."""
