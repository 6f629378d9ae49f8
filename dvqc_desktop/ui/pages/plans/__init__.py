"""Bồi dưỡng: who has which plan, the plan edited in place, the log of contacts."""
