"""Classification: rounds, proposals apart from agreed classes, and append-only dated events."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dvqc_desktop.db.models.base import Base, filled, one_of
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import RoundState


class ClassRound(Base):
    """A classification round over a period, agreed in a meeting by its totals: a JSON object of class code to count."""

    __tablename__ = "class_round"
    __table_args__ = (
        filled("name"),
        one_of("state", RoundState),
        CheckConstraint("period_end >= period_start", name="period_order"),
        CheckConstraint("state <> 'closed' OR closed_on IS NOT NULL", name="closed_dated"),
        CheckConstraint("totals IS NULL OR json_valid(totals)", name="totals_json"),
    )

    name: Mapped[str]
    period_start: Mapped[date]
    period_end: Mapped[date]
    opened_on: Mapped[date]
    state: Mapped[str]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    document_number: Mapped[str | None]
    agreed_on: Mapped[date | None]
    closed_on: Mapped[date | None] = mapped_column(index=True)
    totals: Mapped[str | None]


class ClassEvent(Base):
    """A class given to a worker on a day: never changed, only corrected by a later event."""

    __tablename__ = "class_event"
    __table_args__ = (
        one_of("class_code", WorkerClass),
        CheckConstraint(
            "class_code <> 'needs_help' OR (trim(coalesce(strengths, '')) <> '' AND trim(coalesce(aspects, '')) <> '' "
            "AND trim(coalesce(causes, '')) <> '' AND trim(coalesce(help_agreed, '')) <> '')",
            name="third_class_whole",
        ),
        Index("ix_class_event_at", "person_id", "at", "id", "class_code"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    at: Mapped[date]
    class_code: Mapped[str]
    strengths: Mapped[str | None]
    reason: Mapped[str | None]
    aspects: Mapped[str | None]
    facts: Mapped[str | None]
    causes: Mapped[str | None]
    help_agreed: Mapped[str | None]
    basis: Mapped[str | None]
    review_on: Mapped[date | None]
    round_id: Mapped[int | None] = mapped_column(ForeignKey("class_round.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("class_event.id"))


class ClassProposal(Base):
    """A class proposed in an open round, by hand or by an imported list; people agree it later."""

    __tablename__ = "class_proposal"
    __table_args__ = (
        one_of("class_code", WorkerClass),
        one_of("source", ("hand", "import")),
        CheckConstraint("class_code <> 'needs_help' OR trim(coalesce(aspects, '')) <> ''", name="third_class_aspect"),
        UniqueConstraint("round_id", "person_id"),
    )

    round_id: Mapped[int] = mapped_column(ForeignKey("class_round.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    class_code: Mapped[str]
    aspects: Mapped[str | None]
    reason: Mapped[str | None]
    source: Mapped[str]
    proposed_on: Mapped[date]
    agreed_event_id: Mapped[int | None] = mapped_column(ForeignKey("class_event.id"))
