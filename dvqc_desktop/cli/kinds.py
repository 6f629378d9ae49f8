"""Kinds of arguments: days, periods and paths, as the contract writes them."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dvqc_desktop.domain.dates import DateProblem, parse_day
from dvqc_desktop.domain.periods import Period, PeriodProblem, parse_period

if TYPE_CHECKING:
    from dvqc_desktop.exports.documents.print_paper import PaperKind


class DayKind(click.ParamType[date]):
    """A day: 2026-11-20 or 20/11/2026."""

    name = "NGÀY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return parse_day(str(value))
        except DateProblem as problem:
            self.fail(str(problem), param, ctx)


class PeriodKind(click.ParamType[Period]):
    """A period: 2026-11, 2026-Q3, 2026-H1, 2026, 2026-01-05..2026-03-20."""

    name = "KỲ"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        if isinstance(value, Period):
            return value
        try:
            return parse_period(str(value))
        except PeriodProblem as problem:
            self.fail(str(problem), param, ctx)


class OutKind(click.ParamType[Path]):
    """A file to write, with one of the endings given."""

    def __init__(self, *endings: str) -> None:
        self.endings = endings
        self.name = "TỆP" + endings[0]

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = Path(value)
        if path.suffix.lower() not in self.endings:
            self.fail(f"tên tệp cần có đuôi {' hoặc '.join(self.endings)}", param, ctx)
        return path


class PaperName(click.ParamType["PaperKind"]):
    """A paper, by the name the programme has for it; the names stand in `print_paper.PaperKind` alone."""

    name = "GIẤY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> "PaperKind":
        from dvqc_desktop.exports.documents.print_paper import PaperKind

        if value not in tuple(PaperKind):
            self.fail(f"chọn một trong: {', '.join(PaperKind)}", param, ctx)
        return PaperKind(value)


DAY, PERIOD, PAPER = DayKind(), PeriodKind(), PaperName()
ROW_ID = click.IntRange(1, 2**63 - 1)  # what SQLite counts rows with
PATH = click.Path(path_type=Path)
