"""The note that something was taken out of the book and its file and copies are not written anew yet."""

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

PENDING = "erasure_pending"
_NOTE = text("INSERT INTO maintenance (key, value) VALUES (:key, '1') ON CONFLICT (key) DO UPDATE SET value = '1'")
_NOTED = text("SELECT value FROM maintenance WHERE key = :key")


def note_pending(connection: Connection) -> None:
    """Notes it in the transaction that takes something out, so that a kill leaves it to the next start."""
    connection.execute(_NOTE, {"key": PENDING})


def is_pending(session: Session) -> bool:
    """Whether file and copies are still to be written anew."""
    return session.execute(_NOTED, {"key": PENDING}).scalar() == "1"
