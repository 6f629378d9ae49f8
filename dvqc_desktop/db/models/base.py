"""What every table shares: names of constraints, NFC text, row ids, dated spans, lists of codes."""

import unicodedata
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Date, Dialect, MetaData, String, Table, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class NfcText(TypeDecorator[str]):
    """Text kept in Unicode NFC, whatever way it is written to the store."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else unicodedata.normalize("NFC", value)


class Base(DeclarativeBase):
    """The root of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: NfcText, date: Date}  # noqa: RUF012 - read by SQLAlchemy as a class attribute

    # No row gets the number of one that was there before: the log, the bin and erasures know rows by number.
    numbered_anew: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        table = cls.__table__
        assert isinstance(table, Table)
        table.dialect_options["sqlite"]["autoincrement"] = cls.numbered_anew


class Spanned:
    """A dated span, half-open: `start_on` is the first day, `end_on` the first day no longer valid."""

    start_on: Mapped[date]
    end_on: Mapped[date | None]


def span_order() -> CheckConstraint:
    """No span ends before it starts."""
    return CheckConstraint("end_on IS NULL OR end_on >= start_on", name="span_order")


def one_of(column: str, codes: type[StrEnum] | tuple[str, ...], *, optional: bool = False) -> CheckConstraint:
    """The column holds one of the codes; NULL too where it is optional.

    Written as a chain of OR: SQLite builds a table anew for each row checked against a longer IN list (80 µs a row).
    """
    listed = " OR ".join(f"{column} = '{code}'" for code in codes)
    empty = f"{column} IS NULL OR " if optional else ""
    return CheckConstraint(f"{empty}{listed}", name=f"{column}_code")


def filled(column: str) -> CheckConstraint:
    """The column holds more than blanks."""
    return CheckConstraint(f"trim({column}) <> ''", name=f"{column}_filled")


def a_monday(column: str) -> CheckConstraint:
    """The day is the first one of a week."""
    return CheckConstraint(f"strftime('%w', {column}) = '1'", name=f"{column}_monday")
