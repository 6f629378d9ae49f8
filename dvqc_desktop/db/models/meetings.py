"""Meetings: agenda, what waits for a later one, opinions, roll call, votes, and the minutes as they were closed."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dvqc_desktop.db.models.base import Base, filled, one_of
from dvqc_desktop.domain.codes import (
    MeetingKind,
    MeetingState,
    MemberStatus,
    Presence,
    VoteForm,
    VoteRule,
)


def _meeting_id() -> Mapped[int]:
    return mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)


class Meeting(Base):
    """A meeting; times as "17:00"; it keeps the version of the rule pack it was held under.

    `kind_name` is the name of a kind of the cell's own; `rule_changes` the cell's own values of rules in force when
    the minutes were closed, as JSON; `papers_sent_on` and `handed_in_on` the days papers went out and up.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        one_of("kind", MeetingKind),
        one_of("state", MeetingState),
        CheckConstraint("planned_minutes IS NULL OR planned_minutes BETWEEN 1 AND 1440", name="planned_minutes"),
        Index("ix_meeting_held_on", "held_on"),
    )

    kind: Mapped[str]
    kind_name: Mapped[str | None]
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
    papers_sent_on: Mapped[date | None]
    handed_in_on: Mapped[date | None]
    rule_version: Mapped[str | None]
    rule_changes: Mapped[str | None]
    closed_at: Mapped[datetime | None]
    content_hash: Mapped[str | None]


class AgendaItem(Base):
    """An item: its printed title, what was said and what was concluded; linked people are shown on screen only.

    Marks are bold and italic places of a text, as JSON; `standing` comes back at every meeting, `postponed` was not
    discussed, at position 0 it left the agenda before the meeting and waits; the internal note stays out of copies.
    """

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
    standing: Mapped[bool] = mapped_column(default=False)
    postponed: Mapped[bool] = mapped_column(default=False)
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"))
    minutes_text: Mapped[str | None]
    minutes_marks: Mapped[str | None]
    conclusion: Mapped[str | None]
    conclusion_marks: Mapped[str | None]
    internal_note: Mapped[str | None]


class AgendaItemPerson(Base):
    """A person an agenda item is about."""

    __tablename__ = "agenda_item_person"
    __table_args__ = (UniqueConstraint("agenda_item_id", "person_id"),)

    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)


class BacklogItem(Base):
    """Something for a later meeting, from the item it was put off from if any; taken once a meeting has it."""

    __tablename__ = "backlog_item"
    __table_args__ = (filled("title"), CheckConstraint("minutes BETWEEN 0 AND 1440", name="minutes"))

    title: Mapped[str]
    minutes: Mapped[int]
    note: Mapped[str | None]
    noted_on: Mapped[date]
    from_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"))
    taken_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"))


class ItemOpinion(Base):
    """An opinion given on an item, with its speaker; none in a criticism session; `internal` ones stay in the annex."""

    __tablename__ = "item_opinion"
    __table_args__ = (filled("text"),)

    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str]
    text_marks: Mapped[str | None]
    internal: Mapped[bool] = mapped_column(default=False)


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


class MinutesVersion(Base):
    """Minutes as they were closed, as JSON with their fingerprint; the reason stands where they were opened again."""

    __tablename__ = "minutes_version"
    __table_args__ = (
        CheckConstraint("json_valid(content)", name="content_json"),
        UniqueConstraint("meeting_id", "version"),
    )

    meeting_id: Mapped[int] = _meeting_id()
    version: Mapped[int]
    closed_at: Mapped[datetime]
    content_hash: Mapped[str]
    content: Mapped[str]
    reopened_at: Mapped[datetime | None]
    reason: Mapped[str | None]
