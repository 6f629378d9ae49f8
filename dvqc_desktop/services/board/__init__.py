"""The cards of the board, read fast."""
