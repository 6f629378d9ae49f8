"""Meetings: agenda, linked people, opinions, roll call, votes, what was passed, and the tasks that follow."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dvqc_desktop.db.models.base import Base, filled, one_of
from dvqc_desktop.domain.codes import (
    MeetingKind,
    MeetingState,
    MemberStatus,
    Presence,
    ResolutionKind,
    VoteForm,
    VoteRule,
)


def _meeting_id() -> Mapped[int]:
    return mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)


class Meeting(Base):
    """A meeting; times as "17:00"; it keeps the version of the rule pack it was held under."""

    __tablename__ = "meeting"
    __table_args__ = (
        one_of("kind", MeetingKind),
        one_of("state", MeetingState),
        CheckConstraint("planned_minutes IS NULL OR planned_minutes BETWEEN 1 AND 1440", name="planned_minutes"),
        Index("ix_meeting_held_on", "held_on"),
    )

    kind: Mapped[str]
    state: Mapped[str]
    title: Mapped[str | None]
    held_on: Mapped[date]
    start_time: Mapped[str | None]
    end_time: Mapped[str | None]
    place: Mapped[str | None]
    planned_minutes: Mapped[int | None]
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    secretary_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    guests: Mapped[str | None]
    summary: Mapped[str | None]
    rule_version: Mapped[str | None]
    closed_at: Mapped[datetime | None]
    content_hash: Mapped[str | None]


class AgendaItem(Base):
    """An item: its printed title, what was said and what was concluded; linked people are shown on screen only."""

    __tablename__ = "agenda_item"
    __table_args__ = (
        filled("title"),
        CheckConstraint("minutes BETWEEN 0 AND 1440", name="minutes"),
    )

    meeting_id: Mapped[int] = _meeting_id()
    position: Mapped[int]
    title: Mapped[str]
    minutes: Mapped[int]
    presenter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    presenter_words: Mapped[str | None]  # where no one member presents: "Từng đồng chí"
    source: Mapped[str | None]
    minutes_text: Mapped[str | None]
    conclusion: Mapped[str | None]
    internal_note: Mapped[str | None]


class AgendaItemPerson(Base):
    """A person an agenda item is about."""

    __tablename__ = "agenda_item_person"
    __table_args__ = (UniqueConstraint("agenda_item_id", "person_id"),)

    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)


class ItemOpinion(Base):
    """An opinion given on an item, with its speaker; none in a criticism session."""

    __tablename__ = "item_opinion"
    __table_args__ = (filled("text"),)

    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str]


class Attendance(Base):
    """How a member took part, with the member's status on that day."""

    __tablename__ = "attendance"
    __table_args__ = (
        one_of("status", MemberStatus),
        one_of("presence", Presence),
        UniqueConstraint("meeting_id", "person_id"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    status: Mapped[str]
    presence: Mapped[str]
    reason: Mapped[str | None]


class Vote(Base):
    """A vote; the denominator is the official members convened, with the exclusions in words."""

    __tablename__ = "vote"
    __table_args__ = (
        filled("subject"),
        one_of("form", VoteForm),
        one_of("rule", VoteRule),
        CheckConstraint("convened >= 0 AND votes_for >= 0 AND votes_against >= 0 AND votes_other >= 0", name="counts"),
        CheckConstraint("votes_for + votes_against + votes_other <= convened", name="within_convened"),
    )

    meeting_id: Mapped[int] = _meeting_id()
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"))
    subject: Mapped[str]
    form: Mapped[str]
    rule: Mapped[str]
    convened: Mapped[int]
    exclusions: Mapped[str | None]
    votes_for: Mapped[int]
    votes_against: Mapped[int]
    votes_other: Mapped[int]
    passed: Mapped[bool]


class Resolution(Base):
    """What a meeting passed: its number runs by kind and term."""

    __tablename__ = "resolution"
    __table_args__ = (
        one_of("kind", ResolutionKind),
        CheckConstraint("number IS NULL OR number > 0", name="number"),
    )

    meeting_id: Mapped[int] = _meeting_id()
    kind: Mapped[str]
    number: Mapped[int | None]
    term: Mapped[str | None]
    subject: Mapped[str | None]
    text: Mapped[str | None]
    adopted_on: Mapped[date | None]
    vote_id: Mapped[int | None] = mapped_column(ForeignKey("vote.id", ondelete="SET NULL"))


class Task(Base):
    """Something to be done by a day, by a member; a promise to a worker where `promised_to_id` is set."""

    __tablename__ = "task"
    __table_args__ = (filled("text"), Index("ix_task_due_on", "due_on"), Index("ix_task_done_on", "done_on"))

    text: Mapped[str]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    given_on: Mapped[date]
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    result: Mapped[str | None]
    promised_to_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"), index=True)
    resolution_id: Mapped[int | None] = mapped_column(ForeignKey("resolution.id", ondelete="SET NULL"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"))
    proposal_id: Mapped[int | None] = mapped_column(ForeignKey("proposal.id", ondelete="SET NULL"))
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("task.id", ondelete="SET NULL"))
