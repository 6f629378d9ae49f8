"""The chain: who holds whom, as main holder or as helper, dated and with the reason of the end."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from dvqc_desktop.db.models.base import Base, Spanned, one_of, span_order
from dvqc_desktop.domain.codes import HolderRole


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
    )

    worker_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    holder_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    role: Mapped[str]
    end_reason: Mapped[str | None]
    requirement: Mapped[str | None]
    exception_reason: Mapped[str | None]
    cell_agreement: Mapped[str | None]
    accepted_on: Mapped[date | None]
