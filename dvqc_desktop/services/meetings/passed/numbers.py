"""The ledger of papers' numbers: they run by type from 01 through the whole term; void ones stay with their reason."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import DocumentNumber, Meeting, Resolution
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import NumberState
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.numbers import (
    NumberInUseError,
    NumberMissingError,
    NumberRangeError,
    NumberReasonMissingError,
    NumberSubjectMissingError,
    NumberTakenError,
    NumberTypeError,
    NumberVoidError,
)
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import Unit, get_unit

TOPICS = frozenset({Topic.MEETINGS})
MOST_PAPERS = 9999


@dataclass(frozen=True, slots=True)
class NumberType:
    """A type of paper that has a series of numbers: its code, its name, its symbol ("NQ")."""

    code: str
    name: str
    symbol: str


@dataclass(frozen=True, slots=True)
class NumberForm:
    """A number to be kept: for which type of paper and subject; `number` None takes the next one.

    `used` says that the paper was issued already, `meeting_id` to which meeting an invitation calls.
    """

    type: str
    subject: str
    number: int | None = None
    used: bool = False
    meeting_id: int | None = None


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A line of the ledger; `printed` is the number as papers carry it, `meeting_id` whose paper has it."""

    id: int
    type: str
    type_name: str
    term: str
    number: int
    printed: str
    state: NumberState
    subject: str | None
    given_on: date
    reason: str | None
    meeting_id: int | None
    meeting_on: date | None


def number_types(unit: Unit, rules: RulePack) -> tuple[NumberType, ...]:
    """The types of paper the unit issues (399-QĐ/TW, art. 11, 13); a Party group has conclusions and minutes."""
    pairs = (line.split("|") for line in rules.lines(f"number.types.{unit.kind}"))
    named = ((code.strip(), name.strip()) for code, name in pairs)
    return tuple(NumberType(code, name, rules.text(f"number.symbol.{code}")) for code, name in named)


def printed_number(code: str, number: int, unit: Unit, rules: RulePack) -> str:
    """The number as papers carry it: "Số 05-NQ/CB"."""
    symbol, organ = rules.text(f"number.symbol.{code}"), rules.text(f"number.organ.{unit.kind}")
    return rules.text("number.pattern").format(number=number, symbol=symbol, organ=organ)


def next_number(session: Session, code: str, term: str) -> int:
    """The next number of a type of paper: after all that were given in the term, void ones too."""
    highest = select(func.max(DocumentNumber.number)).where(_series(code, term))
    return int(session.execute(highest).scalar() or 0) + 1


def number_terms(session: Session) -> tuple[str, ...]:
    """The terms that have numbers and the unit's own, the newest first."""
    found = set(session.execute(select(DocumentNumber.term).distinct()).scalars())
    return tuple(sorted(found | {get_unit(session).term}, reverse=True))


def list_numbers(session: Session, term: str, code: str | None = None) -> tuple[NumberRow, ...]:
    """The ledger of a term by type and number, of one type or of all."""
    unit, rules = get_unit(session), rules_in_force(session)
    names = {made.code: made.name for made in number_types(unit, rules)}
    query = (
        select(DocumentNumber, Meeting.id, Meeting.held_on)
        .outerjoin(Resolution, Resolution.id == DocumentNumber.resolution_id)
        .outerjoin(Meeting, Meeting.id == func.coalesce(Resolution.meeting_id, DocumentNumber.meeting_id))
        .where(DocumentNumber.term == term)
        .order_by(DocumentNumber.type, DocumentNumber.number)
    )
    if code is not None:
        query = query.where(DocumentNumber.type == code)
    return tuple(
        NumberRow(
            id=row.id,
            type=row.type,
            type_name=names.get(row.type, rules.text(f"number.symbol.{row.type}")),
            term=row.term,
            number=row.number,
            printed=printed_number(row.type, row.number, unit, rules),
            state=NumberState(row.state),
            subject=row.subject,
            given_on=row.given_on,
            reason=row.reason,
            meeting_id=meeting_id,
            meeting_on=held_on,
        )
        for row, meeting_id, held_on in session.execute(query)
    )


def reserve_number(session: Session, form: NumberForm) -> Change:
    """Keep a number of the unit's term for a paper, or note that a paper was issued under it.

    Raises NumberTypeError, NumberSubjectMissingError, NumberRangeError, NumberTakenError.
    """
    unit, rules = get_unit(session), rules_in_force(session)
    if form.type not in {made.code for made in number_types(unit, rules)}:
        raise NumberTypeError
    subject = one_line(form.subject)
    if not subject:
        raise NumberSubjectMissingError
    number = next_number(session, form.type, unit.term) if form.number is None else form.number
    _check_free(session, form.type, unit.term, number)
    state = NumberState.USED if form.used else NumberState.RESERVED
    row = DocumentNumber(
        type=form.type,
        term=unit.term,
        number=number,
        state=state.value,
        subject=subject,
        given_on=clock.today(),
        meeting_id=form.meeting_id,
    )
    session.add(row)
    session.flush()
    act = "ghi số văn bản" if form.used else "giữ số văn bản"
    return Change(act, printed_number(form.type, number, unit, rules), TOPICS, row.id)


