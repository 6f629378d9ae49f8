"""Reports upward: production of the teams, own indicators, what was sent, what was exported, templates of others."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dvqc_desktop.db.models.base import Base, filled, one_of
from dvqc_desktop.domain.periods import PeriodKind


class Dated:
    """The days of a period, both included, as reports name them."""

    first_on: Mapped[date]
    last_on: Mapped[date]


def _day_order() -> CheckConstraint:
    return CheckConstraint("last_on >= first_on", name="day_order")


class ProductionItem(Base):
    """What the teams make or do, with its unit ("QĐ 14", "cái/công")."""

    __tablename__ = "production_item"
    __table_args__ = (filled("name"), filled("unit"))

    position: Mapped[int]
    name: Mapped[str]
    unit: Mapped[str]
    aim: Mapped[float | None]
    retired_on: Mapped[date | None]


class ProductionFigure(Dated, Base):
    """What a team (none: all teams together) made of an item in some days: sums and averages, never of a person.

    `quality` is the share that was good, 0 to 1.
    """

    __tablename__ = "production_figure"
    __table_args__ = (
        _day_order(),
        CheckConstraint("quality IS NULL OR quality BETWEEN 0 AND 1", name="quality_share"),
        UniqueConstraint("item_id", "team_id", "first_on", "last_on"),
        Index("ix_production_figure_days", "first_on", "last_on"),
    )

    item_id: Mapped[int] = mapped_column(ForeignKey("production_item.id", ondelete="CASCADE"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id", ondelete="SET NULL"))
    plan: Mapped[float | None]
    norm: Mapped[float | None]
    actual: Mapped[float | None]
    quality: Mapped[float | None]
    note: Mapped[str | None]


class Indicator(Base):
    """A figure whose numbers are typed: the cell's own, or one of the rule pack (`code`)."""

    __tablename__ = "indicator"
    __table_args__ = (filled("name"), filled("unit"), Index("uq_indicator_code", "code", unique=True))

    position: Mapped[int]
    code: Mapped[str | None]
    name: Mapped[str]
    unit: Mapped[str]
    meaning: Mapped[str | None]
    retired_on: Mapped[date | None]


class IndicatorValue(Dated, Base):
    """The number of an indicator in some days."""

    __tablename__ = "indicator_value"
    __table_args__ = (_day_order(), UniqueConstraint("indicator_id", "first_on", "last_on"))

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id", ondelete="CASCADE"))
    value: Mapped[float]
    note: Mapped[str | None]


class ReportText(Dated, Base):
    """A part of the narrative report of a period as the secretary put it, in place of the proposed words."""

    __tablename__ = "report_text"
    __table_args__ = (_day_order(), UniqueConstraint("first_on", "last_on", "part"))

    part: Mapped[str]
    text: Mapped[str]


class SentReport(Dated, Base):
    """A report as it was sent: figures, definitions, tables and words as JSON, never worked out again.

    `revision` is 0 for the first, n for "sửa lần n"; `closed_on` the last day that was counted.
    """

    __tablename__ = "sent_report"
    __table_args__ = (
        _day_order(),
        one_of("kind", PeriodKind),
        CheckConstraint("json_valid(content)", name="content_json"),
        UniqueConstraint("first_on", "last_on", "revision"),
    )

    kind: Mapped[str]
    revision: Mapped[int]
    closed_on: Mapped[date]
    sent_on: Mapped[date]
    recipient: Mapped[str]
    reason: Mapped[str | None]
    content: Mapped[str]
    fingerprint: Mapped[str]


class ExportEntry(Base):
    """A file that left the book: what, when, for whom, how it is called, its SHA-256 and the log's head then."""

    __tablename__ = "export_entry"
    __table_args__ = (filled("what"), Index("ix_export_entry_at", "at"))

    at: Mapped[datetime]
    what: Mapped[str]
    contents: Mapped[str | None]
    recipient: Mapped[str | None]
    file_name: Mapped[str]
    sha256: Mapped[str]
    chain_head: Mapped[str]


class TemplateMap(Base):
    """Which figure goes to which cell of a committee's workbook; cells as JSON, known by the workbook's fingerprint."""

    __tablename__ = "template_map"
    __table_args__ = (
        filled("name"),
        CheckConstraint("json_valid(cells)", name="cells_json"),
        Index("uq_template_map_fingerprint", "fingerprint", unique=True),
    )

    name: Mapped[str]
    version: Mapped[str | None]
    fingerprint: Mapped[str]
    sheet: Mapped[str]
    cells: Mapped[str]
