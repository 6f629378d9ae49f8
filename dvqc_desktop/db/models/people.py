"""People: who they are, since when they are workers of the book, where they work and what posts they hold."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from dvqc_desktop.db.models.base import Base, Spanned, a_monday, filled, one_of, span_order
from dvqc_desktop.domain.codes import Organization, Precision, Sex, SpellEnd


class Person(Base):
    """Somebody the book knows: a member, a worker, or both in turn. `name_fold` and `name_sort` follow the name."""

    __tablename__ = "person"
    __table_args__ = (
        filled("full_name"),
        one_of("sex", Sex, optional=True),
        one_of("birth_precision", Precision, optional=True),
        CheckConstraint("(birth_date IS NULL) = (birth_precision IS NULL)", name="birth_pair"),
        CheckConstraint("contact_interval_days IS NULL OR contact_interval_days BETWEEN 1 AND 366", name="interval"),
        Index("ix_person_name_sort", "name_sort", "id"),
        Index("ix_person_name_fold", "name_fold"),
    )

    full_name: Mapped[str]
    name_fold: Mapped[str]
    name_sort: Mapped[bytes] = mapped_column(LargeBinary)
    code: Mapped[str | None]
    sex: Mapped[str | None]
    birth_date: Mapped[date | None]
    birth_precision: Mapped[str | None]
    phone: Mapped[str | None]
    trade: Mapped[str | None]
    skill_grade: Mapped[str | None]
    way_home: Mapped[str | None]
    education: Mapped[str | None]
    note: Mapped[str | None]
    contact_interval_days: Mapped[int | None]
    consent_on: Mapped[date | None]


class WorkerSpell(Spanned, Base):
    """The days on which a person is a worker outside the Party whom the book follows."""

    __tablename__ = "worker_spell"
    __table_args__ = (
        span_order(),
        one_of("end_reason", SpellEnd, optional=True),
        CheckConstraint("(end_on IS NULL) = (end_reason IS NULL)", name="end_pair"),
        Index("uq_worker_spell_open", "person_id", unique=True, sqlite_where=text("end_on IS NULL")),
        Index("ix_worker_spell_person", "person_id", "start_on"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    end_reason: Mapped[str | None]


class Team(Base):
    """A production team of the workshop."""

    __tablename__ = "team"
    __table_args__ = (filled("name"), UniqueConstraint("name"))

    name: Mapped[str]
    workshop: Mapped[str | None]


class WorkGroup(Base):
    """A group of the team that fits together by trade, shift and way home; one member leads it."""

    __tablename__ = "work_group"
    __table_args__ = (filled("name"), UniqueConstraint("team_id", "name"))

    name: Mapped[str]
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    leader_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Shift(Base):
    """A working shift; times as "06:00"."""

    __tablename__ = "shift"
    __table_args__ = (filled("name"), UniqueConstraint("name"))

    name: Mapped[str]
    start_time: Mapped[str | None]
    end_time: Mapped[str | None]


class ShiftTurn(Base):
    """One week of somebody's shift rotation, by its Monday; after the last week the first comes again."""

    __tablename__ = "shift_turn"
    __table_args__ = (a_monday("week_on"), UniqueConstraint("person_id", "week_on"))

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    week_on: Mapped[date]
    shift_id: Mapped[int] = mapped_column(ForeignKey("shift.id"), index=True)


class Placement(Spanned, Base):
    """Where somebody works, dated: team, group and shift."""

    __tablename__ = "placement"
    __table_args__ = (span_order(), Index("ix_placement_person", "person_id", "start_on"))

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    work_group_id: Mapped[int | None] = mapped_column(ForeignKey("work_group.id"), index=True)
    shift_id: Mapped[int | None] = mapped_column(ForeignKey("shift.id"), index=True)


class Post(Spanned, Base):
    """A post somebody holds in the Party, in production or in an organisation, dated."""

    __tablename__ = "post"
    __table_args__ = (
        span_order(),
        one_of("organization", Organization),
        filled("title"),
        Index("ix_post_person", "person_id"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    organization: Mapped[str]
    title: Mapped[str]


class DirectSuperior(Spanned, Base):
    """Who is the direct superior of a worker at work, dated."""

    __tablename__ = "direct_superior"
    __table_args__ = (
        span_order(),
        CheckConstraint("person_id <> superior_id", name="not_self"),
        Index("ix_direct_superior_person", "person_id"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    superior_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
