"""How a meeting judges itself, on the screen: its sheet, the year, the template."""
