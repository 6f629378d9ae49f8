"""The log of contacts, its private part, and what was passed on."""
