"""The indicators of a period that are worked out beside the figures of the contract (domain/indicators.py)."""

from typing import Any

from sqlalchemy import CompoundSelect, Select, case, func, literal, select, union_all
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import (
    Candidate,
    CandidateStageEvent,
    HolderAssignment,
    Membership,
    Person,
    Post,
    Proposal,
    WorkerSpell,
)
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import HolderRole, Organization, Sex
from dvqc_desktop.domain.figures import Figures, ratio
from dvqc_desktop.domain.indicators import PARTS, STAGES, WHOLES, Values, part_name
from dvqc_desktop.services.people.presence import holds_on
from dvqc_desktop.services.reports.figures import Moves, Span
from dvqc_desktop.services.statements import exists_row

_JUDGED = (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP)


def indicator_values(session: Session, span: Span, figures: Figures, moves: Moves) -> Values:
    """All of them for a span whose figures and movement were read; a share of nothing is left out."""
    values: Values = {"workers_held": count_held(session, span)}
    wholes = {"workers_held_ratio": (values["workers_held"], figures.workers_total)}
    for code in _JUDGED:
        wholes[f"class_{code.value}_ratio"] = (figures.values()[f"class_{code.value}"], figures.workers_total)
    for code in WorkerClass:
        opened = sum(count for (before, _after), count in moves.items() if before == code)
        values[f"opening_{code.value}"] = opened
        if code in _JUDGED:
            wholes[f"opening_{code.value}_ratio"] = (opened, figures.opening_total)
    wholes["proposals_answered_ratio"] = _answered(session, span)
    shares = {name: ratio(int(part), int(whole)) for name, (part, whole) in wholes.items() if whole}
    return {**values, **shares, **_on_the_way(session, span)}


def held_on(span: Span) -> Select[int]:
    """The ids of the workers of the closing day who have a main holder on it."""
    spell, main = aliased(WorkerSpell), aliased(HolderAssignment)
    held = exists_row().where(
        main.worker_id == spell.person_id, main.role == HolderRole.MAIN.value, holds_on(main, span.closing)
    )
    return select(spell.person_id).where(holds_on(spell, span.closing), held)


def count_held(session: Session, span: Span) -> int:
    """How many workers have a main holder on the closing day."""
    return int(session.execute(select(func.count()).select_from(held_on(span).subquery())).scalar_one())


def _answered(session: Session, span: Span) -> tuple[int, int]:
    """How many of what was heard in the span was answered by its closing day, and how much was heard."""
    answered = func.count(case((Proposal.answered_on <= span.closing, 1)))
    row = session.execute(select(answered, func.count()).where(span.holds(Proposal.received_on))).one()
    return int(row[0]), int(row[1])


def on_the_way(span: Span, whole: str) -> Select[int, Any]:
    """Who is counted by one of `WHOLES`: columns `id` of the person and `at`, the day."""
    if whole == "introduced":
        return select(Candidate.person_id.label("id"), Candidate.introduced_on.label("at")).where(
            span.holds(Candidate.introduced_on)
        )
    if whole in _MEMBER_DAYS:
        column = _MEMBER_DAYS[whole]
        return select(Membership.person_id.label("id"), column.label("at")).where(span.holds(column))
    return (
        select(Candidate.person_id.label("id"), CandidateStageEvent.at.label("at"))
        .join(Candidate, Candidate.id == CandidateStageEvent.candidate_id)
        .where(CandidateStageEvent.stage == whole.removeprefix("stage_"), span.holds(CandidateStageEvent.at))
    )


_MEMBER_DAYS: dict[str, Any] = {"admitted": Membership.admission_date, "made_official": Membership.official_date}


def part_condition(part: str, span: Span) -> Any:
    """Whether a person belongs to one of `PARTS`, as far as the book knows."""
    if part == "women":
        return Person.sex == Sex.FEMALE.value
    if part == "direct":
        return func.trim(func.coalesce(Person.trade, "")) != ""
    return exists_row().where(
        Post.person_id == Person.id, Post.organization == Organization.YOUTH.value, holds_on(Post, span.closing)
    )


def _on_the_way(session: Session, span: Span) -> Values:
    """Those on the way into the Party, stage by stage, and the parts of each."""
    asked: list[Any] = []
    for whole in WHOLES:
        people = on_the_way(span, whole).subquery()
        parts = [func.count(case((part_condition(part, span), 1))) for part in PARTS]
        asked.append(
            select(literal(whole), func.count(), *parts).select_from(people).join(Person, Person.id == people.c.id)
        )
    together: CompoundSelect[Any] = union_all(*asked)
    values: Values = {}
    for whole, count, *parts_counted in session.execute(together):
        if whole.removeprefix("stage_") in STAGES:
            values[whole] = count
        values |= {part_name(whole, part): found for part, found in zip(PARTS, parts_counted, strict=True)}
    return values
