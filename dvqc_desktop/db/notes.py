"""Notes on the file itself, such as the day of the last copy, kept outside the change log."""

from sqlalchemy import Connection, text

_KEEP = text(
    "INSERT INTO maintenance (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = :value"
)
_FIND = text("SELECT value FROM maintenance WHERE key = :key")


def keep_note(connection: Connection, key: str, value: str) -> None:
    """Keeps a note in the running transaction."""
    connection.execute(_KEEP, {"key": key, "value": value})


def find_note(connection: Connection, key: str) -> str | None:
    """A note that was kept, or None."""
    found = connection.execute(_FIND, {"key": key}).scalar()
    return None if found is None else str(found)
