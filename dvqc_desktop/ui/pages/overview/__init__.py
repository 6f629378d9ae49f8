"""Tổng quan: what needs doing now, and how the cell stands."""
