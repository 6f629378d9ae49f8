"""The page of reports: a period's figures beside another's, what is missing, what was sent, and the ways out."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import EVERYTHING, Topic
from dvqc_desktop.domain.dates import weekday_words
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.periods import PeriodKind
from dvqc_desktop.services.reports.figure_rows import FigureRow, Place
from dvqc_desktop.services.reports.indicator_rows import rows_behind_any
from dvqc_desktop.services.reports.sent_reports import SentRow, find_sent
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import Page, PageContext, PageName
from dvqc_desktop.ui.pages.reading import read_for
from dvqc_desktop.ui.pages.reports.behind import open_figure_rows
from dvqc_desktop.ui.pages.reports.export import ReportChoice, ReportExport
from dvqc_desktop.ui.pages.reports.helps import ReportHelps
from dvqc_desktop.ui.pages.reports.periods import PeriodTools
from dvqc_desktop.ui.pages.reports.seen import Asked, Seen, read_page
from dvqc_desktop.ui.pages.reports.sent.acts import SentActs
from dvqc_desktop.ui.pages.reports.sent.strip import SentStrip
from dvqc_desktop.ui.pages.reports.side import ReportSide
from dvqc_desktop.ui.pages.reports.table import ReportTable
from dvqc_desktop.ui.pages.reports.template.acts import TemplateActs
from dvqc_desktop.ui.pages.reports.views import ReportViews
from dvqc_desktop.ui.widgets.basics import (
    PAGE_MARGINS,
    PageHeader,
    ShortLabel,
    button,
    divider,
    icon_label,
    label,
    panel,
)

MARK = "Đánh dấu đã gửi…"


class ReportsPage(Page):
    """Every figure opens what is behind it; a period that was sent is shown as it was sent."""

    topics: ClassVar[frozenset[Topic]] = EVERYTHING

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("reportPage")
        self._seen: Seen | None = None
        self._sent_id: int | None = None
        self._export = button("Xuất Excel", "document_table", "primary", "exportExcelButton")
        self._mark = button(MARK, "checkmark", "", "markSentButton")
        self._print = button("In", "print", "", "printReportButton")
        self.tools = PeriodTools(clock.today())
        self.tools.form.set_period_source(self.tools.period)
        self.strip = SentStrip()
        self.table = ReportTable()
        self.side = ReportSide()
        self._said = ShortLabel("secondary", "reportFootLabel")
        self._said.setText("Báo cáo gửi lên chỉ có số liệu tổng hợp, không kèm tên quần chúng.")
        self.exporting = ReportExport(self, context, self._said.setText)
        self._acts = SentActs(self)
        self._helps = ReportHelps(self, self.tools, self.table, self._choice)
        self.forms = TemplateActs(self, context)
        self.views = ReportViews(self, self._table_panel(), self._choice)
        state = [self.tools.state] if self.tools.narrow else []
        self._header = PageHeader("Báo cáo", self.views.segment, *state, self._print, self._mark, self._export)
        self._set_up()
        self._connect()

    @Slot()
    def refresh(self) -> None:
        self.tools.offer_forms(self.forms.offered())
        asked = Asked(self.tools.period(), self.tools.compared(), self._sent_id)
        try:
            read_for(self, partial(read_page, self.store, asked), self._show)
        except AppError as error:  # a stored report that was altered is not shown as if it were sent
            self.store.refused.emit(error)

    @Slot()
    def print_current(self) -> None:
        if self.views.is_table:
            self.exporting.preview(self._choice())
        else:
            self.views.words.commit()
            self.exporting.preview_words(self._choice())

    def zones(self) -> list[QWidget]:
        return [self.tools, self.views, self.side.warnings, self.side.sent.table]

    def _show(self, seen: Seen) -> None:
        if seen.asked != Asked(self.tools.period(), self.tools.compared(), self._sent_id):
            return
        self._seen = seen
        self.table.show_lines(seen.shown.lines, (*seen.heads, self.tools.change_words()), seen.shown.notes)
        self.side.show_seen(seen)
        self.strip.show_seen(seen)
        self.views.refresh()
        self._mark.setText(MARK if seen.newest is None else f"Sửa lần {seen.newest.revision + 1}…")
        self.tools.state.setText(_state_words(seen))
        group = self.store.read(get_unit).is_group
        self.tools.form.say_recipient("chi bộ" if group else "cấp trên")
        self._header.set_note(_due_words(seen, "chi bộ" if group else "cấp trên"))

    def _choice(self) -> ReportChoice:
        """The report now shown, for print and export; one that was sent never goes out counted anew."""
        period = self.tools.period()
        if self._seen is not None and self._seen.asked.period == period:
            return ReportChoice(period, self._seen.sent)
        return ReportChoice(period, self.store.read(find_sent, period))

    def _connect(self) -> None:
        self.tools.changed.connect(self._choose_period)
        self.table.opened.connect(self._show_behind)
        self.side.warnings.wanted.connect(self._helps.follow)
        self.side.sent.opened.connect(self.show_sent)
        self.side.sent.register_wanted.connect(self._acts.open_register)
        self.strip.revision_wanted.connect(self._mark_sent)
        self._mark.clicked.connect(self._mark_sent)
        self._export.clicked.connect(self._ask_for_file)
        self._print.clicked.connect(self.print_current)

    @Slot()
    def _choose_period(self) -> None:
        """Another period: the newest of what was sent of it, or the book."""
        if self._seen is None or self._seen.asked.period != self.tools.period():
            self._sent_id = None
        self.refresh()

    @Slot(object)
    def show_sent(self, row: SentRow) -> None:
        """Shows a report as it was sent, to be read, printed and exported again."""
        self.tools.blockSignals(True)
        self.tools.set_period(row.period)
        self.tools.blockSignals(False)
        self._sent_id = row.id
        self.refresh()

    @Slot()
    def _mark_sent(self) -> None:
        if self._seen is not None and self._seen.asked.period == self.tools.period():
            self._sent_id = None
            self._acts.mark(self._seen)

    def _set_up(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*PAGE_MARGINS)
        outer.setSpacing(0)
        outer.addWidget(self._header)
        outer.addWidget(self.tools)
        row = QHBoxLayout()
        row.setSpacing(8)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.strip)
        left.addWidget(self.views, 1)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        outer.addLayout(row, 1)

    def _table_panel(self) -> QWidget:
        foot = QWidget()
        foot.setFixedHeight(theme.px(32))
        foot_row = QHBoxLayout(foot)
        foot_row.setContentsMargins(12, 0, 12, 0)
        foot_row.setSpacing(8)
        foot_row.addWidget(icon_label("lock_shield"))
        foot_row.addWidget(self._said, 1)
        foot_row.addWidget(self._helps)
        if not self.tools.narrow:
            foot_row.addWidget(label("Enter: xem danh sách của dòng", "hint"))
        made = panel("", self.table, divider(), foot)
        layout = made.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretch(0, 1)
        return made

    @Slot(str)
    def _show_behind(self, name: str) -> None:
        period = self.tools.period()
        rows = self.store.read(rows_behind_any, name, period)
        sent = self._seen is not None and self._seen.sent is not None
        words = f"{period.words}, theo sổ hôm nay" if sent else period.words
        open_figure_rows(self.window(), self.table.definition(name), words, rows, self._go)

    @Slot(object)
    def _go(self, row: FigureRow) -> None:
        if row.place is not Place.REPORTS:
            self.context.navigate(PageName(row.place.value), row.row_id)

    @Slot()
    def _ask_for_file(self) -> None:
        template = self.tools.form.template()
        if template is None:
            self.exporting.ask(self._choice())
        else:
            template.export(self.tools.period())


def _state_words(seen: Seen) -> str:
    """Of when the figures are: "Số tạm tính đến 20/11", "Đã gửi, số đến 31/10/2026"."""
    day = f"{seen.shown.closed_on:%d/%m/%Y}"
    if seen.sent is not None:
        return f"Đã gửi, số đến {day}"
    if seen.shown.closed_on < seen.asked.period.end:
        return f"Số tạm tính đến {seen.shown.closed_on:%d/%m}"
    return f"Số đến {day}"


def _due_words(seen: Seen, recipient: str) -> str:
    """By when the report goes, and to whom: "hạn gửi chi bộ: 25/11/2026, thứ Tư (còn 5 ngày)"."""
    if seen.newest is not None:
        return f"đã gửi {seen.newest.recipient} ngày {seen.newest.sent_on:%d/%m/%Y}"
    if seen.asked.period.kind is PeriodKind.FREE:
        return ""
    left = (seen.due - clock.today()).days
    when = f"còn {left} ngày" if left > 0 else "hôm nay" if left == 0 else f"quá {-left} ngày"
    return f"hạn gửi {recipient}: {seen.due:%d/%m/%Y}, {weekday_words(seen.due)} ({when})"
