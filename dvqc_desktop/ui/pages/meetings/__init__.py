"""The page of meetings: list, agenda, roll call, minutes, votes and tasks."""
