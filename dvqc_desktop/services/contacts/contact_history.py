"""What contacts said before they were put right: a reading of the change log, without any private word."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ChangeGroup, ChangeRow, Contact, Person
from dvqc_desktop.domain.codes import ContactKind
from dvqc_desktop.domain.contacts import KIND_WORDS, TOPIC_WORDS, topics_of
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.services.contacts.private_notes import stands_in_private_note
from dvqc_desktop.services.statements import chunks

WORDS = {
    "at": "ngày gặp",
    "by_id": "người gặp",
    "kind": "dịp gặp",
    "topics": "chuyện về",
    "said": "nội dung",
    "help_given": "đã giúp",
    "seen": "thấy",
    "progress": "tiến bộ",
    "need": "cần giúp",
    "next_step": "việc hẹn",
    "next_on": "ngày hẹn",
}
SPOKEN = ("said", "seen", "progress", "need", "next_step")
NOBODY = "không ai khác"
EMPTY, MOVED = "để trống", "lời đã chuyển sang phần riêng"


@dataclass(frozen=True, slots=True)
class Correction:
    """The day of a correction, and of each field it changed what was written there before."""

    on: date
    before: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """ "Đã sửa 21/11/2026; trước đó nội dung: “Thử 160”; ngày hẹn: để trống"."""
        parts = "; ".join(f"{field}: {text}" for field, text in self.before)
        return f"Đã sửa {format_date(self.on)}; trước đó {parts}"


def corrections_of(session: Session, contact_ids: Sequence[int]) -> dict[int, tuple[Correction, ...]]:
    """The corrections of contacts that were not taken back, the latest first; nothing for who has none.

    Words that now stand in the private part, or were taken out because somebody keeps them himself, are not told.
    """
    found: dict[int, tuple[Correction, ...]] = {}
    changes = [change for chunk in chunks(contact_ids) for change in _changes(session, chunk)]
    beside = _met_beside(session, changes)
    people = {json.loads(change.before)["by_id"] for change in changes}
    names = _names(session, people.union(*beside.values()))
    for change in changes:
        before, after = json.loads(change.before), json.loads(change.after)
        aside = after["kept_aside"] and not before["kept_aside"]
        moved = {field for field in SPOKEN if before[field] and (aside or getattr(change, field))}
        fields = _fields(before, after, names, moved)
        if change.id in beside:
            others = ", ".join(sorted(names[person] for person in beside[change.id]))
            fields += (("cùng gặp", others or NOBODY),)
        if fields:
            found[change.row_id] = (*found.get(change.row_id, ()), Correction(change.at.date(), fields))
    return found


def _changes(session: Session, contact_ids: Sequence[int]) -> Sequence[Any]:
    """Each change with, for every spoken field, whether what stood there is in the private part now."""
    moved = [
        stands_in_private_note(ChangeRow.row_id, func.json_extract(ChangeRow.before, f"$.{field}")).label(field)
        for field in SPOKEN
    ]
    return session.execute(
        select(
            ChangeRow.id,
            ChangeRow.group_id,
            ChangeRow.row_id,
            ChangeGroup.at,
            ChangeRow.before,
            ChangeRow.after,
            *moved,
        )
        .join(ChangeGroup, ChangeGroup.id == ChangeRow.group_id)
        .where(ChangeRow.table_name == Contact.__tablename__, ChangeRow.row_id.in_(contact_ids))
        .where(ChangeRow.op == "update", ChangeRow.before.is_not(None))  # of who was erased nothing is told
        .where(ChangeGroup.kind == "act", ChangeGroup.state == "done")
        .order_by(ChangeRow.id.desc())
    ).all()


def _met_beside(session: Session, changes: Sequence[Any]) -> dict[int, set[int]]:
    """For each change of the people met together (by its id) who was met beside the person before it.

    Such an act ties everybody anew, so that all of them have a row in its group; the tie that a contact gets in the
    act that records it is none.
    """
    tied = [change for change in changes if _tie(change.before) != _tie(change.after)]
    groups: dict[int, list[Any]] = defaultdict(list)
    for chunk in chunks(sorted({change.group_id for change in tied})):
        for row in session.execute(
            select(ChangeRow.group_id, ChangeRow.row_id, ChangeRow.op, ChangeRow.before)
            .where(ChangeRow.table_name == Contact.__tablename__, ChangeRow.group_id.in_(chunk))
            .order_by(ChangeRow.id)
        ):
            groups[row.group_id].append(row)
    found = {}
    for change in tied:
        rows = groups[change.group_id]
        if not any(row.op == "insert" and row.row_id == change.row_id for row in rows):
            found[change.id] = _tied_before(rows, change)
    return found


def _tied_before(rows: Sequence[Any], change: Any) -> set[int]:
    joint_id = _tie(change.before)
    before = [json.loads(row.before) for row in rows if row.before and row.row_id != change.row_id]
    return {each["worker_id"] for each in before if joint_id is not None and each["joint_id"] == joint_id}


def _tie(text: str) -> int | None:
    found: int | None = json.loads(text)["joint_id"]
    return found


def _names(session: Session, ids: set[int]) -> dict[int, str]:
    names: dict[int, str] = defaultdict(lambda: "–")
    if ids:
        rows = session.execute(select(Person.id, Person.full_name).where(Person.id.in_(ids)))
        names.update((person_id, name) for person_id, name in rows)
    return names


def _fields(
    before: dict[str, Any], after: dict[str, Any], names: dict[int, str], moved: set[str]
) -> tuple[tuple[str, str], ...]:
    changed = [field for field in WORDS if before[field] != after[field]]
    return tuple((WORDS[field], MOVED if field in moved else _shown(field, before[field], names)) for field in changed)


def _shown(field: str, value: Any, names: dict[int, str]) -> str:
    if value is None:
        return EMPTY
    if field == "by_id":
        return names[value]
    if field == "kind":
        return KIND_WORDS[ContactKind(value)]
    if field == "topics":
        return ", ".join(TOPIC_WORDS[topic] for topic in topics_of(value))
    return format_date(date.fromisoformat(value)) if field in ("at", "next_on") else f"“{value}”"
