"""The workers' quarterly criticism: sessions, and opinions that have no author in any column."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from dvqc_desktop.db.models.base import Base, filled

_QUARTERS = " OR ".join(f"strftime('%m-%d', quarter_on) = '{day}'" for day in ("01-01", "04-01", "07-01", "10-01"))


class OpinionSession(Base):
    """The criticism of a quarter (by its first day): when it is heard, at which meeting, when answers were read out."""

    __tablename__ = "opinion_session"
    __table_args__ = (
        CheckConstraint(_QUARTERS, name="quarter_start"),
        CheckConstraint("read_on IS NULL OR read_on >= held_on", name="read_order"),
        Index("uq_opinion_session_quarter_on", "quarter_on", unique=True),
    )

    quarter_on: Mapped[date]
    held_on: Mapped[date]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"), index=True)
    read_on: Mapped[date | None]


class Opinion(Base):
    """What was written on `slips` slips about a member, or about the cell where `about_id` is empty; never by whom.

    `spoken` says the same in other words, to be read out; `task_id` is what was promised in answer to it.
    """

    __tablename__ = "opinion"
    __table_args__ = (
        filled("text"),
        CheckConstraint("slips > 0", name="slips"),
        CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name="answer_dated"),
    )

    session_id: Mapped[int] = mapped_column(ForeignKey("opinion_session.id", ondelete="CASCADE"), index=True)
    about_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    spoken: Mapped[str | None]
    slips: Mapped[int] = mapped_column(default=1)
    answer: Mapped[str | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    answered_on: Mapped[date | None] = mapped_column(index=True)
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id", ondelete="SET NULL"), index=True)
