"""Rows written to files, whole or not at all."""
