"""Figures of a period and the report made of them."""
