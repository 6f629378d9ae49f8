"""The cards of the classification board on a day, read in slices: what is shown of each worker, and nothing else."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, null, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import ClassEvent, Contact, HolderAssignment, Person, Placement, WorkerSpell
from dvqc_desktop.domain import names
from dvqc_desktop.domain.chain_rules import Breach
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import HolderRole, RoundState
from dvqc_desktop.domain.contacts import ContactBasis, ContactClock, contact_clock
from dvqc_desktop.services.board_extras import Extras, Proposed, Which, among, between, read_extras
from dvqc_desktop.services.chain_state import HolderInfo, Judge, chunks, holders_on, superiors_on
from dvqc_desktop.services.classes import class_at, latest_event, words_of
from dvqc_desktop.services.contact_reading import contact_plan
from dvqc_desktop.services.groups import list_groups, list_shifts
from dvqc_desktop.services.presence import holds_on
from dvqc_desktop.services.rounds import find_running_round, last_closed_on

EVERYBODY = -1  # SQLite: no limit


class Card(NamedTuple):
    """A worker as the board shows him.

    `before` is the class at the last closed round (None where there was no round or he was not there), `breach` why
    nobody holds him in order (None when somebody does), `waiting` says that an aim is reached and waits for review.
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
    worker_class: WorkerClass
    class_on: date | None
    review_on: date | None
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
        self.plan = contact_plan(session)
        self.groups = {row.id: row.name for row in list_groups(session)}
        self.shifts = {row.id: row.name for row in list_shifts(session)}
        self.holders: dict[int, HolderInfo] = {}
        self.judge = Judge(self.holders, superiors_on(session, day))
        self._folded: dict[str, str] = {}

    def meet(self, session: Session, ids: Iterable[int]) -> None:
        """Reads the holders and helpers that are not known yet."""
        unknown = set(ids) - self.holders.keys()
        if unknown:
            self.holders.update(holders_on(session, self.day, unknown))

    def forget(self, ids: Iterable[int]) -> None:
        """Reads these people again when they are met next, as after an act that changed them."""
        for person_id in ids:
            self.holders.pop(person_id, None)

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
    query = _query(frame.day, frame.compared_on).order_by(Person.name_sort, Person.id).limit(limit)
    rows = session.execute(query).all()
    return _cards(session, frame, rows, among([row.id for row in rows]))


def read_slice(session: Session, frame: BoardFrame, after_id: int, limit: int) -> list[Card]:
    """The next cards in the order of row ids; fewer than `limit` when all are read.

    By ids the pages of every index are met in order and decrypted once; by names it takes six times as long.
    """
    query = _query(frame.day, frame.compared_on).where(Person.id > after_id).order_by(Person.id).limit(limit)
    rows = session.execute(query).all()
    return _cards(session, frame, rows, between(rows[0].id, rows[-1].id)) if rows else []


def read_all(session: Session, frame: BoardFrame) -> list[Card]:
    """All cards in the order of names, at once."""
    return sorted(read_slice(session, frame, 0, EVERYBODY), key=by_name)


def by_name(card: Card) -> tuple[bytes, int]:
    """The sort key of a card: the Vietnamese order of names."""
    return card.sort, card.id


def read_cards(session: Session, frame: BoardFrame, ids: Iterable[int]) -> list[Card]:
    """The cards of these people, without those who are no workers on the day."""
    found: list[Card] = []
    for chunk in chunks(ids):
        rows = session.execute(_query(frame.day, frame.compared_on, chunk)).all()
        found += _cards(session, frame, rows, among(chunk))
    return found


def _query(day: date, compared_on: date | None, ids: Sequence[int] | None = None) -> Select[*tuple[Any, ...]]:
    event, main, place, spell = (
        aliased(ClassEvent),
        aliased(HolderAssignment),
        aliased(Placement),
        aliased(WorkerSpell),
    )
    last = select(func.max(Contact.at)).where(Contact.worker_id == Person.id, Contact.at <= day).scalar_subquery()
    query = (
        select(
            Person.id,
            Person.full_name,
            Person.name_fold,
            Person.name_sort,
            Person.trade,
            Person.skill_grade,
            Person.contact_interval_days,
            spell.start_on,
            place.work_group_id,
            place.shift_id,
            event.class_code,
            event.at.label("class_on"),
            event.aspects,
            event.review_on,
            (class_at(Person.id, compared_on) if compared_on else null()).label("before"),
            main.holder_id,
            main.exception_reason.is_not(None).label("excused"),
            main.cell_agreement.is_not(None).label("agreed"),
            last.label("last_on"),
        )
        .join(spell, and_(spell.person_id == Person.id, holds_on(spell, day)))
        .outerjoin(event, event.id == latest_event(Person.id, day))
        .outerjoin(main, and_(main.worker_id == Person.id, main.role == HolderRole.MAIN.value, holds_on(main, day)))
        .outerjoin(place, and_(place.person_id == Person.id, holds_on(place, day)))
    )
    return query if ids is None else query.where(Person.id.in_(ids))


def _cards(session: Session, frame: BoardFrame, rows: Sequence[Any], which: Which) -> list[Card]:
    extras = read_extras(session, which, frame.day, frame.round_id)
    helpers = {holder for listed in extras.helpers.values() for holder in listed}
    frame.meet(session, helpers | {row.holder_id for row in rows if row.holder_id is not None})
    return [_card(row, frame, extras) for row in rows]


def _card(row: Any, frame: BoardFrame, extras: Extras) -> Card:
    code = row.class_code or WorkerClass.UNCLASSIFIED.value
    worker_class = WorkerClass(code)
    aspects = words_of(row.aspects) if worker_class is WorkerClass.NEEDS_HELP else ()
    trade, person_id = row.trade or "", row.id
    breach, _ = frame.judge.look(person_id, code, row.holder_id, bool(row.excused), bool(row.agreed))
    days = frame.plan.interval(worker_class, row.contact_interval_days)
    basis = ContactBasis(row.start_on, row.last_on, days, extras.pauses.get(person_id, ()))
    done, total = extras.steps.get(person_id, (0, 0))
    there_before = frame.compared_on is not None and row.start_on <= frame.compared_on
    return Card(
        id=person_id,
        name=row.full_name,
        sort=row.name_sort,
        search=" ".join((row.name_fold, *(frame.folded(text) for text in (trade, *aspects) if text))),
        trade=trade,
        grade=row.skill_grade or "",
        group_id=row.work_group_id,
        group=frame.groups.get(row.work_group_id, ""),
        shift=frame.shifts.get(row.shift_id, ""),
        worker_class=worker_class,
        class_on=row.class_on,
        review_on=row.review_on,
        aspects=aspects,
        before=WorkerClass(row.before) if there_before else None,
        proposed=extras.proposals.get(person_id),
        holder=frame.holders.get(row.holder_id),
        excused=bool(row.excused),
        breach=breach,
        helpers=tuple(frame.holders[holder] for holder in extras.helpers.get(person_id, ())),
        clock=contact_clock(basis, frame.day),
        steps_done=done,
        steps_total=total,
        waiting=extras.waits(person_id, row.class_on),
        posts=extras.posts.get(person_id, ()),
    )
