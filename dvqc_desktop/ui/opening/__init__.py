"""From no open book to an open one: unlocking, making a new book, the first steps in it."""
