"""What is printed of many meetings at once: a month's set of papers with ticks, and a year's register to be bound."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QPushButton, QWidget

from dvqc_desktop.exports.documents.meeting_sets import MONTH_KINDS, BookKind, book_words, bound_book, month_set
from dvqc_desktop.services.meetings.meetings import list_meetings, meeting_years
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.choices import combo, fill
from dvqc_desktop.ui.pages.meetings.papers.papers import PAPERS
from dvqc_desktop.ui.pages.papers import PaperJob
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.dialog import Dialog

NOTHING_CHOSEN = "Chọn ít nhất một loại giấy để in."
SET_NOTE = "Mỗi buổi họp một bộ; giấy chưa có nội dung thì bỏ qua. Biên bản và các giấy sau họp chỉ in khi đã họp."
BOOK_NOTE = "Chỉ in những buổi đã chốt biên bản, có bìa, mục lục và số trang chạy suốt. In xong đóng quyển, ký bìa."


def print_buttons(
    page: QWidget, context: PageContext, shown_day: Callable[[], date]
) -> tuple[QPushButton, QPushButton]:
    """The two buttons of the page's head; `shown_day` keeps what is typed and tells the day of the meeting shown."""
    month = button("In cả bộ tháng…", "print", "", "printMonthSetButton")
    month.clicked.connect(lambda: MonthSetDialog(page, context, shown_day()).open())
    book = button("In sổ, đóng quyển…", "print", "", "printBookButton")
    book.clicked.connect(lambda: BookDialog(page, context, shown_day()).open())
    return month, book


class MonthSetDialog(Dialog):
    """Asks which papers of which month; the preview opens over the page."""

    def __init__(self, page: QWidget, context: PageContext, shown: date) -> None:
        super().__init__(page, "In cả bộ tháng", "monthSetDialog")
        self._page, self._context = page, context
        self.setMinimumWidth(theme.px(460))
        days = [row.held_on for row in context.store.read(list_meetings)]
        months = sorted({day.replace(day=1) for day in (*days, shown)}, reverse=True)
        self._month = combo("monthSetCombo", "Tháng")
        counts = {month: sum(day.replace(day=1) == month for day in days) for month in months}
        fill(
            self._month,
            [(f"{month:%m/%Y} ({counts[month]} buổi họp)", month) for month in months],
            shown.replace(day=1),
        )
        form = QFormLayout()
        form.addRow("Tháng", self._month)
        self.body.addLayout(form)
        self._kinds = {kind: QCheckBox(PAPERS[kind]) for kind in MONTH_KINDS}
        for kind, box in self._kinds.items():
            box.setObjectName(f"monthSetCheck_{kind.value}")
            box.setChecked(True)
            box.toggled.connect(self._chosen)
            self.body.addWidget(box)
        self._fault = label("", "error", "monthSetFault", wrap=True)
        self._fault.hide()
        self.body.addWidget(self._fault)
        self.body.addWidget(label(SET_NOTE, "secondary", wrap=True))
        self.add_button("Không in", self.reject)
        self.add_primary("Xem trước khi in", self._show, "monthSetPreviewButton", "print")

    @Slot()
    def _chosen(self) -> None:
        nothing = not any(box.isChecked() for box in self._kinds.values())
        self._fault.setText(NOTHING_CHOSEN)
        self._fault.setVisible(nothing)

    @Slot()
    def _show(self) -> None:
        kinds = frozenset(kind for kind, box in self._kinds.items() if box.isChecked())
        self._chosen()
        if not kinds:
            return
        database, month = self._context.store.database, self._month.currentData()
        self.accept()
        job = PaperJob(self._page, self._context, f"bộ giấy tờ tháng {month.month}")
        job.show(lambda: month_set(database, month, kinds), lambda _document: 0)


class BookDialog(Dialog):
    """Asks which register of which year; the preview opens over the page."""

    def __init__(self, page: QWidget, context: PageContext, shown: date) -> None:
        super().__init__(page, "In sổ, đóng quyển", "bookPrintDialog")
        self._page, self._context = page, context
        self.setMinimumWidth(theme.px(460))
        unit = context.store.read(get_unit)
        self._kind, self._year = combo("bookKindCombo", "Sổ"), combo("bookYearCombo", "Năm")
        fill(self._kind, [(book_words(kind, unit)[0], kind) for kind in BookKind], BookKind.MINUTES)
        years = sorted({shown.year, *context.store.read(meeting_years)}, reverse=True)
        fill(self._year, [(str(year), year) for year in years], shown.year)
        form = QFormLayout()
        form.addRow("Sổ", self._kind)
        form.addRow("Năm", self._year)
        self.body.addLayout(form)
        self.body.addWidget(label(BOOK_NOTE, "secondary", wrap=True))
        self.add_button("Không in", self.reject)
        self.add_primary("Xem trước khi in", self._show, "bookPreviewButton", "print")

    @Slot()
    def _show(self) -> None:
        database, kind, year = (
            self._context.store.database,
            BookKind(self._kind.currentData()),
            self._year.currentData(),
        )
        words = self._kind.currentText()
        self.accept()
        job = PaperJob(self._page, self._context, f"{words[:1].lower()}{words[1:]} năm {year}")
        job.show(lambda: bound_book(database, kind, year), lambda _document: 0)
