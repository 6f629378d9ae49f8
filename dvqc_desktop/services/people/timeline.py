"""Everything about one person on one timeline, the newest first, read in slices; it stays inside the program."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import Subquery, func, select, union_all
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Person
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.timeline import EntryKind, TimelineEntry
from dvqc_desktop.services.board.board import Card, board_frame, read_cards
from dvqc_desktop.services.contacts.private_notes import count_private_notes
from dvqc_desktop.services.people.timeline_meetings import MEETING_SOURCES
from dvqc_desktop.services.people.timeline_party import PARTY_SOURCES
from dvqc_desktop.services.people.timeline_place import PLACE_SOURCES
from dvqc_desktop.services.people.timeline_source import Source
from dvqc_desktop.services.people.timeline_work import WORK_SOURCES

SLICE = 60
SOURCES = (*PLACE_SOURCES, *WORK_SOURCES, *MEETING_SOURCES, *PARTY_SOURCES)
_OWN = tuple(source for source in SOURCES if not source.for_others)
_BY_NAME = {source.name: source for source in SOURCES}


@dataclass(frozen=True, slots=True)
class TimelineHead:
    """Whose timeline it is: the card of a worker of the day (None for anybody else), how much there is of each kind,
    and the number of private notes."""

    person_id: int
    name: str
    trade: str
    grade: str
    card: Card | None
    counts: dict[EntryKind, int]
    private_notes: int

    @property
    def total(self) -> int:
        """How many entries there are of all kinds."""
        return sum(self.counts.values())


def timeline_head(session: Session, person_id: int, day: date) -> TimelineHead:
    """The head of a person's timeline. Raises NoResultFound where the book knows nobody of this number."""
    person = session.execute(
        select(Person.full_name, Person.trade, Person.skill_grade).where(Person.id == person_id)
    ).one()
    keys = _keys(SOURCES)
    counted = select(keys.c.source, func.count()).group_by(keys.c.source)
    found = session.execute(counted, {"person": person_id, "today": clock.today()}).all()
    counts: dict[EntryKind, int] = defaultdict(int)
    for name, number in found:
        counts[_BY_NAME[name].kind] += number
    cards = read_cards(session, board_frame(session, day, day), {person_id})
    return TimelineHead(
        person_id,
        person.full_name,
        person.trade or "",
        person.skill_grade or "",
        cards[0] if cards else None,
        {kind: counts[kind] for kind in EntryKind if counts[kind]},
        count_private_notes(session, person_id),
    )


def read_timeline(
    session: Session, person_id: int, kinds: Collection[EntryKind] = (), skip: int = 0, limit: int | None = SLICE
) -> tuple[TimelineEntry, ...]:
    """A slice of the timeline: `limit` entries (None: all) after the first `skip`; of these kinds, all where none is
    named."""
    chosen = tuple(source for source in SOURCES if not kinds or source.kind in kinds)
    return _entries(session, person_id, chosen, skip, limit)


def own_entries(session: Session, person_id: int) -> tuple[TimelineEntry, ...]:
    """What is kept about the person alone, without what he or she does for others: for the sheet handed over."""
    return _entries(session, person_id, _OWN, 0, None)


@cache
def _keys(sources: tuple[Source, ...]) -> Subquery:
    return union_all(*(source.keys() for source in sources)).subquery()


def _entries(
    session: Session, person_id: int, sources: tuple[Source, ...], skip: int, limit: int | None
) -> tuple[TimelineEntry, ...]:
    keys = _keys(sources)
    rows = session.execute(
        select(keys.c.source, keys.c.day, keys.c.row_id)
        .order_by(keys.c.day.desc(), keys.c.row_id.desc(), keys.c.source)
        .offset(skip)
        .limit(limit),
        {"person": person_id, "today": clock.today()},
    ).all()
    wanted: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        wanted[row.source].append(row.row_id)
    said = {
        (name, row_id): (title, lines)
        for name, ids in wanted.items()
        for row_id, title, lines in _BY_NAME[name].read(session, ids)
    }
    return tuple(
        TimelineEntry(_BY_NAME[row.source].kind, row.source, row.row_id, row.day, *said[row.source, row.row_id])
        for row in rows
    )
