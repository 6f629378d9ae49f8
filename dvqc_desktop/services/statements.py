"""What statements share that are made once and run often: making one costs ten times as much as running it."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CursorResult,
    Date,
    Executable,
    Exists,
    Integer,
    Select,
    bindparam,
    exists,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session

CHUNK = 900  # ids in one list of a query
_DIALECT = sqlite.dialect(paramstyle="named")

# The values that such a statement is run with: {"day": …, "person_id": …, "ids": […]}.
DAY: BindParameter[date] = bindparam("day", type_=Date, required=False)
PERSON: BindParameter[int] = bindparam("person_id", type_=Integer)
IDS: BindParameter[int] = bindparam("ids", type_=Integer, expanding=True)


Values = Mapping[str, Any] | Sequence[Mapping[str, Any]]


def exists_row() -> Exists:
    """EXISTS that reads no column but those of its condition: what leaves the book may ask for no other."""
    return exists(literal_column("1"))


def run(session: Session, statement: Executable, values: Values) -> CursorResult[*tuple[Any, ...]]:
    """What a statement made once gives: past the mapper, which has first written what it still keeps back."""
    session.flush()
    return session.connection().execute(statement, values)


def chunks(ids: Iterable[int]) -> Iterable[list[int]]:
    """The ids in lists short enough for one query."""
    listed = sorted(ids)
    return (listed[start : start + CHUNK] for start in range(0, len(listed), CHUNK))


def given(name: str, kind: Any = None) -> BindParameter[Any]:
    """A parameter of a plain query, to be given by this name."""
    return bindparam(name, type_=kind, required=False)


class PlainQuery:
    """A statement with parameters by name: made and turned into text at its first use, never again.

    Making and compiling a statement takes a hundred times as long as a small book takes to answer it. A day is given
    as a date and ids as a list; days come back as the ISO text of the store.
    """

    def __init__(self, make: Callable[[], Select[*tuple[Any, ...]]]) -> None:
        self._make = make

    @cached_property
    def _compiled(self) -> tuple[str, dict[str, Any]]:
        compiled = self._make().compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
        return str(compiled), compiled.params

    @cached_property
    def _packed(self) -> "PlainQuery":
        """The same in one row: each column as a JSON list in one piece of text."""
        return PlainQuery(lambda: _in_one_row(self._make()))

    def rows(self, session: Session, /, **wanted: object) -> list[tuple[Any, ...]]:
        """All rows for these parameters; what the session has changed is written first, as before its other reads."""
        if session.autoflush:
            session.flush()
        words, constants = self._compiled
        asked = {**constants, **{name: _plain(value) for name, value in wanted.items()}}
        driver: Any = session.connection().connection.driver_connection
        found: list[tuple[Any, ...]] = driver.execute(words, asked).fetchall()
        return found

    def columns(self, session: Session, /, **wanted: object) -> list[list[Any]]:
        """The columns of all rows, none with bytes: of many rows a tuple each costs more than the look-up."""
        (texts,) = self._packed.rows(session, **wanted)
        return [json.loads(text) for text in texts]


def one_of(column: InstrumentedAttribute[Any], name: str = "ids") -> ColumnElement[bool]:
    """A condition on an id: one of the list given as this parameter, however long it is."""
    listed = func.json_each(given(name)).table_valued("value")
    return column.in_(select(listed.c.value))


def _in_one_row(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    rows = statement.subquery()
    return select(*(func.json_group_array(column) for column in rows.c))


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value) if isinstance(value, list) else value


def iso_day(text: str | None) -> date | None:
    """A day as a plain query gives it."""
    return date.fromisoformat(text) if text else None
