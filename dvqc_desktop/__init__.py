"""The working notebook of a Party cell's secretary: members, workers, plans, meetings, reports."""

__version__ = "0.1.0"
