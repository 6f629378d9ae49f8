"""The board as cards: columns, cards, and what a drag does."""
