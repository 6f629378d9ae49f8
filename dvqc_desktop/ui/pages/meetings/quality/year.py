"""The table of a year: each judged meeting against the criteria, with total and grade."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from dvqc_desktop.services.meetings.quality.quality import YearRow, year_scores
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.papers import PaperJob
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.table import TableView


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion with its points at each meeting, as words."""

    title: str
    points: tuple[str, ...]


def year_rows(meetings: Sequence[YearRow]) -> tuple[CriterionRow, ...]:
    """The criteria of all sheets of the year, then total and grade; "–" where a sheet does not have one."""
    titles = dict.fromkeys(title for meeting in meetings for title in meeting.points)
    rows = [CriterionRow(title, tuple(_points(meeting.points.get(title)) for meeting in meetings)) for title in titles]
    rows.append(CriterionRow("Tổng cộng", tuple(_points(meeting.total) for meeting in meetings)))
    rows.append(CriterionRow("Xếp loại", tuple(meeting.grade for meeting in meetings)))
    return tuple(rows)


class YearDialog(Dialog):
    """Criteria down, meetings across."""

    def __init__(self, parent: QWidget, context: PageContext, year: int) -> None:
        super().__init__(parent, f"Điểm chất lượng sinh hoạt năm {year}", "qualityYearDialog")
        self.setMinimumSize(theme.px(820), theme.px(460))
        self._context, self._year = context, year
        meetings = context.store.read(year_scores, year)
        columns = [Column[CriterionRow]("Tiêu chí", lambda row: row.title, 280)]
        for place, meeting in enumerate(meetings):
            columns.append(Column(f"{meeting.held_on:%d/%m}", _reader(place), 88, right=True))
        rows: RowsModel[CriterionRow] = RowsModel(tuple(columns))
        rows.set_rows(year_rows(meetings) if meetings else ())
        table = TableView("qualityYearTable")
        table.setModel(rows)
        table.set_widths([column.width for column in columns], 0)
        table.keep_readable(0, 240)
        table.set_empty_text(f"Năm {year} chưa có buổi họp nào được chấm điểm.")
        self.body.addWidget(table, 1)
        self.body.addWidget(label("Mỗi cột là một buổi họp đã chấm.", "hint"))
        self.add_button("In…", self._print, "printQualityYearButton", "print").setEnabled(bool(meetings))
        self.add_primary("Xong", self.close, "closeYearButton")

    def _print(self) -> None:
        from dvqc_desktop.exports.documents.quality_year_paper import quality_year

        database = self._context.store.database
        PaperJob(self, self._context, "bảng điểm cả năm").show(
            lambda: quality_year(database, self._year), lambda _document: 0
        )


def _reader(place: int) -> Callable[[CriterionRow], str]:
    return lambda row: row.points[place]


def _points(points: float | None) -> str:
    return "–" if points is None else f"{points:g}".replace(".", ",")
