"""The note that something was taken out of the book and its file and copies are not written anew yet."""

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from dvqc_desktop.db.notes import find_note, keep_note

PENDING = "erasure_pending"


def note_pending(connection: Connection) -> None:
    """Notes it in the transaction that takes something out, so that a kill leaves it to the next start."""
    keep_note(connection, PENDING, "1")


def is_pending(session: Session) -> bool:
    """Whether file and copies are still to be written anew."""
    return find_note(session.connection(), PENDING) == "1"
