"""What an act changed, in the words of the cell: fields before and after, names instead of numbers, no private word."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Table, func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Base, ChangeRow
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.history.field_words import code_words, field_words, says_class, table_words

MOST_ROWS = 200
PRIVATE = {"insert": "điều riêng đã ghi", "update": "điều riêng đã sửa", "delete": "điều riêng đã xóa"}
_PRIVATE_TABLE = "contact_private"
_OPERATIONS = {"insert": "Thêm", "update": "Sửa", "delete": "Đã xóa"}
_NAMES = ("full_name", "name", "title", "subject", "text")
_AFTER_LAST = "end_on"  # spans are half-open; the last day is what people say
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after; empty words where there was nothing."""

    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row an act added, changed or deleted, with what of it is shown; of a deleted one what it held."""

    title: str
    fields: tuple[FieldChange, ...]
    deleted: bool = False


def act_changes(session: Session, group_id: int) -> tuple[RowChange, ...]:
    """What an act changed, row by row, at most 200 of them; rows whose contents were taken out say so."""
    rows = session.execute(
        select(ChangeRow.table_name, ChangeRow.op, ChangeRow.before, ChangeRow.after)
        .where(ChangeRow.group_id == group_id)
        .order_by(ChangeRow.id)
        .limit(MOST_ROWS)
    ).all()
    said = _Sayer(session)
    return tuple(said.row(row.table_name, row.op, row.before, row.after) for row in rows)


def count_rows(session: Session, group_id: int) -> int:
    """How many rows an act changed."""
    query = select(func.count(ChangeRow.row_id.distinct())).where(ChangeRow.group_id == group_id)
    return sum(session.execute(query.group_by(ChangeRow.table_name)).scalars())


class _Sayer:
    """Says rows in words; names that other rows refer to are read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._classes = {code.value: words for code, words in class_names(session).items()}
        self._known: dict[tuple[str, int], str] = {}

    def row(self, name: str, op: str, before: str | None, after: str | None) -> RowChange:
        """A row of the log in words."""
        title = f"{_OPERATIONS[op]}: {table_words(name)[:1].lower()}{table_words(name)[1:]}"
        if before is None and after is None:
            return RowChange(f"{title} (nội dung đã xóa hẳn)", ())
        if name == _PRIVATE_TABLE:
            return RowChange(PRIVATE[op][:1].upper() + PRIVATE[op][1:], ())
        old, new = json.loads(before or "{}"), json.loads(after or "{}")
        fields = tuple(self._fields(Base.metadata.tables[name], old, new))
        return RowChange(title, fields, deleted=op == "delete")

    def _fields(self, table: Table, old: dict[str, Any], new: dict[str, Any]) -> Iterator[FieldChange]:
        whole = not old or not new
        for column in table.columns:
            words = field_words(table.name, column.name)
            was, now = old.get(column.name), new.get(column.name)
            names = bool(column.foreign_keys) and not whole
            if words and (was != now or names) and (was is not None or now is not None):
                if was == now and not self._tells_whose(column):
                    continue
                yield FieldChange(words, self._value(table, column, was), self._value(table, column, now))

    @staticmethod
    def _tells_whose(column: Column[Any]) -> bool:
        """A changed row tells whose it is, though that did not change."""
        return next(iter(column.foreign_keys)).column.table.name == "person"

    def _value(self, table: Table, column: Column[Any], value: Any) -> str:
        if value is None:
            return ""
        if column.foreign_keys:
            return self._name(next(iter(column.foreign_keys)).column.table, value)
        if says_class(table.name, column.name):
            return self._classes.get(value, WorkerClass(value).value)
        codes = code_words(table.name, column.name)
        if codes is not None:
            return ", ".join(codes.get(part.strip(), part.strip()) for part in str(value).split(","))
        return _plain(column, value)

    def _name(self, table: Table, row_id: int) -> str:
        key = (table.name, row_id)
        if key not in self._known:
            self._known[key] = self._looked_up(table, row_id)
        return self._known[key]

    def _looked_up(self, table: Table, row_id: int) -> str:
        """The name of a row that is there, or that the log remembers."""
        column = next((name for name in _NAMES if name in table.c), None)
        if column is None:
            day = next((name for name in ("held_on", "at") if name in table.c), None)
            found = self._session.execute(select(table.c[day]).where(table.c.id == row_id)).scalar() if day else None
            return format_date(found) if found else table_words(table.name).lower()
        found = self._session.execute(select(table.c[column]).where(table.c.id == row_id)).scalar()
        if found is None and "held_on" in table.c:
            found = self._session.execute(select(table.c.held_on).where(table.c.id == row_id)).scalar()
            found = found and f"ngày {format_date(found)}"
        return str(found or self._remembered(table.name, row_id, column) or "không còn trong sổ")

    def _remembered(self, table: str, row_id: int, column: str) -> str | None:
        query = select(ChangeRow.before).where(
            ChangeRow.table_name == table, ChangeRow.row_id == row_id, ChangeRow.op == "delete"
        )
        kept = self._session.execute(query.order_by(ChangeRow.id.desc()).limit(1)).scalar()
        return json.loads(kept).get(column) if kept else None


def _plain(column: Column[Any], value: Any) -> str:
    if isinstance(column.type, Boolean):
        return "có" if value else "không"
    if isinstance(column.type, DateTime):
        return f"{datetime.fromisoformat(value):%H:%M %d/%m/%Y}"
    if isinstance(column.type, Date):
        last = timedelta(days=1 if column.name == _AFTER_LAST else 0)
        return format_date(date.fromisoformat(value) - last)
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    words = " ".join(str(value).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
