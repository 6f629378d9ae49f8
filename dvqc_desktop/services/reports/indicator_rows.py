"""The people and entries behind the figures beside those of the contract, for the screen alone."""

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import Person, Proposal, WorkerSpell
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.figure_lines import number_words
from dvqc_desktop.domain.figures import DEFINED
from dvqc_desktop.domain.indicators import PARTS, WHOLES, part_name
from dvqc_desktop.domain.period_words import days_words
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.domain.typed_figures import TypedNumber, within
from dvqc_desktop.services.classes.classes import class_at
from dvqc_desktop.services.people.presence import holds_on
from dvqc_desktop.services.reports.figure_rows import FigureRow, Place, Query, Rows, people_rows, rows_behind
from dvqc_desktop.services.reports.figures import Span, span_of
from dvqc_desktop.services.reports.indicators import held_on, on_the_way, part_condition
from dvqc_desktop.services.reports.production import PARTS as OUTPUT_PARTS
from dvqc_desktop.services.reports.production import output_rows, production_items
from dvqc_desktop.services.reports.typed import indicator_rows


def rows_behind_any(session: Session, name: str, period: Period) -> Rows:
    """The rows behind any figure of the report, by name. Raises PeriodNotBegunError, KeyError for none."""
    kind, _, rest = name.partition(":")
    if kind in ("typed", "own"):
        return _typed(session, name, period)
    if kind == "production":
        return _production(session, rest, period)
    if name in DEFINED:
        return rows_behind(session, name, period)
    return _QUERIES[name](session, span_of(period, clock.today()))


def _held(session: Session, span: Span) -> Rows:
    return people_rows(session, held_on(span), Place.BOARD)


def _opened(code: WorkerClass) -> Query:
    """The workers of a class on the opening day."""

    def query(session: Session, span: Span) -> Rows:
        spell = aliased(WorkerSpell)
        ids = select(spell.person_id).where(
            holds_on(spell, span.opening), class_at(spell.person_id, span.opening) == code.value
        )
        return people_rows(session, ids, Place.BOARD)

    return query


def _closed(code: WorkerClass) -> Query:
    """The workers of a class on the closing day."""

    def query(session: Session, span: Span) -> Rows:
        return _opened(code)(session, Span(span.start, span.closing, span.closing))

    return query


def _heard(session: Session, span: Span) -> Rows:
    """What was heard in the span, and when it was answered."""
    rows = session.execute(
        select(Proposal.worker_id, Person.full_name, Proposal.text, Proposal.received_on, Proposal.answered_on)
        .outerjoin(Person, Person.id == Proposal.worker_id)
        .where(span.holds(Proposal.received_on))
        .order_by(Proposal.received_on, Proposal.id)
    )
    made = []
    for worker_id, name, text, received_on, answered_on in rows:
        answered = answered_on is not None and answered_on <= span.closing
        state = f"trả lời {answered_on:%d/%m/%Y}" if answered else "chưa trả lời"
        made.append(FigureRow(name or "Tổ", f"{received_on:%d/%m/%Y}, {state}: {text}", Place.PLANS, worker_id))
    return tuple(made)


def _on_the_way(whole: str, part: str = "") -> Query:
    """Those on the way into the Party who are counted by a figure, or by a part of it."""

    def query(session: Session, span: Span) -> Rows:
        found = on_the_way(span, whole).subquery()
        people = select(Person.id, Person.full_name, found.c.at).join(found, found.c.id == Person.id)
        if part:
            people = people.where(part_condition(part, span))
        rows = session.execute(people.order_by(found.c.at, Person.name_sort))
        return tuple(FigureRow(name, f"{at:%d/%m/%Y}", Place.DEVELOPMENT, person_id) for person_id, name, at in rows)

    return query


def _typed(session: Session, key: str, period: Period) -> Rows:
    """The numbers that make up a typed indicator."""
    row = next(each for each in indicator_rows(session) if each.key == key)
    return _entries(within(row.numbers, period.start, period.end), row.unit)


def _production(session: Session, rest: str, period: Period) -> Rows:
    """The numbers that make up a line of production; a comparison shows what was done."""
    item_id, team, part = rest.split(":")
    item = next(each for each in production_items(session) if each.id == int(item_id))
    wanted = part if part in OUTPUT_PARTS else "actual"
    rows = [row for row in output_rows(session) if (row.item_id, row.team_id or 0) == (item.id, int(team))]
    numbers = [number for row in rows if (number := row.number(wanted)) is not None]
    return _entries(within(numbers, period.start, period.end), "%" if part == "quality" else item.unit)


def _entries(numbers: tuple[TypedNumber, ...], unit: str) -> Rows:
    said = "" if unit == "%" else f" {unit}"
    return tuple(
        FigureRow(days_words(each.first_on, each.last_on), number_words(each.value, unit) + said, Place.REPORTS, None)
        for each in numbers
    )


_JUDGED = (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP)
_QUERIES: dict[str, Query] = {
    "workers_held": _held,
    "workers_held_ratio": _held,
    **{f"class_{code.value}_ratio": _closed(code) for code in _JUDGED},
    **{f"opening_{code.value}": _opened(code) for code in WorkerClass},
    **{f"opening_{code.value}_ratio": _opened(code) for code in _JUDGED},
    "proposals_answered_ratio": _heard,
    **{whole: _on_the_way(whole) for whole in WHOLES},
    **{part_name(whole, part): _on_the_way(whole, part) for whole in WHOLES for part in PARTS},
}
