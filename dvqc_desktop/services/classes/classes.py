"""Classes of workers: append-only dated events, and the class at a date as one expression for every query."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, func, insert, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import ClassEvent
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.errors.classes import ClassReasonMissingError, ThirdClassIncompleteError
from dvqc_desktop.domain.errors.workers import WorkerDateFutureError
from dvqc_desktop.services.classes.frozen import check_not_frozen
from dvqc_desktop.services.people.presence import Day, check_worker, check_workers
from dvqc_desktop.services.statements import run

TOPICS = frozenset({Topic.CLASSES, Topic.CHAIN})
SEPARATOR = "; "
_EVENT = insert(ClassEvent)
_EVENTS = _EVENT.returning(ClassEvent.id, ClassEvent.person_id)  # many rows become one statement

_THIRD_CLASS_NEEDS = (
    ("strengths", "mặt mạnh"),
    ("aspects", "mặt cần giúp"),
    ("causes", "nguyên nhân"),
    ("help_agreed", "việc giúp đã thống nhất"),
)


@dataclass(frozen=True, slots=True)
class ClassForm:
    """A class given to a worker on a day, with what the cell knows; `aspects` and `causes` in words.

    `basis` says on what ground, beside the meeting and its item; `review_on` is the day to look again.
    """

    worker_class: WorkerClass
    at: date
    reason: str = ""
    strengths: str = ""
    aspects: tuple[str, ...] = ()
    facts: str = ""
    causes: tuple[str, ...] = ()
    help_agreed: str = ""
    basis: str = ""
    review_on: date | None = None
    meeting_id: int | None = None
    agenda_item_id: int | None = None
    round_id: int | None = None
    corrects_id: int | None = None


@dataclass(frozen=True, slots=True)
class ClassEntry:
    """One event of a worker's history, the newest first; `corrects_id` names the event it puts right."""

    id: int
    worker_class: WorkerClass
    at: date
    reason: str
    strengths: str
    aspects: tuple[str, ...]
    facts: str
    causes: tuple[str, ...]
    help_agreed: str
    basis: str
    review_on: date | None
    round_id: int | None
    corrects_id: int | None
    meeting_id: int | None


def latest_event(person_id: Any, day: Day) -> ScalarSelect[int]:
    """The id of the class event in force on the day, read from the covering index; NULL for none."""
    event = aliased(ClassEvent)
    return (
        select(event.id)
        .where(event.person_id == person_id, event.at <= day)
        .order_by(event.at.desc(), event.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def class_at(person_id: Any, day: Day) -> ColumnElement[str]:
    """The class code on the day, day included: correlated LIMIT 1 on the covering index (performance.md, fact 4)."""
    event = aliased(ClassEvent)
    code = (
        select(event.class_code)
        .where(event.person_id == person_id, event.at <= day)
        .order_by(event.at.desc(), event.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(code, WorkerClass.UNCLASSIFIED.value)


def get_class(session: Session, person_id: int, day: date) -> WorkerClass:
    """A worker's class on the day; not yet classified where nobody gave one."""
    return WorkerClass(session.execute(select(class_at(person_id, day))).scalar_one())


def classify(session: Session, person_id: int, form: ClassForm) -> Change:
    """Gives a worker a class from a day on.

    Raises WorkerGoneError, WorkerDateFutureError, ClassReasonMissingError, ThirdClassIncompleteError, RoundFrozenError.
    """
    name = check_worker(session, person_id, form.at)
    add_class_event(session, person_id, name, form)
    return Change("sửa phân loại" if form.corrects_id else "phân loại", name, TOPICS, person_id)


def add_class_event(session: Session, person_id: int, name: str, form: ClassForm) -> int:
    """Checks the form and appends the event; part of the use cases that give a class. Gives the event's id."""
    _check_given(name, form)
    if form.corrects_id is None:
        check_not_frozen(session, name, form.at)
    return run(session, _EVENT, _columns(person_id, form)).lastrowid


def add_class_events(session: Session, given: Mapping[int, ClassForm]) -> dict[int, int]:
    """The same for several people, each a worker on his day, in one statement. Gives the events' ids by person.

    Raises what `classify` raises.
    """
    for day in sorted({form.at for form in given.values()}):
        theirs = {person_id: form for person_id, form in given.items() if form.at == day}
        names = check_workers(session, theirs, day)
        for person_id, form in theirs.items():
            _check_given(names[person_id], form)
        for person_id in [person_id for person_id, form in theirs.items() if form.corrects_id is None][:1]:
            check_not_frozen(session, names[person_id], day)
    rows = run(session, _EVENTS, [_columns(person_id, form) for person_id, form in given.items()])
    return {person_id: event_id for event_id, person_id in rows}


def _check_given(name: str, form: ClassForm) -> None:
    if form.at > clock.today():
        raise WorkerDateFutureError(day=form.at)
    check_form(name, form)


def _columns(person_id: int, form: ClassForm) -> dict[str, object]:
    return {
        "person_id": person_id,
        "at": form.at,
        "class_code": form.worker_class.value,
        "strengths": _text(form.strengths),
        "reason": _text(form.reason),
        "aspects": _text(SEPARATOR.join(form.aspects)),
        "facts": _text(form.facts),
        "causes": _text(SEPARATOR.join(form.causes)),
        "help_agreed": _text(form.help_agreed),
        "basis": _text(form.basis),
        "review_on": form.review_on,
        "meeting_id": form.meeting_id,
        "agenda_item_id": form.agenda_item_id,
        "round_id": form.round_id,
        "corrects_id": form.corrects_id,
    }


def check_form(name: str, form: ClassForm) -> None:
    """Refuses a class without a reason, and the third class without its four parts (product.md, principle 1)."""
    if form.worker_class is WorkerClass.NEEDS_HELP:
        missing = [words for field, words in _THIRD_CLASS_NEEDS if not _given(getattr(form, field))]
        if missing:
            raise ThirdClassIncompleteError(name=name, missing=", ".join(missing))
    if not form.reason.strip() and not form.basis.strip():
        raise ClassReasonMissingError(name=name)


def class_history(session: Session, person_id: int) -> list[ClassEntry]:
    """All class events of a worker, the newest first."""
    rows = session.execute(
        select(ClassEvent).where(ClassEvent.person_id == person_id).order_by(ClassEvent.at.desc(), ClassEvent.id.desc())
    ).scalars()
    return [_entry(row) for row in rows]


def words_of(text: str | None) -> tuple[str, ...]:
    """The aspects or causes kept in a text of the store."""
    return tuple(text.split(SEPARATOR)) if text else ()


def _entry(row: ClassEvent) -> ClassEntry:
    return ClassEntry(
        id=row.id,
        worker_class=WorkerClass(row.class_code),
        at=row.at,
        reason=row.reason or "",
        strengths=row.strengths or "",
        aspects=words_of(row.aspects),
        facts=row.facts or "",
        causes=words_of(row.causes),
        help_agreed=row.help_agreed or "",
        basis=row.basis or "",
        review_on=row.review_on,
        round_id=row.round_id,
        corrects_id=row.corrects_id,
        meeting_id=row.meeting_id,
    )


def _given(value: str | tuple[str, ...]) -> bool:
    text = value if isinstance(value, str) else "".join(value)
    return bool(text.strip())


def _text(value: str) -> str | None:
    return value.strip() or None
