"""Search over everything of all meetings: agenda, minutes, annex, opinions, votes, resolutions, tasks of all years."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import itemgetter
from typing import Any

from sqlalchemy import Select, func, null, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import (
    AgendaItem,
    DocumentNumber,
    ItemOpinion,
    Meeting,
    Opinion,
    Person,
    Resolution,
    ResolutionSection,
    Task,
    Vote,
)
from dvqc_desktop.db.search_index import found_rows
from dvqc_desktop.domain.codes import ResolutionKind
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.snippets import Piece, Wanted, snippet, wanted
from dvqc_desktop.services.statements import PlainQuery, iso_day, one_of

SHOWN, LOOKED_AT = 8, 16  # of each kind lines given; of each table the newest rows, among which the best are chosen
TITLE, SUBJECT = "title", "subject"


class PlaceKind(StrEnum):
    """What a place found is, in the order the kinds are listed."""

    ITEM = "item"
    OPINION = "opinion"
    RESOLUTION = "resolution"
    TASK = "task"
    VOTE = "vote"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place where the words stand: `field` names the part of the item, `row_id` the row shown in the meeting's tab.

    An opinion is shown by its item. A task given outside a meeting has no `meeting_id` (`home_of_task`).
    """

    kind: PlaceKind
    field: str
    row_id: int
    meeting_id: int | None
    day: date | None
    where: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """The best places of one kind; `more` where others were left out."""

    kind: PlaceKind
    places: tuple[FoundPlace, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class _Table:
    """How the rows of a table are read and told: the fields with their names, and the words for where they stand.

    The query gives row, meeting, day, two facts for `where`, the part where it is no column, then the fields.
    """

    kind: PlaceKind
    fields: tuple[tuple[str, str], ...]
    where: Callable[[Any, Any], str]
    query: PlainQuery


_FACTS = 6
_Ranked = tuple[tuple[Any, ...], _Table, Sequence[Any], tuple[str, str, str]]  # rank, row, field that fits best


def find_places(session: Session, typed: str) -> tuple[FoundGroup, ...]:
    """Where the typed words stand, kind by kind; words in that order first, then the accents as typed, then the newest.

    Kinds where more of the words stand, or in that order, come first. All words but the last are whole ones; fewer than
    two letters find nothing.
    """
    looked_for = wanted(typed)
    if looked_for is None:
        return ()
    read: dict[PlaceKind, list[_Ranked]] = {kind: [] for kind in PlaceKind}
    for name, table in _TABLES.items():
        ids = _found(session, name, looked_for)
        if ids:
            read[table.kind] += _read(session, table, ids, looked_for)
    best = {kind: max(rank for rank, *_ in ranked)[:2] for kind, ranked in read.items() if ranked}
    kinds = sorted(best, key=best.__getitem__, reverse=True)
    return tuple(_group(kind, read[kind], looked_for) for kind in kinds)


def home_of_task(session: Session, task_id: int) -> tuple[int | None, int | None]:
    """Where a task given outside a meeting belongs: the worker it was promised to, the session it answers."""
    query = select(Task.promised_to_id, Opinion.session_id).outerjoin(Opinion, Opinion.task_id == Task.id)
    row = session.execute(query.where(Task.id == task_id)).first()
    return (row[0], row[1]) if row else (None, None)


def _found(session: Session, table: str, looked_for: Wanted) -> list[int]:
    """The newest rows of a table: those with the words one after the other, then those that only have them all."""
    found: dict[int, None] = {}
    for match in _matches(looked_for):
        found |= dict.fromkeys(found_rows(session.connection(), table, match, LOOKED_AT))
        if len(found) >= LOOKED_AT:
            break
    return list(found)[:LOOKED_AT]


def _matches(looked_for: Wanted) -> Iterator[str]:
    """The expressions to ask in turn; a single letter at the end, perhaps the first of a word, may be missing."""
    quoted = [f'"{word}"' for word in looked_for.words]
    end = " *" if looked_for.open_end else ""
    yield " + ".join(quoted) + end
    if len(quoted) > 1:
        yield " ".join(quoted) + end if looked_for.open_end else " ".join(quoted[:-1])


def _read(session: Session, table: _Table, ids: list[int], looked_for: Wanted) -> list[_Ranked]:
    """The rows with what they are ranked by: of each the field that fits best."""
    ranked: list[_Ranked] = []
    for row in table.query.rows(session, ids=ids):
        filled = [(*field, text) for field, text in zip(table.fields, row[_FACTS:], strict=True) if text]
        best = max(filled, key=lambda field: looked_for.share(field[2]))
        ranked.append(((*looked_for.share(best[2]), row[2] or ""), table, row, best))
    return ranked


def _group(kind: PlaceKind, found: list[_Ranked], looked_for: Wanted) -> FoundGroup:
    found.sort(key=itemgetter(0), reverse=True)
    places = tuple(_place(table, row, best, looked_for) for _, table, row, best in found[:SHOWN])
    return FoundGroup(kind, places, len(found) > SHOWN)


def _place(table: _Table, row: Sequence[Any], best: tuple[str, str, str], looked_for: Wanted) -> FoundPlace:
    row_id, meeting_id, held_on, first, second, part = row[:_FACTS]
    field, words, text = best
    day = iso_day(held_on)
    where = ", ".join(filter(None, (format_date(day), table.where(first, second), words)))
    return FoundPlace(table.kind, part or field, row_id, meeting_id, day, where, snippet(text, looked_for))


def _of_meeting(row: Any, of: Any, facts: tuple[Any, Any], *fields: Any, part: Any = None) -> Select[*tuple[Any, ...]]:
    """Row, meeting, day, two facts, part, fields, of the rows of table `of` given by their ids."""
    told = null() if part is None else part
    return select(row, Meeting.id, Meeting.held_on, *facts, told, *fields).where(one_of(of.id))


def _meetings() -> Select[*tuple[Any, ...]]:
    fields = (Meeting.title, Meeting.kind_name, Meeting.guests, Meeting.summary)
    return _of_meeting(Meeting.id, Meeting, (null(), null()), *fields)


def _items() -> Select[*tuple[Any, ...]]:
    fields = (AgendaItem.title, AgendaItem.minutes_text, AgendaItem.conclusion, AgendaItem.internal_note)
    found = _of_meeting(AgendaItem.id, AgendaItem, (AgendaItem.position, null()), *fields, AgendaItem.presenter_words)
    return found.join(Meeting, Meeting.id == AgendaItem.meeting_id)


def _opinions() -> Select[*tuple[Any, ...]]:
    facts = (AgendaItem.position, Person.full_name)
    found = _of_meeting(AgendaItem.id, ItemOpinion, facts, ItemOpinion.text)
    return (
        found.join(AgendaItem, AgendaItem.id == ItemOpinion.agenda_item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(Person, Person.id == ItemOpinion.speaker_id)
    )


def _votes() -> Select[*tuple[Any, ...]]:
    return _of_meeting(Vote.id, Vote, (null(), null()), Vote.subject).join(Meeting, Meeting.id == Vote.meeting_id)


def _numbered(of: Any, field: Any, part: Any = None) -> Select[*tuple[Any, ...]]:
    number = select(DocumentNumber.number).where(DocumentNumber.resolution_id == Resolution.id).limit(1)
    found = _of_meeting(Resolution.id, of, (Resolution.kind, number.scalar_subquery()), field, part=part)
    return found.join(Meeting, Meeting.id == Resolution.meeting_id)


def _resolutions() -> Select[*tuple[Any, ...]]:
    return _numbered(Resolution, Resolution.subject)


def _sections() -> Select[*tuple[Any, ...]]:
    found = _numbered(ResolutionSection, ResolutionSection.text, ResolutionSection.key)
    return found.join(ResolutionSection, ResolutionSection.resolution_id == Resolution.id)


def _tasks() -> Select[*tuple[Any, ...]]:
    day = func.coalesce(Meeting.held_on, Task.given_on)
    found = select(Task.id, Task.meeting_id, day, Person.full_name, null(), null(), Task.text, Task.result)
    found = found.outerjoin(Meeting, Meeting.id == Task.meeting_id).outerjoin(Person, Person.id == Task.owner_id)
    return found.where(one_of(Task.id))


def _nothing(_first: Any, _second: Any) -> str:
    return ""


def _item_words(position: int, speaker: str | None) -> str:
    if not position:
        return "để kỳ sau"
    return f"mục {position}, {speaker}" if speaker else f"mục {position}"


def _paper_words(kind: str, number: int | None) -> str:
    name = "kết luận" if kind == ResolutionKind.CONCLUSION else "nghị quyết"
    return f"{name} số {number:02d}" if number else name


def _owner_words(owner: str | None, _second: Any) -> str:
    return owner or ""


_TABLES = {
    "agenda_item": _Table(
        PlaceKind.ITEM,
        (
            (TITLE, ""),
            ("minutes", ""),
            ("conclusion", "kết luận"),
            ("annex", "phụ lục nội bộ"),
            ("presenter", "người trình bày"),
        ),
        _item_words,
        PlainQuery(_items),
    ),
    "item_opinion": _Table(PlaceKind.OPINION, (("text", ""),), _item_words, PlainQuery(_opinions)),
    "resolution": _Table(PlaceKind.RESOLUTION, ((SUBJECT, ""),), _paper_words, PlainQuery(_resolutions)),
    "resolution_section": _Table(PlaceKind.RESOLUTION, (("text", ""),), _paper_words, PlainQuery(_sections)),
    "task": _Table(PlaceKind.TASK, (("text", ""), ("result", "kết quả")), _owner_words, PlainQuery(_tasks)),
    "vote": _Table(PlaceKind.VOTE, ((SUBJECT, ""),), _nothing, PlainQuery(_votes)),
    "meeting": _Table(
        PlaceKind.MEETING,
        ((TITLE, ""), ("kind_name", ""), ("guests", "khách mời"), ("summary", "")),
        _nothing,
        PlainQuery(_meetings),
    ),
}
