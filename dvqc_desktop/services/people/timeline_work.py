"""Timeline sources: plans, contacts and what was heard of a person; never a private word."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from dvqc_desktop.db.models import (
    Commendation,
    Contact,
    ContactMiss,
    ContactPause,
    FamilyConsent,
    MeasurePoint,
    MeasureSeries,
    Person,
    Plan,
    PlanAim,
    PlanReview,
    PlanStep,
    Proposal,
)
from dvqc_desktop.domain.codes import AimKind, ContactKind, PlanKind, ReferredTo
from dvqc_desktop.domain.contacts import KIND_WORDS, TOPIC_WORDS, topics_of
from dvqc_desktop.domain.measures import figure_words
from dvqc_desktop.domain.plans import change_words, direction_words
from dvqc_desktop.domain.proposals import REFERRED_WORDS
from dvqc_desktop.domain.timeline import EntryKind, listed, told
from dvqc_desktop.services.contacts.private_notes import private_kept
from dvqc_desktop.services.people.timeline_source import Source, Words

PRIVATE_KEPT = "Có phần riêng, đang khóa"
PLAN_WORDS = {PlanKind.MENTORING: "Lập kế hoạch bồi dưỡng", PlanKind.STRIVING: "Lập kế hoạch phấn đấu"}
Reader = Callable[[Session, Sequence[int]], Iterable[Words]]


def _plans(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    for row in session.execute(select(Plan).where(Plan.id.in_(ids))).scalars():
        agreed = f"{row.discussed_on:%d/%m/%Y}" if row.discussed_on else None
        lines = told(
            ("Mong muốn", row.wish),
            ("Đã bàn, đồng ý ngày", agreed),
            ("Nhiệm vụ", row.task),
            ("Hướng bồi dưỡng", direction_words(row.direction, row.direction_note)),
            ("Yêu cầu", row.requirement),
        )
        yield row.id, PLAN_WORDS[PlanKind(row.kind)], lines


def _closed_plans(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    for row in session.execute(select(Plan).where(Plan.id.in_(ids))).scalars():
        yield (
            row.id,
            "Kết thúc kế hoạch",
            told(("Kết quả", row.result), ("Trước và sau", change_words(row.result_before, row.result_after))),
        )


def _aims(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    for row in session.execute(select(PlanAim).where(PlanAim.id.in_(ids))).scalars():
        near = "gần" if row.kind == AimKind.NEAR.value else "lâu dài"
        yield row.id, f"Đạt mục tiêu {near}: {row.text}", ()


def _steps(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    rows: Any = session.execute(
        select(PlanStep, Person.full_name).outerjoin(Person, Person.id == PlanStep.owner_id).where(PlanStep.id.in_(ids))
    )
    for row, owner in rows:
        state = "Xong bước kế hoạch" if row.done_on else "Hạn bước kế hoạch"
        lines = told(("Kết quả", row.result), ("Đo bằng", row.measure), ("Người lo", owner))
        yield row.id, f"{state}: {row.text}", lines


def _steps_owned(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    """What a member saw to in a plan of somebody else, or of the team."""
    rows: Any = session.execute(
        select(PlanStep, Person.full_name, Plan.title)
        .join(Plan, Plan.id == PlanStep.plan_id)
        .outerjoin(Person, Person.id == Plan.person_id)
        .where(PlanStep.id.in_(ids))
    )
    for row, name, title in rows:
        state = "Đã lo xong" if row.done_on else "Lo"
        yield (
            row.id,
            f"{state} một bước kế hoạch của {name or f'tổ “{title}”'}: {row.text}",
            told(("Kết quả", row.result)),
        )


def _series(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    """A series of the plan from its first figure to its last."""
    known: Any = session.execute(select(MeasureSeries).where(MeasureSeries.id.in_(ids))).scalars()
    points: dict[int, list[tuple[date, float]]] = {row_id: [] for row_id in ids}
    for series_id, at, value in session.execute(
        select(MeasurePoint.series_id, MeasurePoint.at, MeasurePoint.value)
        .where(MeasurePoint.series_id.in_(ids))
        .order_by(MeasurePoint.at)
    ):
        points[series_id].append((at, value))
    for row in known:
        (first, start), (_last, now) = points[row.id][0], points[row.id][-1]
        figures = f"{figure_words(start)} (từ {first:%d/%m/%Y}), nay {figure_words(now)}"
        norm = f"{figure_words(row.norm)} {row.unit}" if row.norm is not None else None
        yield row.id, f"Số liệu trong kế hoạch: {row.name}", told((row.unit, figures), ("Mức", norm))


def _reviews(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    for row in session.execute(select(PlanReview).where(PlanReview.id.in_(ids))).scalars():
        yield row.id, "Xem lại kế hoạch", (row.text,)


def _contacts(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    private = private_kept(Contact.id)
    rows: Any = session.execute(
        select(Contact, Person.full_name, private).join(Person, Person.id == Contact.by_id).where(Contact.id.in_(ids))
    )
    for row, by, has_private in rows:
        lines = contact_lines(row)
        if row.kept_aside:
            lines += (f"Có điều riêng, đồng chí {by} giữ, không ghi vào sổ.",)
        kind = KIND_WORDS[ContactKind(row.kind)]
        yield row.id, f"{by} gặp, {kind}", lines + ((PRIVATE_KEPT,) if has_private else ())


def _contacts_by(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    rows: Any = session.execute(
        select(Contact, Person.full_name).join(Person, Person.id == Contact.worker_id).where(Contact.id.in_(ids))
    )
    for row, worker in rows:
        yield row.id, f"Gặp {worker}, {KIND_WORDS[ContactKind(row.kind)]}", told(("Đã giúp", row.help_given))


def contact_lines(row: Contact) -> tuple[str, ...]:
    """What a contact says, progress before what is still needed; who was met beside stays out."""
    topics = listed(TOPIC_WORDS[topic] for topic in topics_of(row.topics))
    following = f"{row.next_on:%d/%m/%Y}" if row.next_on else None
    return told(
        ("Tiến bộ", row.progress),
        ("", row.said),
        ("Thấy", row.seen),
        ("Đã giúp", row.help_given),
        ("Cần giúp", row.need),
        ("Lần tới", listed((row.next_step, following))),
        ("Chuyện về", topics),
    )


def _praise(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    for row in session.execute(select(Commendation).where(Commendation.id.in_(ids))).scalars():
        yield row.id, "Được biểu dương", (row.text,)


def _families(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    for row in session.execute(select(FamilyConsent).where(FamilyConsent.id.in_(ids))).scalars():
        yield row.id, "Đồng ý để tổ thăm gia đình", (row.phrase,)


def _missed(_session: Session, ids: Sequence[int]) -> Iterable[Words]:
    return [(row_id, "Ngày gặp, chưa ai gặp được", ()) for row_id in ids]


def _pauses(session: Session, ids: Sequence[int]) -> Iterable[Words]:
    for row in session.execute(select(ContactPause).where(ContactPause.id.in_(ids))).scalars():
        until = f"đến ngày {row.end_on:%d/%m/%Y}" if row.end_on else "chưa hẹn ngày gặp lại"
        yield row.id, f"Tạm hoãn gặp, {until}", told(("Lý do", row.reason))


def _proposals(head: str, other: InstrumentedAttribute[Any]) -> Reader:
    def read(session: Session, ids: Sequence[int]) -> Iterable[Words]:
        rows: Any = session.execute(
            select(Proposal, Person.full_name).outerjoin(Person, Person.id == other).where(Proposal.id.in_(ids))
        )
        for row, name in rows:
            yield row.id, head.format(name=name or "cả tổ", text=row.text), proposal_lines(row)

    return read


def proposal_lines(row: Proposal) -> tuple[str, ...]:
    """How far an entry of the register has come, step by step."""
    to = REFERRED_WORDS[ReferredTo(row.referred_to)] if row.referred_to else ""
    answered = f"{row.answered_on:%d/%m/%Y}" if row.answered_on else None
    return told(
        ("Đồng ý chuyển", "có" if row.consent else "chưa"),
        ("Chuyển", listed((to, f"{row.referred_on:%d/%m/%Y}" if row.referred_on else None), " ngày ")),
        ("Hẹn trả lời", f"{row.due_on:%d/%m/%Y}" if row.due_on else None),
        ("Trả lời", listed((row.answer, answered))),
        ("Đã báo lại ngày", f"{row.told_back_on:%d/%m/%Y}" if row.told_back_on else None),
    )


def _of_plan(name: str, table: Any, day: Any, read: Reader) -> Source:
    return Source(name, EntryKind.PLAN, table, Plan.person_id, day, read, ((Plan, Plan.id == table.plan_id),))


_STEP_DAY = func.coalesce(PlanStep.done_on, PlanStep.due_on)
_LAST_FIGURE = select(func.max(MeasurePoint.at)).where(MeasurePoint.series_id == MeasureSeries.id).scalar_subquery()
WORK_SOURCES = (
    Source("plan", EntryKind.PLAN, Plan, Plan.person_id, Plan.period_start, _plans),
    Source("plan_closed", EntryKind.PLAN, Plan, Plan.person_id, Plan.closed_on, _closed_plans),
    _of_plan("step", PlanStep, _STEP_DAY, _steps),
    Source(
        "step_owner",
        EntryKind.PLAN,
        PlanStep,
        PlanStep.owner_id,
        _STEP_DAY,
        _steps_owned,
        ((Plan, (Plan.id == PlanStep.plan_id) & Plan.person_id.is_distinct_from(PlanStep.owner_id)),),
        for_others=True,
    ),
    _of_plan("series", MeasureSeries, _LAST_FIGURE, _series),
    _of_plan("aim", PlanAim, PlanAim.reached_on, _aims),
    _of_plan("review", PlanReview, PlanReview.reviewed_on, _reviews),
    Source("contact", EntryKind.CONTACT, Contact, Contact.worker_id, Contact.at, _contacts),
    Source("contact_by", EntryKind.CONTACT, Contact, Contact.by_id, Contact.at, _contacts_by, for_others=True),
    Source("praise", EntryKind.PLAN, Commendation, Commendation.person_id, Commendation.commended_on, _praise),
    Source("family", EntryKind.CONTACT, FamilyConsent, FamilyConsent.person_id, FamilyConsent.agreed_on, _families),
    Source("missed", EntryKind.CONTACT, ContactMiss, ContactMiss.worker_id, ContactMiss.at, _missed),
    Source("pause", EntryKind.CONTACT, ContactPause, ContactPause.person_id, ContactPause.start_on, _pauses),
    Source(
        "proposal",
        EntryKind.PROPOSAL,
        Proposal,
        Proposal.worker_id,
        Proposal.received_on,
        _proposals("{text}", Proposal.owner_id),
    ),
    Source(
        "proposal_owner",
        EntryKind.PROPOSAL,
        Proposal,
        Proposal.owner_id,
        Proposal.received_on,
        _proposals("Theo dõi kiến nghị của {name}: {text}", Proposal.worker_id),
        for_others=True,
    ),
)
