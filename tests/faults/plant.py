"""A sign of its own in every text that a book holds, so that whatever leaves the book can be traced to its column."""

import re
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dvqc_desktop.db.changelog import logged_tables
from dvqc_desktop.db.models.base import NfcText
from dvqc_desktop.domain.changes import Change
from tests.faults.scan import contents

_SIGN = re.compile(rb"QZ(\d{4})ZQ")
FILLED = frozenset({"person.phone", "person.code", "person.education", "person.way_home", "person.note"})
_DATA = ("{", "[", '"')  # texts that the program reads as data


def columns() -> list[str]:
    """Every text column of every table whose rows the log follows, as "table.column"."""
    return [
        f"{table.name}.{column.name}"
        for table in logged_tables()
        for column in table.columns
        if isinstance(column.type, NfcText) and not column.foreign_keys
    ]


def plant(session: Session, planted: set[str]) -> Change:
    """Puts each column's sign at the end of its texts; codes and data, which rules of the table keep, stay as they are.

    `planted` takes the names of the columns that got their sign.
    """
    for number, name in enumerate(columns()):
        table, column = name.split(".")
        if name in FILLED:
            session.execute(text(f'UPDATE "{table}" SET "{column}" = coalesce("{column}", \'\')'))
        first = session.scalar(text(f'SELECT min("{column}") FROM "{table}" WHERE "{column}" IS NOT NULL'))
        if first is None or str(first).startswith(_DATA) or column == "name_fold":
            continue
        try:
            with session.begin_nested():
                sign = f" QZ{number:04}ZQ"
                session.execute(
                    text(f'UPDATE "{table}" SET "{column}" = "{column}" || :s WHERE "{column}" IS NOT NULL'),
                    {"s": sign},
                )
            planted.add(name)
        except IntegrityError:
            continue
    return Change("ghi dấu", "", frozenset())


def signs_in(root: Path) -> set[str]:
    """The columns whose signs stand in any byte below a folder."""
    known = columns()
    return {known[int(number)] for number in _numbers(root)}


def _numbers(root: Path) -> Iterator[bytes]:
    for path in sorted(root.rglob("*")):
        if path.is_file():
            for _place, data in contents(path.name, path.read_bytes()):
                for form in (data, data.replace(b"\x00", b"")):
                    yield from _SIGN.findall(form)
