"""Praise given to a worker or a team, and families that agreed to be visited."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from dvqc_desktop.db.models.base import Base, filled


class Commendation(Base):
    """Somebody, or the team of a plan, was commended on a day for what is written; never for a class."""

    __tablename__ = "commendation"
    __table_args__ = (
        filled("text"),
        CheckConstraint("(person_id IS NULL) <> (plan_id IS NULL)", name="one_praised"),
        Index("ix_commendation_person", "person_id", "commended_on"),
        Index("ix_commendation_commended_on", "commended_on"),
    )

    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), index=True)
    commended_on: Mapped[date]
    text: Mapped[str]


class FamilyConsent(Base):
    """A family that may be visited: the day the worker agreed, and one phrase of the cell's list; no family history."""

    __tablename__ = "family_consent"
    __table_args__ = (filled("phrase"), Index("uq_family_consent_person", "person_id", unique=True))

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    agreed_on: Mapped[date]
    phrase: Mapped[str]
