"""Kinds of meeting with their least length and usual items."""
