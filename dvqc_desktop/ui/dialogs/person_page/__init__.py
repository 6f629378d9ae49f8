"""Everything about one person in one place, inside the program."""
