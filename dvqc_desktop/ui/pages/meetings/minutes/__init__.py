"""The tab of the minutes and the view of writing."""
