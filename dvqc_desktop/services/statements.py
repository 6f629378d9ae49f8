"""What statements share that are made once and run often: making one costs ten times as much as running it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, CursorResult, Date, Executable, Integer, bindparam
from sqlalchemy.orm import Session

CHUNK = 900  # ids in one list of a query

# The values that such a statement is run with: {"day": …, "person_id": …, "ids": […]}.
DAY: BindParameter[date] = bindparam("day", type_=Date)
PERSON: BindParameter[int] = bindparam("person_id", type_=Integer)
IDS: BindParameter[int] = bindparam("ids", type_=Integer, expanding=True)


Values = Mapping[str, Any] | Sequence[Mapping[str, Any]]


def run(session: Session, statement: Executable, values: Values) -> CursorResult[*tuple[Any, ...]]:
    """What a statement made once gives: past the mapper, which has first written what it still keeps back."""
    session.flush()
    return session.connection().execute(statement, values)


def chunks(ids: Iterable[int]) -> Iterable[list[int]]:
    """The ids in lists short enough for one query."""
    listed = sorted(ids)
    return (listed[start : start + CHUNK] for start in range(0, len(listed), CHUNK))
