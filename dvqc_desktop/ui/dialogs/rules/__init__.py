"""The settings of procedure: every rule with its source, and the cell's own values."""
