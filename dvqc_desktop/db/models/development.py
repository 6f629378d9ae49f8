"""Candidates for the Party: the stages passed, and the members who help."""

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dvqc_desktop.db.models.base import Base, Spanned, one_of, span_order
from dvqc_desktop.domain.codes import CandidateStage, Organization


class Candidate(Base):
    """A worker introduced for admission."""

    __tablename__ = "candidate"
    __table_args__ = (
        one_of("introduced_by", Organization, optional=True),
        Index("ix_candidate_introduced_on", "introduced_on"),
        Index("uq_candidate_person", "person_id", unique=True),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    introduced_on: Mapped[date]
    introduced_by: Mapped[str | None]
    note: Mapped[str | None]


class CandidateStageEvent(Base):
    """A stage reached on a day, with the day by which the next one should be reached."""

    __tablename__ = "candidate_stage"
    __table_args__ = (one_of("stage", CandidateStage), UniqueConstraint("candidate_id", "stage"))

    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id", ondelete="CASCADE"))
    stage: Mapped[str]
    at: Mapped[date]
    next_due_on: Mapped[date | None]
    note: Mapped[str | None]


class CandidateHelper(Spanned, Base):
    """A member who helps the candidate into the Party, dated."""

    __tablename__ = "candidate_helper"
    __table_args__ = (span_order(),)

    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
