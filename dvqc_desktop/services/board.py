"""The cards of the classification board on a day, read in slices: what is shown of each worker, and nothing else."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import WorkerSpell
from dvqc_desktop.domain import names
from dvqc_desktop.domain.chain_rules import Breach, Hold
from dvqc_desktop.domain.classes import WorkerClass, past_review
from dvqc_desktop.domain.codes import RoundState
from dvqc_desktop.domain.contacts import ContactBasis, ContactClock, contact_clock
from dvqc_desktop.services.board_extras import Extras, Proposed
from dvqc_desktop.services.board_query import CardQuery, CardRow
from dvqc_desktop.services.chain_state import HolderInfo, Judge, MainLink, holders_on
from dvqc_desktop.services.classes import words_of
from dvqc_desktop.services.contact_reading import contact_plan
from dvqc_desktop.services.group_cover import GroupPost
from dvqc_desktop.services.groups import list_groups, list_shifts, list_teams
from dvqc_desktop.services.presence import holds_on
from dvqc_desktop.services.rounds import find_running_round, last_closed_on
from dvqc_desktop.services.statements import chunks

EVERYBODY = -1  # SQLite: no limit
_CLASSES = {code.value: code for code in WorkerClass}  # a look-up is cheaper than asking the enumeration


class Card(NamedTuple):
    """A worker as the board shows him.

    `before` is the class at the last closed round (None where there was no round or he was not there), `breach` why
    nobody holds him in order (None when somebody does), `through` the post over his group where he is held by that
    alone, `accepted` that his holder said yes, `waiting` that an aim is reached and waits for review, `stale` that the
    class is past its day of review, `untalked` that he has a post outside the Party and no member talked over the
    common work with him in the month of the day.
    """

    id: int
    name: str
    sort: bytes
    search: str
    trade: str
    grade: str
    group_id: int | None
    group: str
    shift: str
    team: str
    birth_year: str
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


class BoardFrame:
    """What all slices of one board share: the day, names of groups, and whom they have met so far.

    `last_round_on` is the last round closed by the day; classes are compared with `compared_on`, the one before it.
    """

    def __init__(self, session: Session, day: date, today: date) -> None:
        running = find_running_round(session) if day == today else None
        self.day = day
        self.last_round_on = last_closed_on(session, day)
        self.compared_on = last_closed_on(session, day - timedelta(days=1))
        self.round_id = running.id if running and running.state is RoundState.OPEN else None
        self.query = CardQuery(day, self.compared_on, self.round_id)
        self.plan = contact_plan(session)
        groups = list_groups(session)
        self.groups = {row.id: row.name for row in groups}
        self.leaders = {row.id: row.leader_id for row in groups if row.leader_id is not None}
        self.shifts = {row.id: row.name for row in list_shifts(session)}
        self.teams = {row.id: row.name for row in list_teams(session)}
        self.holders: dict[int, HolderInfo] = {}
        self.judge = Judge(session, day, self.holders)
        self._folded: dict[str, str] = {}
        self._clocks: dict[ContactBasis, ContactClock] = {}

    def meet(self, session: Session, ids: Iterable[int]) -> None:
        """Reads the holders and helpers that are not known yet."""
        unknown = set(ids) - self.holders.keys()
        if unknown:
            self.holders.update(holders_on(session, self.day, unknown))

    def forget(self, ids: Iterable[int]) -> None:
        """Reads these people again when they are met next, as after an act that changed them."""
        for person_id in ids:
            self.holders.pop(person_id, None)

    def clock(self, basis: ContactBasis) -> ContactClock:
        """The contact clock of the day; people last met on one day share it."""
        found = self._clocks.get(basis)
        if found is None:
            found = self._clocks[basis] = contact_clock(basis, self.day)
        return found

    def folded(self, text: str) -> str:
        """The folded form of a trade or an aspect, worked out once."""
        found = self._folded.get(text)
        if found is None:
            found = self._folded[text] = names.fold(text)
        return found


def board_frame(session: Session, day: date, today: date) -> BoardFrame:
    """What all slices of the board of a day share."""
    return BoardFrame(session, day, today)


def count_workers(session: Session, day: date) -> int:
    """How many workers there are on the day."""
    return session.execute(select(func.count()).select_from(WorkerSpell).where(holds_on(WorkerSpell, day))).scalar_one()


def read_first(session: Session, frame: BoardFrame, limit: int) -> list[Card]:
    """The first cards in the order of names, for the first paint."""
    rows = session.connection().execute(frame.query.first, {"count": limit}).all()
    return _cards(session, frame, rows, frame.query.extras_of.read(session, {"ids": [row.id for row in rows]}))


def read_slice(session: Session, frame: BoardFrame, after_id: int, limit: int) -> list[Card]:
    """The next cards in the order of row ids; fewer than `limit` when all are read.

    By ids the pages of every index are met in order and decrypted once; by names it takes six times as long.
    """
    rows = session.connection().execute(frame.query.next, {"after": after_id, "count": limit}).all()
    if not rows:
        return []
    extras = frame.query.extras_between.read(session, {"first": rows[0].id, "last": rows[-1].id})
    return _cards(session, frame, rows, extras)


def read_all(session: Session, frame: BoardFrame) -> list[Card]:
    """All cards in the order of names, at once."""
    return sorted(read_slice(session, frame, 0, EVERYBODY), key=by_name)


def by_name(card: Card) -> tuple[bytes, int]:
    """The sort key of a card: the Vietnamese order of names."""
    return card.sort, card.id


def read_cards(session: Session, frame: BoardFrame, ids: Iterable[int]) -> list[Card]:
    """The cards of these people, without those who are no workers on the day."""
    found: list[Card] = []
    frame.judge.read_deep(session, frame.day)
    for chunk in chunks(ids):
        rows = session.connection().execute(frame.query.some, {"ids": chunk}).all()
        found += _cards(session, frame, rows, frame.query.extras_of.read(session, {"ids": chunk}))
    return found


def _cards(session: Session, frame: BoardFrame, rows: Sequence[Any], extras: Extras) -> list[Card]:
    helpers = {holder for listed in extras.helpers.values() for holder in listed}
    frame.meet(session, helpers | {row.holder_id for row in rows if row.holder_id is not None})
    return [_card(CardRow._make(row), frame, extras) for row in rows]


def _card(row: CardRow, frame: BoardFrame, extras: Extras) -> Card:
    code = row.code or WorkerClass.UNCLASSIFIED.value
    worker_class = _CLASSES[code]
    aspects = words_of(row.aspects) if worker_class is WorkerClass.NEEDS_HELP else ()
    breach, hold = frame.judge.look(MainLink(row.id, code, row.holder_id, row.excused, row.agreed, row.group_id))
    days = frame.plan.interval(worker_class, row.own_days)
    done, total = extras.steps.get(row.id, (0, 0))
    return Card(
        id=row.id,
        name=row.name,
        sort=row.sort,
        search=" ".join((row.fold, *[frame.folded(text) for text in (row.trade, *aspects) if text])),
        trade=row.trade or "",
        grade=row.grade or "",
        group_id=row.group_id,
        group=frame.groups.get(row.group_id or 0, ""),
        shift=frame.shifts.get(row.shift_id or 0, ""),
        team=frame.teams.get(row.team_id or 0, ""),
        birth_year=row.birth_year or "",
        worker_class=worker_class,
        class_on=row.class_on,
        review_on=row.review_on,
        stale=past_review(row.review_on, frame.day),
        aspects=aspects,
        before=_CLASSES[row.before] if row.before and _there(frame.compared_on, row.start_on) else None,
        proposed=extras.proposals.get(row.id),
        holder=frame.holders.get(row.holder_id or 0),
        excused=bool(row.excused),
        breach=breach,
        helpers=tuple([frame.holders[holder] for holder in extras.helpers.get(row.id, ())]),
        clock=frame.clock(ContactBasis(row.start_on, row.last_on, days, extras.pauses.get(row.id, ()))),
        steps_done=done,
        steps_total=total,
        waiting=extras.waits(row.id, row.class_on),
        posts=extras.posts.get(row.id, ()),
        untalked=row.id in extras.untalked,
        hold=hold,
        through=frame.judge.covers.get(row.group_id or 0) if hold is Hold.GROUP else None,
        accepted=bool(row.accepted),
    )


def _there(day: date | None, start_on: date) -> bool:
    """Whether somebody who is there since a day was there at the round compared with."""
    return day is not None and start_on <= day
