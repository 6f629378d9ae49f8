"""Cân đối: whether attention is shared out evenly over a period."""
