"""Mentoring plans: form, parts, measures, snapshot, paper."""
