"""The board in lanes, by group or by holder."""
