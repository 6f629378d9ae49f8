"""The book itself: its settings, its upkeep, and the change log."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from dvqc_desktop.db.models.base import Base, one_of


class Setting(Base):
    """A setting of the cell, its value as JSON."""

    __tablename__ = "setting"
    __table_args__ = (
        CheckConstraint("json_valid(value)", name="value_json"),
        Index("uq_setting_key", "key", unique=True),
    )

    key: Mapped[str]
    value: Mapped[str]


class RuleOverride(Base):
    """A rule of procedure as this cell has it, its value as JSON, with the reason and the day it was set."""

    __tablename__ = "rule_override"
    __table_args__ = (
        CheckConstraint("json_valid(value)", name="value_json"),
        Index("uq_rule_override_key", "key", unique=True),
    )

    key: Mapped[str]
    value: Mapped[str]
    reason: Mapped[str | None]
    set_on: Mapped[date]


class Maintenance(Base):
    """What the program notes about the file itself, outside the change log."""

    __tablename__ = "maintenance"
    numbered_anew = False
    __table_args__ = (Index("uq_maintenance_key", "key", unique=True),)

    key: Mapped[str]
    value: Mapped[str]


class ChangeGroup(Base):
    """One act of the user: one transaction, one undo step, one entry of the audit trail.

    Its rows are logged before it; a deferred foreign key lets nothing be committed outside a group.
    A "record" is what happened and cannot be taken back, such as a file handed out. After `erased_on` the contents
    of its rows and its subject are gone for privacy; its digest stays.
    """

    __tablename__ = "change_group"
    numbered_anew = False
    __table_args__ = (
        one_of("kind", ("act", "undo", "redo", "record")),
        one_of("state", ("done", "undone", "gone")),
        Index("ix_change_group_state", "state", "id", sqlite_where=text("kind = 'act'")),
    )

    at: Mapped[datetime]
    kind: Mapped[str]
    state: Mapped[str]
    act: Mapped[str]
    subject: Mapped[str]
    topics: Mapped[str]
    target_id: Mapped[int | None] = mapped_column(ForeignKey("change_group.id"))
    digest: Mapped[str]
    chain: Mapped[str]
    erased_on: Mapped[date | None]


class ChangeRow(Base):
    """One row before and after, as JSON; written by triggers."""

    __tablename__ = "change_row"
    numbered_anew = False
    __table_args__ = (
        one_of("op", ("insert", "update", "delete")),
        Index("ix_change_row_row", "table_name", "row_id"),
    )

    group_id: Mapped[int] = mapped_column(
        ForeignKey("change_group.id", deferrable=True, initially="DEFERRED"), index=True
    )
    table_name: Mapped[str]
    row_id: Mapped[int]
    op: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
