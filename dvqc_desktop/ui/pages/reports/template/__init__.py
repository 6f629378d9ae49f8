"""A committee's own form: which of its cells takes which figure, and the form filled."""
