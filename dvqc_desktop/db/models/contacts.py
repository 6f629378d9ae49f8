"""Contacts, their private part in a table of its own, pauses, the contact day, and the register of what was heard."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dvqc_desktop.db.models.base import Base, Spanned, a_monday, filled, one_of, span_order
from dvqc_desktop.domain.codes import ContactKind, ReferredTo


class Contact(Base):
    """Somebody met a worker on a day. Of several people met together each has a row, tied by `joint_id`."""

    __tablename__ = "contact"
    __table_args__ = (
        one_of("kind", ContactKind),
        CheckConstraint("worker_id <> by_id", name="not_self"),
        Index("ix_contact_worker", "worker_id", "at"),
        Index("ix_contact_at", "at", "worker_id"),
        Index("ix_contact_by", "by_id", "at"),
    )

    worker_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    at: Mapped[date]
    kind: Mapped[str]
    topics: Mapped[str | None]
    said: Mapped[str | None]
    seen: Mapped[str | None]
    help_given: Mapped[str | None]
    progress: Mapped[str | None]
    need: Mapped[str | None]
    next_step: Mapped[str | None]
    next_on: Mapped[date | None]
    kept_aside: Mapped[bool] = mapped_column(default=False)
    joint_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"))


class ContactPrivate(Base):
    """What was confided: read by the unlock dialog alone, and by nothing else."""

    __tablename__ = "contact_private"
    __table_args__ = (filled("text"), Index("uq_contact_private_contact", "contact_id", unique=True))

    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"))
    text: Mapped[str]


class ContactPause(Spanned, Base):
    """Days on which somebody need not be met, with the reason."""

    __tablename__ = "contact_pause"
    __table_args__ = (span_order(), filled("reason"), Index("ix_contact_pause_person", "person_id"))

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    reason: Mapped[str]


class ContactMiss(Base):
    """Somebody on the slips of a contact day whom nobody met that day; no reason is kept."""

    __tablename__ = "contact_miss"
    __table_args__ = (UniqueConstraint("worker_id", "at"),)

    worker_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    at: Mapped[date]


class SlipCount(Base):
    """How many pocket slips of a week (by its Monday) were printed, and how many were taken back and destroyed."""

    __tablename__ = "slip_count"
    __table_args__ = (
        a_monday("week_on"),
        CheckConstraint("printed > 0", name="printed_some"),
        CheckConstraint("taken_back BETWEEN 0 AND printed", name="taken_of_printed"),
        Index("uq_slip_count_week_on", "week_on", unique=True),
    )

    week_on: Mapped[date]
    printed_on: Mapped[date]
    printed: Mapped[int]
    taken_back: Mapped[int] = mapped_column(default=0)


class Proposal(Base):
    """The register heard, referred, answered, told back; open until the worker was told."""

    __tablename__ = "proposal"
    __table_args__ = (
        filled("text"),
        one_of("referred_to", ReferredTo, optional=True),
        CheckConstraint("answered_on IS NULL OR answered_on >= received_on", name="answer_order"),
        CheckConstraint("told_back_on IS NULL OR answered_on IS NOT NULL", name="told_answered"),
        Index("ix_proposal_received_on", "received_on"),
    )

    worker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    received_on: Mapped[date]
    text: Mapped[str]
    consent: Mapped[bool] = mapped_column(default=False)
    referred_to: Mapped[str | None]
    referred_on: Mapped[date | None]
    due_on: Mapped[date | None]
    answer: Mapped[str | None]
    answered_on: Mapped[date | None]
    told_back_on: Mapped[date | None]
