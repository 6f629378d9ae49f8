"""The cards of the classification board on a day, read in slices: what is shown of each worker, and nothing else."""

from collections.abc import Iterable
from datetime import date, timedelta
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import WorkerSpell
from dvqc_desktop.domain import names
from dvqc_desktop.domain.chain_rules import Breach, Hold
from dvqc_desktop.domain.classes import WorkerClass, past_review
from dvqc_desktop.domain.codes import RoundState
from dvqc_desktop.domain.contacts import ContactBasis, ContactClock, Pause, contact_clock
from dvqc_desktop.services.board.board_extras import EXTRAS_BETWEEN, EXTRAS_OF, Extras, Proposed
from dvqc_desktop.services.board.board_query import FIRST_CARDS, NEXT_CARDS, SOME_CARDS
from dvqc_desktop.services.chain.chain_state import Judge
from dvqc_desktop.services.chain.group_cover import GroupPost
from dvqc_desktop.services.chain.holders import EXCUSED, HolderInfo, Holders
from dvqc_desktop.services.classes.classes import words_of
from dvqc_desktop.services.classes.rounds import find_running_round, last_closed_on
from dvqc_desktop.services.contacts.contact_reading import contact_plan
from dvqc_desktop.services.people.groups import list_groups, list_shifts, list_teams
from dvqc_desktop.services.people.presence import holds_on
from dvqc_desktop.services.statements import DAY, PlainQuery, iso_day

EVERYBODY = -1  # SQLite: no limit
CLASSES = {code.value: code for code in WorkerClass}  # a look-up is cheaper than asking the enumeration
NEEDS_HELP = WorkerClass.NEEDS_HELP.value
CODE, HOLDER_ID = 12, 17  # two places in what the statements give
NO_STEPS = (0, 0)
GROUP = Hold.GROUP
Row = tuple[Any, ...]
_COUNT = PlainQuery(lambda: select(func.count()).select_from(WorkerSpell).where(holds_on(WorkerSpell, DAY)))


class Card(NamedTuple):
    """A worker as the board shows him.

    `before` is the class at the last closed round (None where there was no round or he was not there), `breach` why
    nobody holds him in order (None when somebody does), `through` the post over his group where he is held by that
    alone, `accepted` that his holder said yes, `waiting` that an aim is reached and waits for review, `stale` that the
    class is past its day of review, `untalked` that he has a post outside the Party and no member talked over the
    common work with him in the month of the day, `unasked` that no day is noted on which he agreed to be in the book.
    """

    id: int
    name: str
    sort: bytes
    trade: str
    grade: str
    birth_year: str
    group_id: int | None
    search: str
    group: str
    shift: str
    team: str
    worker_class: WorkerClass
    class_on: date | None
    review_on: date | None
    stale: bool
    aspects: tuple[str, ...]
    before: WorkerClass | None
    proposed: Proposed | None
    holder: HolderInfo | None
    excused: bool
    breach: Breach | None
    helpers: tuple[HolderInfo, ...]
    clock: ContactClock
    steps_done: int
    steps_total: int
    waiting: bool
    posts: tuple[str, ...]
    untalked: bool
    hold: Hold
    through: GroupPost | None
    accepted: bool
    unasked: bool


class _Days(dict[str | None, date | None]):
    """Days by the text of the store, each parsed once: many people share them."""

    def __missing__(self, text: str | None) -> date | None:
        return self.setdefault(text, iso_day(text))


class _Folded(dict[str, str]):
    """Trades and aspects as they follow a folded name in what is searched, each folded once."""

    def __missing__(self, text: str) -> str:
        return self.setdefault(text, f" {names.fold(text)}" if text else "")


class BoardFrame:
    """What all slices of one board share: the day, names of groups, and whom they have met so far.

    `last_round_on` is the last round closed by the day; classes are compared with `compared_on`, the one before it.
    """

    def __init__(self, session: Session, day: date, today: date) -> None:
        running = find_running_round(session) if day == today else None
        self.day = day
        self.last_round_on = last_closed_on(session, day)
        self.compared_on = last_closed_on(session, day - timedelta(days=1))
        self.compared = self.compared_on.isoformat() if self.compared_on else ""  # nobody was there before any day
        self.round_id = running.id if running and running.state is RoundState.OPEN else None
        self.plan = contact_plan(session)
        groups = list_groups(session)
        self.groups = {row.id: row.name for row in groups}
        self.leaders = {row.id: row.leader_id for row in groups if row.leader_id is not None}
        self.shifts = {row.id: row.name for row in list_shifts(session)}
        self.teams = {row.id: row.name for row in list_teams(session)}
        self.holders = Holders(session, day)
        self.judge = Judge(session, day, self.holders)
        self.intervals = {code.value: self.plan.interval(code, None) for code in WorkerClass}
        self.days, self.folded = _Days(), _Folded()
        self._clocks: dict[tuple[object, ...], ContactClock] = {}

    def forget(self, ids: Iterable[int]) -> None:
        """Reads these people again when they are met next, as after an act that changed them."""
        for person_id in ids:
            self.holders.pop(person_id, None)

    def clock(self, since: str, last_on: str | None, days: int, pauses: tuple[Pause, ...]) -> ContactClock:
        """The contact clock of the day; people who came and were met on the same days share it."""
        key = since, last_on, days, pauses
        found = self._clocks.get(key)
        if found is None:
            basis = ContactBasis(date.fromisoformat(since), iso_day(last_on), days, pauses)
            found = self._clocks[key] = contact_clock(basis, self.day)
        return found


