"""Membership of the Party: three dates kept apart, and a status dated by its first day."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dvqc_desktop.db.models.base import Base, one_of
from dvqc_desktop.domain.codes import MemberStatus


class Membership(Base):
    """A person's membership: admission decision, admission ceremony and official date (three dates, never merged)."""

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint(
            "official_date IS NULL OR admission_date IS NULL OR official_date >= admission_date",
            name="date_order",
        ),
        Index("uq_membership_person", "person_id", unique=True),
        Index("ix_membership_admission_date", "admission_date"),
        Index("ix_membership_official_date", "official_date"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    admission_decision_date: Mapped[date | None]
    admission_date: Mapped[date | None]
    official_date: Mapped[date | None]
    volunteered_on: Mapped[date | None]
    mass_work_duty: Mapped[str | None]
    political_theory: Mapped[str | None]
    residence_cell: Mapped[str | None]
    residence_introduced_on: Mapped[date | None]
    residence_comment_on: Mapped[date | None]


class MemberStatusEvent(Base):
    """A member's status from a day on, until the next event."""

    __tablename__ = "member_status"
    __table_args__ = (one_of("status", MemberStatus), UniqueConstraint("person_id", "start_on"))

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    start_on: Mapped[date]
    status: Mapped[str]
    note: Mapped[str | None]
