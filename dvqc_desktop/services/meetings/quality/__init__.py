"""How a meeting judged itself."""