def use_number(session: Session, number_id: int) -> Change:
    """Note that the paper a number was kept for was issued. Raises NumberMissingError, NumberVoidError."""
    row = _fetch(session, number_id)
    if row.state == NumberState.VOID:
        raise NumberVoidError(number=_printed(session, row))
    row.state = NumberState.USED.value
    return Change("ghi đã dùng", _printed(session, row), TOPICS, number_id)


def void_number(session: Session, number_id: int, reason: str) -> Change:
    """Make a number void: it stays in the ledger with the reason and is not given again.

    Raises NumberMissingError, NumberVoidError, NumberInUseError, NumberReasonMissingError.
    """
    row = _fetch(session, number_id)
    if row.state == NumberState.VOID:
        raise NumberVoidError(number=_printed(session, row))
    if row.resolution_id is not None:
        raise NumberInUseError(number=_printed(session, row), day=format_date(_meeting_day(session, row)))
    words = one_line(reason)
    if not words:
        raise NumberReasonMissingError
    row.state, row.reason = NumberState.VOID.value, words
    return Change("hủy số văn bản", _printed(session, row), TOPICS, number_id)


def number_of(session: Session, resolution_id: int) -> DocumentNumber | None:
    """The number that a meeting's paper has."""
    return session.execute(
        select(DocumentNumber).where(DocumentNumber.resolution_id == resolution_id)
    ).scalar_one_or_none()


def give_number(session: Session, resolution_id: int, code: str, day: date) -> None:
    """Give a meeting's paper the next number of the unit's term; part of a use case."""
    term = get_unit(session).term
    number = next_number(session, code, term)
    session.add(
        DocumentNumber(
            type=code,
            term=term,
            number=number,
            state=NumberState.USED.value,
            given_on=day,
            resolution_id=resolution_id,
        )
    )


def give_back(session: Session, row: DocumentNumber) -> None:
    """A paper does without its number: the last of its series is free again, another is kept for some later paper."""
    if row.number + 1 == next_number(session, row.type, row.term):
        session.delete(row)
    else:
        row.state, row.resolution_id = NumberState.RESERVED.value, None
    session.flush()


def move_number(session: Session, row: DocumentNumber, number: int) -> None:
    """Give a meeting's paper another number of its series, one kept for later among them.

    Raises NumberRangeError, NumberTakenError, NumberVoidError.
    """
    kept = _find(session, row.type, row.term, number)
    if kept is None or kept.state != NumberState.RESERVED:
        _check_free(session, row.type, row.term, number)
        row.number = number
        return
    resolution_id, row.resolution_id = row.resolution_id, None
    session.flush()
    kept.state, kept.resolution_id = NumberState.USED.value, resolution_id
    give_back(session, row)


def _check_free(session: Session, code: str, term: str, number: int) -> None:
    if not 1 <= number <= MOST_PAPERS:
        raise NumberRangeError(number=number, most=MOST_PAPERS)
    taken = _find(session, code, term, number)
    if taken is None:
        return
    if taken.state == NumberState.VOID:
        raise NumberVoidError(number=_printed(session, taken))
    following = next_number(session, code, term)
    paper = taken.subject or "một văn bản khác"
    if taken.resolution_id is not None:
        paper = f"buổi họp {format_date(_meeting_day(session, taken))}"
    raise NumberTakenError(number=_printed(session, taken), term=term or "này", paper=paper, next=following)


def _series(code: str, term: str) -> ColumnElement[bool]:
    return (DocumentNumber.type == code) & (DocumentNumber.term == term)


def _find(session: Session, code: str, term: str, number: int) -> DocumentNumber | None:
    return session.execute(
        select(DocumentNumber).where(_series(code, term), DocumentNumber.number == number)
    ).scalar_one_or_none()


def _fetch(session: Session, number_id: int) -> DocumentNumber:
    row = session.get(DocumentNumber, number_id)
    if row is None:
        raise NumberMissingError
    return row


def _meeting_day(session: Session, row: DocumentNumber) -> date:
    held_on = select(Meeting.held_on).join(Resolution, Resolution.meeting_id == Meeting.id)
    return session.execute(held_on.where(Resolution.id == row.resolution_id)).scalar_one()


def _printed(session: Session, row: DocumentNumber) -> str:
    return printed_number(row.type, row.number, get_unit(session), rules_in_force(session))