def board_frame(session: Session, day: date, today: date) -> BoardFrame:
    """What all slices of the board of a day share."""
    return BoardFrame(session, day, today)


def count_workers(session: Session, day: date) -> int:
    """How many workers there are on the day."""
    ((count,),) = _COUNT.rows(session, day=day)
    return int(count)


def read_first(session: Session, frame: BoardFrame, limit: int) -> list[Card]:
    """The first cards in the order of names, for the first paint."""
    return _cards(session, frame, FIRST_CARDS.rows(session, day=frame.day, compared=frame.compared_on, count=limit))


def read_slice(session: Session, frame: BoardFrame, after_id: int, limit: int) -> list[Card]:
    """The next cards in the order of row ids; fewer than `limit` when all are read.

    By ids the pages of every index are met in order and decrypted once; by names it takes six times as long.
    """
    chosen = {"after": after_id, "count": limit}
    rows = NEXT_CARDS.rows(session, day=frame.day, compared=frame.compared_on, **chosen)
    if not rows:
        return []
    extras = EXTRAS_BETWEEN.read(session, frame.day, frame.round_id, first=rows[0][0], last=rows[-1][0])
    return _cards(session, frame, rows, extras)


def read_all(session: Session, frame: BoardFrame) -> list[Card]:
    """All cards in the order of names, at once."""
    return sorted(read_slice(session, frame, 0, EVERYBODY), key=by_name)


by_name = attrgetter("sort", "id")  # the sort key of a card: the Vietnamese order of names


def read_cards(session: Session, frame: BoardFrame, ids: Iterable[int]) -> list[Card]:
    """The cards of these people, without those who are no workers on the day."""
    frame.judge.read_deep(session, frame.day)
    rows = SOME_CARDS.rows(session, day=frame.day, compared=frame.compared_on, ids=list(ids))
    return _cards(session, frame, rows)


def _cards(session: Session, frame: BoardFrame, rows: list[Row], extras: Extras | None = None) -> list[Card]:
    if extras is None:
        extras = EXTRAS_OF.read(session, frame.day, frame.round_id, ids=[row[0] for row in rows])
    met = {row[HOLDER_ID] for row in rows}.union(*extras.helpers.values()) - {None}
    frame.holders.meet(session, met, {row[0]: (row[1], row[CODE]) for row in rows})
    return [_card(row, frame, extras) for row in rows]


def _card(row: Row, frame: BoardFrame, extras: Extras) -> Card:
    person_id, name, sort, trade, grade, year, group_id, fold, own_days, start_on, shift_id, team_id, *rest = row
    code, class_on, aspects_text, review_on, before, holder_id, noted, accepted, last_on, unasked = rest
    aspects = words_of(aspects_text) if code == NEEDS_HELP else ()
    breach, hold = frame.judge.look((person_id, code, holder_id, noted, group_id))
    days = frame.intervals[code] if own_days is None else frame.plan.interval(CLASSES[code], own_days)
    fields = (
        person_id,
        name,
        sort,
        trade,
        grade,
        year,
        group_id,
        fold + frame.folded[trade] + "".join([frame.folded[aspect] for aspect in aspects]),
        frame.groups.get(group_id, ""),
        frame.shifts.get(shift_id, ""),
        frame.teams.get(team_id, ""),
        CLASSES[code],
        frame.days[class_on],
        frame.days[review_on],
        review_on is not None and past_review(frame.days[review_on], frame.day),
        aspects,
        CLASSES[before] if start_on <= frame.compared else None,
        extras.proposals.get(person_id),
        frame.holders.get(holder_id),
        bool(noted & EXCUSED),
        breach,
        tuple([frame.holders[helper] for helper in extras.helpers.get(person_id, ())]),
        frame.clock(start_on, last_on, days, extras.pauses.get(person_id, ())),
        *extras.steps.get(person_id, NO_STEPS),
        person_id in extras.reached and extras.waits(person_id, frame.days[class_on]),
        extras.posts.get(person_id, ()),
        person_id in extras.untalked,
        hold,
        frame.judge.covers.get(group_id) if hold is GROUP else None,
        accepted == 1,
        unasked == 1,
    )
    return tuple.__new__(Card, fields)  # by names it takes twice as long
