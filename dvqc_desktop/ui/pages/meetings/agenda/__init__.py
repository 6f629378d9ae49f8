"""The tab of the agenda."""
