"""The fingerprint of a meeting: everything it holds, without what becomes of it after the minutes are closed."""

import hashlib
import json
from typing import Any

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import (
    AgendaItem,
    AgendaItemPerson,
    Attendance,
    Base,
    Decision,
    DocumentNumber,
    ItemOpinion,
    Meeting,
    QualityScore,
    QualitySheet,
    Resolution,
    ResolutionSection,
    Task,
    Vote,
)
from dvqc_desktop.services.meetings.meeting_guard import fetch, on_agenda

_LATER: dict[str, frozenset[str]] = {
    Meeting.__tablename__: frozenset({"state", "closed_at", "content_hash", "papers_sent_on", "handed_in_on"}),
    Task.__tablename__: frozenset({"done_on", "result"}),
    Decision.__tablename__: frozenset({"done_on"}),
    AgendaItem.__tablename__: frozenset({"carried_from_id"}),
}
_OF_MEETING: tuple[type[Base], ...] = (Attendance, Vote, Resolution, Task, Decision, QualitySheet)
_OF_ITEMS: tuple[type[Base], ...] = (AgendaItemPerson, ItemOpinion)
_OF_PAPERS: tuple[type[Base], ...] = (ResolutionSection, DocumentNumber)


def is_unaltered(session: Session, meeting_id: int) -> bool:
    """Whether closed minutes still have the fingerprint taken when they were closed."""
    meeting = fetch(session, Meeting, meeting_id)
    return meeting.content_hash is not None and meeting.content_hash == content_hash(session, meeting_id)


def content_hash(session: Session, meeting_id: int) -> str:
    """SHA-256, hex, over everything a meeting holds; tasks and decisions without what became of them later.

    Empty columns and tables are left out, so that one added by a newer program does not break old fingerprints.
    """
    text = json.dumps(content_rows(session, meeting_id), ensure_ascii=False, default=str, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def content_rows(session: Session, meeting_id: int) -> dict[str, list[dict[str, Any]]]:
    """The rows of a meeting by table, as the fingerprint is taken over them."""
    found = {Meeting.__tablename__: _rows(session, Meeting, _column(Meeting, "id") == meeting_id)}
    items = select(AgendaItem.id).where(on_agenda(meeting_id))
    papers = select(Resolution.id).where(Resolution.meeting_id == meeting_id)
    sheets = select(QualitySheet.id).where(QualitySheet.meeting_id == meeting_id)
    found[AgendaItem.__tablename__] = _rows(session, AgendaItem, on_agenda(meeting_id))
    for model in _OF_MEETING:
        found[model.__tablename__] = _rows(session, model, _column(model, "meeting_id") == meeting_id)
    for model in _OF_ITEMS:
        found[model.__tablename__] = _rows(session, model, _column(model, "agenda_item_id").in_(items))
    for model in _OF_PAPERS:
        found[model.__tablename__] = _rows(session, model, _column(model, "resolution_id").in_(papers))
    found[QualityScore.__tablename__] = _rows(session, QualityScore, QualityScore.sheet_id.in_(sheets))
    return {table: rows for table, rows in found.items() if rows}


def _column(model: type[Base], name: str) -> ColumnElement[Any]:
    found: ColumnElement[Any] = model.__table__.c[name]
    return found


def _rows(session: Session, model: type[Base], condition: ColumnElement[bool]) -> list[dict[str, Any]]:
    table = model.__table__
    assert isinstance(table, Table)
    later = _LATER.get(table.name, frozenset())
    kept = [column for column in table.columns if column.name not in later]
    rows = session.execute(select(*kept).where(condition).order_by(table.c.id))
    return [{name: value for name, value in row._mapping.items() if value is not None} for row in rows]
