"""What a meeting passed: resolutions and their numbers, decisions, the tasks that follow, how it judged itself."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dvqc_desktop.db.models.base import Base, filled, one_of
from dvqc_desktop.domain.codes import DecisionKind, NumberState, ResolutionKind


class Resolution(Base):
    """What a meeting passed; its text stands in its sections, its number in the ledger."""

    __tablename__ = "resolution"
    __table_args__ = (one_of("kind", ResolutionKind),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    subject: Mapped[str | None]
    adopted_on: Mapped[date | None]
    vote_id: Mapped[int | None] = mapped_column(ForeignKey("vote.id", ondelete="SET NULL"))


class ResolutionSection(Base):
    """A part of a resolution under its heading; `key` names the part in the rule pack."""

    __tablename__ = "resolution_section"
    __table_args__ = (UniqueConstraint("resolution_id", "key"),)

    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolution.id", ondelete="CASCADE"))
    key: Mapped[str]
    position: Mapped[int]
    text: Mapped[str]
    text_marks: Mapped[str | None]


class DocumentNumber(Base):
    """A number of the unit's papers: it runs by type of paper through the whole term; void ones stay, with a reason.

    `meeting_id` is the meeting that an invitation calls to.
    """

    __tablename__ = "document_number"
    __table_args__ = (
        one_of("state", NumberState),
        CheckConstraint("number > 0", name="number"),
        UniqueConstraint("type", "term", "number"),
    )

    type: Mapped[str]
    term: Mapped[str]
    number: Mapped[int]
    state: Mapped[str]
    subject: Mapped[str | None]
    given_on: Mapped[date]
    reason: Mapped[str | None]
    resolution_id: Mapped[int | None] = mapped_column(ForeignKey("resolution.id", ondelete="SET NULL"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"), index=True)


class Decision(Base):
    """What a meeting decided about somebody or a round, to be written back in one act; `done_on` once it was."""

    __tablename__ = "decision"
    __table_args__ = (one_of("kind", DecisionKind),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"))
    vote_id: Mapped[int | None] = mapped_column(ForeignKey("vote.id", ondelete="SET NULL"))
    kind: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    holder_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    round_id: Mapped[int | None] = mapped_column(ForeignKey("class_round.id", ondelete="SET NULL"))
    done_on: Mapped[date | None]


class Task(Base):
    """Something to be done by a day, by a member; a promise to a worker where `promised_to_id` is set.

    `report_on` is the meeting day it is reported at, `about_id` the worker it is about.
    """

    __tablename__ = "task"
    __table_args__ = (filled("text"), Index("ix_task_due_on", "due_on"), Index("ix_task_done_on", "done_on"))

    text: Mapped[str]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    given_on: Mapped[date]
    due_on: Mapped[date | None]
    report_on: Mapped[date | None]
    done_on: Mapped[date | None]
    result: Mapped[str | None]
    promised_to_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"), index=True)
    resolution_id: Mapped[int | None] = mapped_column(ForeignKey("resolution.id", ondelete="SET NULL"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"))
    proposal_id: Mapped[int | None] = mapped_column(ForeignKey("proposal.id", ondelete="SET NULL"))
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("task.id", ondelete="SET NULL"))
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"))
    about_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id", ondelete="SET NULL"))


class QualitySheet(Base):
    """How a meeting judged itself: the template as it was then, as JSON, and what it came to."""

    __tablename__ = "quality_sheet"
    __table_args__ = (CheckConstraint("json_valid(template)", name="template_json"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), unique=True)
    template: Mapped[str]
    total: Mapped[float]
    grade: Mapped[str]
    note: Mapped[str | None]


class QualityScore(Base):
    """The points of one line of a meeting's sheet; `note` where somebody judged otherwise than proposed."""

    __tablename__ = "quality_score"
    __table_args__ = (UniqueConstraint("sheet_id", "item_key"),)

    sheet_id: Mapped[int] = mapped_column(ForeignKey("quality_sheet.id", ondelete="CASCADE"))
    item_key: Mapped[str]
    points: Mapped[float]
    note: Mapped[str | None]
