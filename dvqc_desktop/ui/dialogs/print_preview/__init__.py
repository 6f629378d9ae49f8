"""The print preview: pages as pictures, choices, print, PDF and Word."""
