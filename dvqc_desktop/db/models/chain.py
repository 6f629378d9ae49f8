"""The chain: who holds whom, groups covered by an organisation, links between workers, the year's assignments."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from dvqc_desktop.db.models.base import Base, Spanned, filled, one_of, span_order
from dvqc_desktop.domain.codes import HolderRole, LinkKind, Organization


class HolderAssignment(Spanned, Base):
    """Somebody in charge of a worker, or helping beside; ended ones stay as history."""

    __tablename__ = "holder_assignment"
    __table_args__ = (
        span_order(),
        one_of("role", HolderRole),
        CheckConstraint("worker_id <> holder_id", name="not_self"),
        CheckConstraint("end_reason IS NULL OR end_on IS NOT NULL", name="end_reason_dated"),
        Index(
            "uq_holder_assignment_main",
            "worker_id",
            unique=True,
            sqlite_where=text("role = 'main' AND end_on IS NULL"),
        ),
        Index("ix_holder_assignment_worker", "worker_id", "role", "start_on"),
        Index("ix_holder_assignment_holder", "holder_id", "start_on"),
        Index(
            "ix_holder_assignment_exception",
            "start_on",
            sqlite_where=text("exception_reason IS NOT NULL"),
        ),
    )

    worker_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    holder_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    role: Mapped[str]
    end_reason: Mapped[str | None]
    requirement: Mapped[str | None]
    exception_reason: Mapped[str | None]
    cell_agreement: Mapped[str | None]
    accepted_on: Mapped[date | None]


class GroupCover(Spanned, Base):
    """A group covered through somebody's post in an organisation, where workers are many; counted apart."""

    __tablename__ = "group_cover"
    __table_args__ = (
        span_order(),
        one_of("organization", Organization),
        CheckConstraint("end_reason IS NULL OR end_on IS NOT NULL", name="end_reason_dated"),
        Index("uq_group_cover_open", "work_group_id", unique=True, sqlite_where=text("end_on IS NULL")),
        Index("ix_group_cover_person", "person_id"),
    )

    work_group_id: Mapped[int] = mapped_column(ForeignKey("work_group.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    organization: Mapped[str]
    requirement: Mapped[str | None]
    end_reason: Mapped[str | None]


class WorkerLink(Spanned, Base):
    """Two workers to be kept apart, with a work reason and an end, or who get on well; the smaller id comes first."""

    __tablename__ = "worker_link"
    __table_args__ = (
        span_order(),
        one_of("kind", LinkKind),
        CheckConstraint("first_id < second_id", name="order"),
        CheckConstraint(
            "kind <> 'apart' OR (trim(coalesce(reason, '')) <> '' AND end_on IS NOT NULL)", name="apart_reasoned"
        ),
        Index("ix_worker_link_first", "first_id"),
        Index("ix_worker_link_second", "second_id"),
    )

    first_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    second_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    kind: Mapped[str]
    reason: Mapped[str | None]


class YearAssignment(Base):
    """A line of the register of a year's assignments: a member with a worker or a group, requirement and result."""

    __tablename__ = "year_assignment"
    __table_args__ = (
        CheckConstraint("year BETWEEN 1945 AND 2200", name="year"),
        CheckConstraint("(worker_id IS NULL) <> (work_group_id IS NULL)", name="one_whom"),
        UniqueConstraint("year", "member_id", "worker_id"),
        UniqueConstraint("year", "member_id", "work_group_id", name="uq_year_assignment_group"),
        filled("requirement"),
    )

    year: Mapped[int]
    member_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    work_group_id: Mapped[int | None] = mapped_column(ForeignKey("work_group.id"))
    requirement: Mapped[str]
    result: Mapped[str | None]
    comment: Mapped[str | None]
