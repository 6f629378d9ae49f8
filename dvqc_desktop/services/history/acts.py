"""The acts of the book, the newest first, read in slices; filtered by person, part of the book, days and words."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import ChangeGroup, ChangeRow
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.domain.names import fold
from dvqc_desktop.services.privacy.person_rows import rows_of
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.statements import chunks

SLICE = 60
BIN_RULE = "keeping.bin"
_READ_AHEAD = 2_000
TOPIC_WORDS = {
    Topic.MEMBERS: "Đảng viên",
    Topic.WORKERS: "Quần chúng",
    Topic.CLASSES: "Phân loại",
    Topic.CHAIN: "Phụ trách",
    Topic.PLANS: "Kế hoạch",
    Topic.CONTACTS: "Gặp gỡ",
    Topic.PROPOSALS: "Kiến nghị",
    Topic.OPINIONS: "Quần chúng góp ý",
    Topic.MEETINGS: "Sinh hoạt",
    Topic.TASKS: "Việc giao",
    Topic.DEVELOPMENT: "Phát triển Đảng",
    Topic.REPORTS: "Báo cáo",
    Topic.SETTINGS: "Thiết lập",
    Topic.UPKEEP: "Giữ sổ",
}


@dataclass(frozen=True, slots=True)
class ActFilter:
    """Which acts: those that say these words, of one part of the book, between two days (both included), that touched
    one person, or only those in force that deleted something without writing it anew."""

    words: str = ""
    topic: Topic | None = None
    first_on: date | None = None
    last_on: date | None = None
    person_id: int | None = None
    deleted_only: bool = False


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act: when, what, about whom or what; whether it is in force, and whether it may be taken back."""

    id: int
    at: datetime
    kind: str
    act: str
    subject: str
    state: str
    erased: bool

    @property
    def undoable(self) -> bool:
        """True for an act in force whose contents are still there."""
        return self.kind == "act" and self.state == "done" and not self.erased

    @property
    def label(self) -> str:
        """The act with whom it was about; of an undo or redo, what it moved."""
        words = f"{self.act} {self.subject}".strip()
        return {"undo": f"hoàn tác: {words}", "redo": f"làm lại: {words}"}.get(self.kind, words)

    @property
    def state_words(self) -> str:
        """What became of the act, in words."""
        if self.erased:
            return "có nội dung đã xóa hẳn"
        if self.kind == "act" and self.state != "done":
            return "đã hoàn tác"
        return ""


_COLUMNS = (
    ChangeGroup.id,
    ChangeGroup.at,
    ChangeGroup.kind,
    ChangeGroup.act,
    ChangeGroup.subject,
    ChangeGroup.state,
    ChangeGroup.erased_on,
)


def read_acts(session: Session, wanted: ActFilter, before: int | None = None, limit: int = SLICE) -> tuple[ActRow, ...]:
    """A slice of the acts: at most `limit`, older than the act `before` (None: from the newest)."""
    found: list[ActRow] = []
    words = fold(wanted.words)
    conditions = [*_conditions(session, wanted)]
    while len(found) < limit:
        query = select(*_COLUMNS).where(*conditions)
        if before is not None:
            query = query.where(ChangeGroup.id < before)
        size = _READ_AHEAD if words else limit
        rows = session.execute(query.order_by(ChangeGroup.id.desc()).limit(size)).all()
        acts = [ActRow(*row[:6], erased=row.erased_on is not None) for row in rows]
        found += [act for act in acts if not words or words in fold(act.label)]
        if len(rows) < size:
            break
        before = rows[-1].id
    return tuple(found[:limit])


def bin_days(session: Session) -> int:
    """For how many days what was deleted stands in the bin."""
    return rules_in_force(session).count(BIN_RULE)


def bin_begins(session: Session) -> date:
    """The first day whose deletions stand in the bin."""
    return clock.today() - timedelta(days=bin_days(session))


def deleted_acts(session: Session) -> tuple[ActRow, ...]:
    """The bin: acts of the days of the rule that deleted something and are still in force."""
    return _all_of(session, ActFilter(first_on=bin_begins(session), deleted_only=True))


def deleted_before(session: Session, day: date) -> tuple[ActRow, ...]:
    """Acts before a day that deleted something, are still in force, and whose contents are still in the log."""
    return _all_of(session, ActFilter(last_on=day - timedelta(days=1), deleted_only=True))


def _all_of(session: Session, wanted: ActFilter) -> tuple[ActRow, ...]:
    found: list[ActRow] = []
    before: int | None = None
    while True:
        part = read_acts(session, wanted, before)
        found += part
        if len(part) < SLICE:
            return tuple(found)
        before = part[-1].id


def was_deleted() -> ColumnElement[bool]:
    """SQL for a row of the log that was deleted, not written anew in the same act as others of its table were."""
    put_in = aliased(ChangeRow)
    again = exists().where(
        put_in.group_id == ChangeRow.group_id, put_in.table_name == ChangeRow.table_name, put_in.op == "insert"
    )
    return (ChangeRow.op == "delete") & ~again


def _conditions(session: Session, wanted: ActFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.topic is not None:
        yield ChangeGroup.topics.contains(json.dumps(wanted.topic.value), autoescape=True)
    if wanted.first_on is not None:
        yield ChangeGroup.at >= datetime.combine(wanted.first_on, time())
    if wanted.last_on is not None:
        yield ChangeGroup.at < datetime.combine(wanted.last_on + timedelta(days=1), time())
    if wanted.person_id is not None:
        yield ChangeGroup.id.in_(_groups_about(session, wanted.person_id))
    if wanted.deleted_only:
        deleting = exists().where(ChangeRow.group_id == ChangeGroup.id, was_deleted())
        yield (ChangeGroup.kind == "act") & (ChangeGroup.state == "done") & ChangeGroup.erased_on.is_(None)
        yield deleting


def _groups_about(session: Session, person_id: int) -> list[int]:
    """The acts that touched a row of the person."""
    rows = rows_of(session.connection(), person_id)
    groups: set[int] = set()
    for part in (rows.gone, rows.counted, rows.others):
        for table, ids in part.items():
            for some in chunks(sorted(ids)):
                touching = select(ChangeRow.group_id).where(ChangeRow.table_name == table, ChangeRow.row_id.in_(some))
                groups |= set(session.execute(touching).scalars())
    return sorted(groups)
