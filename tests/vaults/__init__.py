"""Books of every released schema, kept and opened for ever."""
