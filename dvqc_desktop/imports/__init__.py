"""Workbooks read into checked rows."""
