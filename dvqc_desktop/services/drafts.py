"""What stands in open forms and is not saved yet, kept in the book itself, outside its history."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Draft
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic

KEPT_DAYS = 30
_NOTHING = Change("", "", frozenset({Topic.UPKEEP}))


@dataclass(frozen=True, slots=True)
class TypedDraft:
    """A form left unfinished: which one, under what title, and what stood in its fields.

    `place` tells how to come back to it: the page of the window and what the form was opened with.
    """

    key: str
    title: str
    fields: dict[str, Any] = field(repr=False)
    place: dict[str, Any]
    at: datetime | None = None


def keep_draft(session: Session, draft: TypedDraft) -> Change:
    """Keeps a draft in the place of an earlier one of the same form."""
    content = json.dumps({"fields": draft.fields, "place": draft.place}, ensure_ascii=False)
    row = session.scalars(select(Draft).where(Draft.key == draft.key)).one_or_none()
    if row is None:
        session.add(Draft(key=draft.key, title=draft.title, at=clock.now(), content=content))
    else:
        row.title, row.at, row.content = draft.title, clock.now(), content
    return _NOTHING


def drop_draft(session: Session, key: str) -> Change:
    """Takes a draft away: its form was saved, or the user wants it no more."""
    session.execute(delete(Draft).where(Draft.key == key))
    return _NOTHING


def drop_old_drafts(session: Session) -> Change:
    """Takes away the drafts nobody came back to within 30 days."""
    session.execute(delete(Draft).where(Draft.at < clock.now() - timedelta(days=KEPT_DAYS)))
    return _NOTHING


def find_draft(session: Session, key: str) -> TypedDraft | None:
    """The draft of a form, or None."""
    row = session.scalars(select(Draft).where(Draft.key == key)).one_or_none()
    return None if row is None else _read(row)


def list_drafts(session: Session) -> tuple[TypedDraft, ...]:
    """All drafts, the latest first."""
    return tuple(map(_read, session.scalars(select(Draft).order_by(Draft.at.desc(), Draft.id.desc()))))


def _read(row: Draft) -> TypedDraft:
    content = json.loads(row.content)
    return TypedDraft(row.key, row.title, content["fields"], content["place"], row.at)
