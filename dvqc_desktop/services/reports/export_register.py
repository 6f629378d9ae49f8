"""The register of files handed out: what, when, for whom, and the hash by which a file is known again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ChangeGroup, ExportEntry
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.names import one_line

TOPICS = frozenset({Topic.REPORTS})
SHOWN = 500
"""How many entries a view reads, the newest first."""


@dataclass(frozen=True, slots=True)
class ExportNote:
    """A file just written: what it is and about (no worker's name), for whom, its bare name, its SHA-256 in hex."""

    what: str
    contents: str | None
    recipient: str | None
    file_name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ExportRow:
    """An entry of the register; `chain_head` is the head of the change log at that moment."""

    id: int
    at: datetime
    what: str
    contents: str
    recipient: str
    file_name: str
    sha256: str
    chain_head: str


def note_export(session: Session, note: ExportNote) -> Change:
    """Enters a written file; called through `record`, since a file that left cannot be taken back."""
    head = session.execute(select(ChangeGroup.chain).order_by(ChangeGroup.id.desc()).limit(1)).scalar()
    session.add(
        ExportEntry(
            at=clock.now(),
            what=note.what,
            contents=note.contents,
            recipient=note.recipient,
            file_name=note.file_name,
            sha256=note.sha256,
            chain_head=head or "",
        )
    )
    return Change("ghi tệp", note.file_name, TOPICS)


def last_recipient(session: Session, what: str) -> str:
    """For whom a file of the same kind was written last; empty where nobody was named."""
    named = (ExportEntry.what == what, ExportEntry.recipient.is_not(None))
    query = select(ExportEntry.recipient).where(*named).order_by(ExportEntry.id.desc()).limit(1)
    return session.execute(query).scalar() or ""


def name_recipient(session: Session, entry_id: int, recipient: str) -> Change:
    """Says for whom a file was that stands in the register; empty for nobody in particular."""
    row = session.get_one(ExportEntry, entry_id)
    row.recipient = one_line(recipient) or None
    return Change("ghi nơi nhận tệp", row.file_name, TOPICS)


def exports(session: Session, limit: int = SHOWN) -> tuple[ExportRow, ...]:
    """The entries, the newest first."""
    rows = session.execute(select(ExportEntry).order_by(ExportEntry.id.desc()).limit(limit)).scalars()
    return tuple(
        ExportRow(
            row.id,
            row.at,
            row.what,
            row.contents or "",
            row.recipient or "",
            row.file_name,
            row.sha256,
            row.chain_head,
        )
        for row in rows
    )
