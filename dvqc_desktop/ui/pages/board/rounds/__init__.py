"""Classification rounds: their dialog, their strip, and the walk from person to person."""
