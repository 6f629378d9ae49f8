"""The roll call of a meeting and what went before."""
