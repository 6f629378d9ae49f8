"""Each person of the book with plan and contacts."""
