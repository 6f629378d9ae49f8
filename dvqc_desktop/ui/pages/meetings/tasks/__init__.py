"""The tab of the tasks."""
