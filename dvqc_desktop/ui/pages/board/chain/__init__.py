"""The chain: who holds whom, its coverage, its picture, and its light over the cards."""
