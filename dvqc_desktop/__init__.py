"""The working notebook of a Party cell's secretary: members, workers, plans, meetings, reports."""
