"""The page of reports: the figures of a period beside another, what is missing, and the workbook."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import EVERYTHING, Topic
from dvqc_desktop.domain.figures import Figures
from dvqc_desktop.domain.indicators import ExtraFigure
from dvqc_desktop.domain.period_words import short_words
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.services.reports.extras import extras_beside, measure, measure_earlier
from dvqc_desktop.services.reports.figure_rows import FigureRow, Place
from dvqc_desktop.services.reports.indicator_rows import rows_behind_any
from dvqc_desktop.services.reports.report_warnings import ReportWarning, report_warnings
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import Page, PageContext, PageName
from dvqc_desktop.ui.pages.reading import read_for
from dvqc_desktop.ui.pages.reports.behind import open_figure_rows
from dvqc_desktop.ui.pages.reports.export import ReportExport
from dvqc_desktop.ui.pages.reports.periods import PeriodTools
from dvqc_desktop.ui.pages.reports.table import ReportTable
from dvqc_desktop.ui.pages.reports.warnings import LINKS, WarningList
from dvqc_desktop.ui.widgets.basics import PAGE_MARGINS, PageHeader, button, divider, icon_label, label, panel

WARNINGS_WIDTH = 348


@dataclass(frozen=True, slots=True)
class _Seen:
    """One reading of the page."""

    period: Period
    beside: Period
    now: Figures
    before: Figures | None
    extras: tuple[ExtraFigure, ...]
    warnings: tuple[ReportWarning, ...]


class ReportsPage(Page):
    """Every figure opens what is behind it; the workbook holds sums alone."""

    topics: ClassVar[frozenset[Topic]] = EVERYTHING

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("reportPage")
        self._export = button("Xuất Excel", "document_table", "primary", "exportExcelButton")
        self._print = button("In", "print", "", "printReportButton")
        self._header = PageHeader("Báo cáo", self._print, self._export)
        self.tools = PeriodTools(clock.today())
        self.table = ReportTable()
        self.warnings = WarningList()
        self._missing = label("", "strong", "reportMissingLabel")
        self._warn, self._fine = (
            icon_label("warning_filled", "warn", 20),
            icon_label("checkmark_circle_filled", "ok", 20),
        )
        self._said = label("Báo cáo gửi lên chỉ có số liệu tổng hợp, không kèm tên quần chúng.", "secondary")
        self._said.setObjectName("reportFootLabel")
        self.exporting = ReportExport(self, context, self._said.setText)
        self._set_up()
        self.tools.changed.connect(self.refresh)
        self.table.opened.connect(self._show_behind)
        self.warnings.wanted.connect(self._put_right)
        self._export.clicked.connect(self._ask_for_file)
        self._print.clicked.connect(self.print_current)

    @Slot()
    def refresh(self) -> None:
        read_for(self, partial(self._read, self.tools.period(), self.tools.compared()), self._show)

    def _read(self, period: Period, beside: Period, progress: Progress) -> "_Seen":
        """The figures of two periods and what the first still lacks."""
        now = self.store.read(measure, period)
        progress.check()
        before = self.store.read(measure_earlier, beside)
        progress.check()
        extras = self.store.read(extras_beside, (period, beside), (now, before))
        warnings = self.store.read(report_warnings, period, now.figures)
        return _Seen(period, beside, now.figures, before.figures if before else None, extras, warnings)

    def _show(self, seen: "_Seen") -> None:
        period, beside, today = seen.period, seen.beside, clock.today()
        if (period, beside) != (self.tools.period(), self.tools.compared()):
            return
        running = period.closing(today) < period.end
        heads = (short_words(period), short_words(beside), self.tools.change_words())
        self.table.show_figures((seen.now, seen.before, seen.extras), heads, running)
        found = seen.warnings
        self.warnings.show_warnings(found)
        self._missing.setText(f"Cần xem lại: {len(found)} chỗ" if found else "Đủ số liệu, các số khớp nhau")
        self._warn.setVisible(bool(found))
        self._fine.setVisible(not found)
        self.tools.state.setText(f"{'Số tạm tính' if running else 'Số'} đến {period.closing(today):%d/%m/%Y}")

    @Slot()
    def print_current(self) -> None:
        self.exporting.preview(self.tools.period())

    def zones(self) -> list[QWidget]:
        return [self.tools, self.table, self.warnings]

    def _set_up(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*PAGE_MARGINS)
        outer.setSpacing(0)
        outer.addWidget(self._header)
        outer.addWidget(self.tools)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._table_panel(), 1)
        row.addWidget(self._warning_panel())
        outer.addLayout(row, 1)

    def _table_panel(self) -> QWidget:
        box = panel()
        foot = QWidget()
        foot.setFixedHeight(theme.px(32))
        foot_row = QHBoxLayout(foot)
        foot_row.setContentsMargins(12, 0, 12, 0)
        foot_row.setSpacing(8)
        foot_row.addWidget(icon_label("lock_shield"))
        foot_row.addWidget(self._said, 1)
        foot_row.addWidget(label("Enter: xem danh sách của dòng", "hint"))
        layout = box.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.table, 1)
        layout.addWidget(divider())
        layout.addWidget(foot)
        return box

    def _warning_panel(self) -> QWidget:
        box = panel()
        box.setFixedWidth(theme.px(WARNINGS_WIDTH))
        head = QWidget()
        head.setFixedHeight(theme.px(38))
        head_row = QHBoxLayout(head)
        head_row.setContentsMargins(12, 0, 12, 0)
        head_row.setSpacing(10)
        head_row.addWidget(self._warn)
        head_row.addWidget(self._fine)
        head_row.addWidget(self._missing, 1)
        layout = box.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(head)
        layout.addWidget(divider())
        layout.addWidget(self.warnings, 1)
        return box

    @Slot(str)
    def _show_behind(self, name: str) -> None:
        period = self.tools.period()
        rows = self.store.read(rows_behind_any, name, period)
        open_figure_rows(self.window(), self.table.definition(name), period.words, rows, self._go)

    @Slot(object)
    def _go(self, row: FigureRow) -> None:
        if row.place is not Place.REPORTS:
            self.context.navigate(PageName(row.place.value), row.row_id)

    @Slot(object)
    def _put_right(self, warning: ReportWarning) -> None:
        self.context.navigate(LINKS[warning.kind][1], warning.row_id)

    @Slot()
    def _ask_for_file(self) -> None:
        self.exporting.ask(self.tools.period())
