"""Contacts, the contact day, and what was heard."""
