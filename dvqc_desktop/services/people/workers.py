"""Workers: added, edited, placed, and ended with everything that hangs on them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from dvqc_desktop.db.models import ClassProposal, HolderAssignment, Placement, WorkerSpell
from dvqc_desktop.domain import clock, names
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.domain.errors.workers import (
    SpanReversedError,
    WorkerDateFutureError,
    WorkerGoneError,
    WorkerNameMissingError,
    WorkerThereError,
)
from dvqc_desktop.services.people.people import PersonFields, create_person, update_person
from dvqc_desktop.services.people.presence import check_worker, holds_on, name_of
from dvqc_desktop.services.people.worker_links import end_links_of

TOPICS = frozenset({Topic.WORKERS, Topic.CHAIN, Topic.CLASSES})

END_WORDS = {
    SpellEnd.LEFT: "thôi việc",
    SpellEnd.TRANSFERRED: "chuyển đơn vị",
    SpellEnd.RETIRED: "nghỉ hưu",
    SpellEnd.ADMITTED: "được kết nạp vào Đảng",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody works: row ids of team, group and shift."""

    team_id: int | None = None
    work_group_id: int | None = None
    shift_id: int | None = None


def add_worker(session: Session, person: PersonFields, start_on: date, place: Place | None = None) -> Change:
    """Adds a person as a worker of the book from `start_on` on. The row id of the change is the person's.

    Raises WorkerNameMissingError, WorkerDateFutureError.
    """
    if not names.one_line(person.full_name):
        raise WorkerNameMissingError
    person_id = create_person(session, person)
    return make_worker(session, person_id, start_on, place)


def make_worker(session: Session, person_id: int, start_on: date, place: Place | None = None) -> Change:
    """Makes somebody the book knows a worker again, or for the first time.

    Raises WorkerThereError, WorkerDateFutureError.
    """
    name = name_of(session, person_id)
    if start_on > clock.today():
        raise WorkerDateFutureError(day=start_on)
    later = select(WorkerSpell.id).where(
        WorkerSpell.person_id == person_id, WorkerSpell.end_on.is_(None) | (WorkerSpell.end_on > start_on)
    )
    if session.execute(later.limit(1)).scalar() is not None:
        raise WorkerThereError(name=name)
    session.add(WorkerSpell(person_id=person_id, start_on=start_on))
    if place is not None and place != Place():
        place_person(session, person_id, place, start_on)
    session.flush()
    return Change("thêm quần chúng", name, TOPICS, person_id)


def edit_worker(session: Session, person_id: int, person: PersonFields) -> Change:
    """Brings a worker's own fields up to date. Raises WorkerNameMissingError."""
    if not names.one_line(person.full_name):
        raise WorkerNameMissingError
    update_person(session, person_id, person)
    return Change("sửa thông tin", names.nfc(person.full_name), TOPICS, person_id)


def place_worker(session: Session, person_id: int, place: Place, on: date) -> Change:
    """Puts a worker into a team, group and shift from a day on; nothing is written where nothing changes.

    Raises WorkerGoneError.
    """
    name = check_worker(session, person_id, on)
    place_person(session, person_id, place, on)
    return Change("xếp tổ, nhóm, ca", name, TOPICS, person_id)


def place_on(session: Session, person_id: int, day: date) -> Place:
    """Where somebody works on a day."""
    row = session.execute(
        select(Placement.team_id, Placement.work_group_id, Placement.shift_id)
        .where(Placement.person_id == person_id, holds_on(Placement, day))
        .order_by(Placement.start_on.desc(), Placement.id.desc())
        .limit(1)
    ).one_or_none()
    return Place(*row) if row else Place()


def place_person(session: Session, person_id: int, place: Place, on: date) -> None:
    if place == place_on(session, person_id, on):
        return
    session.execute(
        delete(Placement).where(Placement.person_id == person_id, Placement.start_on >= on),
        execution_options={"synchronize_session": False},
    )
    session.execute(
        update(Placement).where(Placement.person_id == person_id, holds_on(Placement, on)).values(end_on=on),
        execution_options={"synchronize_session": False},
    )
    if place != Place():
        session.add(Placement(person_id=person_id, start_on=on, **_columns(place)))
    session.flush()


def _columns(place: Place) -> dict[str, int | None]:
    return {"team_id": place.team_id, "work_group_id": place.work_group_id, "shift_id": place.shift_id}


def end_worker(session: Session, person_id: int, reason: SpellEnd, on: date) -> Change:
    """Ends somebody's days as a worker: `on` is the first day he no longer is one.

    In the same act the assignments around him end, except that whoever is admitted keeps, as a member, the people he
    holds; his place, his links with others and his open proposals end too. Raises WorkerGoneError, SpanReversedError.
    """
    name = name_of(session, person_id)
    spell = session.execute(
        select(WorkerSpell).where(WorkerSpell.person_id == person_id, WorkerSpell.end_on.is_(None))
    ).scalar_one_or_none()
    if spell is None:
        raise WorkerGoneError(name=name, day=on)
    if on < spell.start_on:
        raise SpanReversedError(start=spell.start_on, end=on)
    spell.end_on, spell.end_reason = on, reason.value
    words = END_WORDS[reason]
    _end_assignments(session, HolderAssignment.worker_id, person_id, on, f"người được phụ trách {words}")
    session.execute(
        delete(ClassProposal).where(ClassProposal.person_id == person_id, ClassProposal.agreed_event_id.is_(None))
    )
    end_links_of(session, person_id, on)
    if reason is not SpellEnd.ADMITTED:
        _end_assignments(session, HolderAssignment.holder_id, person_id, on, f"người phụ trách {words}")
        place_person(session, person_id, Place(), on)
    session.flush()
    return Change("ghi rời danh sách", name, TOPICS, person_id)


def _end_assignments(session: Session, whose: InstrumentedAttribute[int], person_id: int, on: date, why: str) -> None:
    rows = session.execute(select(HolderAssignment).where(whose == person_id, HolderAssignment.end_on.is_(None)))
    for row in rows.scalars():
        row.end_on = max(on, row.start_on)
        row.end_reason = why
