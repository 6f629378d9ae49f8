"""The store: one encrypted file, its tables, its change log."""
