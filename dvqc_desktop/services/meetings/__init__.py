"""Meetings: agenda, roll call, minutes, votes, resolutions, tasks."""
