"""The tab of the roll call."""
