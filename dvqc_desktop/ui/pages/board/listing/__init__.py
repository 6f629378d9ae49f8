"""The board as a list: its columns, sections and table."""
