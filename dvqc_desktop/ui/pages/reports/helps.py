"""What stands in the foot of the table: typing what the book cannot work out, and how the chosen line is worked out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.services.reports.report_warnings import ReportWarning, WarningKind
from dvqc_desktop.services.reports.told import Told, figure_told
from dvqc_desktop.ui.pages.base import Page
from dvqc_desktop.ui.pages.reading import read_for
from dvqc_desktop.ui.pages.reports.export import ReportChoice
from dvqc_desktop.ui.pages.reports.mending import Mending
from dvqc_desktop.ui.pages.reports.method import MethodDialog
from dvqc_desktop.ui.pages.reports.periods import PeriodTools
from dvqc_desktop.ui.pages.reports.table import ReportTable
from dvqc_desktop.ui.widgets.basics import link_button


class ReportHelps(QWidget):
    """Belongs to a page; `choice` says which report it shows now."""

    def __init__(self, page: Page, tools: PeriodTools, table: ReportTable, choice: Callable[[], ReportChoice]) -> None:
        super().__init__()
        self._page, self._tools, self._table, self._choice = page, tools, table, choice
        self._mending = Mending(page, page.context, tools.set_period)
        self._enter = link_button("Nhập số liệu…", None, "reportTypeButton")
        menu = QMenu(self._enter)
        menu.setObjectName("reportTypeMenu")
        menu.addAction("Sản lượng của tổ…", partial(self._type, WarningKind.OUTPUT))
        menu.addAction("Chỉ tiêu theo kỳ…", partial(self._type, WarningKind.INDICATOR))
        self._enter.setMenu(menu)
        self._method = link_button("Cách tính", self.show_method, "figureMethodButton")
        self._method.setToolTip("Cách tính dòng đang chọn, bên số kỳ trước và cùng kỳ năm trước")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._enter)
        row.addWidget(self._method)

    def follow(self, warning: ReportWarning) -> None:
        """Leads to where a warning is put right."""
        self._mending.follow(warning, self._tools.period())

    @Slot()
    def show_method(self) -> None:
        """How the chosen line, or the first, is worked out."""
        choice, name = self._choice(), self._table.chosen()
        sent_id = choice.sent.id if choice.sent is not None else None

        def read(_progress: Progress) -> Told | None:
            return self._page.store.read(figure_told, name, choice.period, sent_id)

        read_for(self._page, read, self._show)

    def _show(self, told: Told | None) -> None:
        if told is not None:
            MethodDialog(self._page.window(), told).open()

    def _type(self, kind: WarningKind) -> None:
        self._mending.type_numbers(kind, self._tools.period())
