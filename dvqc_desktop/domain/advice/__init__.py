"""Advice: whom to ask to hold whom, and how to split a team into groups. It proposes with reasons; people decide."""
