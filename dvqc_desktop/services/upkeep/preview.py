"""What giving a copy back would mean, in sentences: people then and now, what would be gone, what would come back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Column, Table, func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.changelog import CHAIN_KEY
from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Base, ChangeGroup
from dvqc_desktop.services.upkeep.examine import opened_copy, seal_of

PEOPLE = "person"
_TOLD = (
    ("contact", "at", "lần gặp"),
    ("class_event", "at", "lần phân loại"),
    ("meeting", "held_on", "cuộc họp"),
    ("minutes_version", "closed_at", "lần chốt biên bản"),
    ("resolution", "adopted_on", "nghị quyết, kết luận"),
    ("task", "given_on", "việc được giao"),
    ("plan", "", "kế hoạch bồi dưỡng"),
    ("proposal", "received_on", "ý kiến, đề đạt"),
)
_IDS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Preview:
    """A copy looked into: its last act, people in it and in the book, what would be gone, what would come back."""

    copy: Path
    written_until: datetime | None
    people_then: int
    people_now: int
    gone: tuple[str, ...]
    back: tuple[str, ...]

    @property
    def people_words(self) -> str:
        """People in the copy beside those in the book."""
        if self.people_then == self.people_now:
            return f"Bản này và sổ hiện nay đều có {self.people_now} người."
        return f"Bản này có {self.people_then} người, sổ hiện có {self.people_now}."


def look_into(database: Database, copy: Path) -> Preview:
    """Compares a copy with the open book. Raises what `opened_copy` raises."""
    with opened_copy(copy, seal_of(database), database.find_note(CHAIN_KEY)) as opened:
        return compare(database, opened, copy)


def compare(database: Database, opened: Database, copy: Path) -> Preview:
    """What of the book is not in the opened copy, and the other way round."""
    with database.reading() as now, opened.reading() as then:
        people = Base.metadata.tables[PEOPLE]
        return Preview(
            copy=copy,
            written_until=then.execute(select(func.max(ChangeGroup.at))).scalar(),
            people_then=_count(then, people),
            people_now=_count(now, people),
            gone=tuple(_only_in_first(now, then, "sẽ không còn")) + _acts(now, then),
            back=tuple(_only_in_first(then, now, "đã xóa sẽ có lại")),
        )


def _only_in_first(first: Session, second: Session, verb: str) -> list[str]:
    lines = []
    for name, day, words in ((PEOPLE, "", "người"), *_TOLD):
        table = Base.metadata.tables[name]
        ids = sorted(_ids(first, table) - _ids(second, table))
        if ids:
            lines.append(f"{len(ids)} {words}{_since(first, table.c[day], ids) if day else ''} {verb}.")
    return lines


def _since(session: Session, day: Column[object], ids: list[int]) -> str:
    chosen = select(func.min(day)).where(day.table.c.id.in_(ids[:_IDS_AT_ONCE]))
    first = session.execute(chosen).scalar()
    return f" từ {first:%d/%m}" if first is not None else ""


def _acts(now: Session, then: Session) -> tuple[str, ...]:
    last = then.execute(select(func.coalesce(func.max(ChangeGroup.id), 0))).scalar_one()
    later = select(func.count()).where(ChangeGroup.id > last, ChangeGroup.kind == "act", ChangeGroup.state == "done")
    acts = now.execute(later).scalar_one()
    return (f"{acts} việc đã ghi sau bản này, kể cả sửa và xóa, sẽ không còn.",) if acts else ()


def _ids(session: Session, table: Table) -> set[int]:
    return set(session.execute(select(table.c.id)).scalars())


def _count(session: Session, table: Table) -> int:
    return int(session.execute(select(func.count()).select_from(table)).scalar_one())
