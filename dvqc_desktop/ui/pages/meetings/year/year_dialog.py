"""The year of meetings: twelve months with what was held, planned and is due; one button plans what is missing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.dates import format_date, weekday_words
from dvqc_desktop.domain.meeting_year import Slot as Span
from dvqc_desktop.domain.meeting_year import SlotState
from dvqc_desktop.domain.meetings import due_words
from dvqc_desktop.services.meetings.year.year import MeetingYear, plan_missing, read_meeting_year
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.kinds.dialog import KindsDialog
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.year.year_table import YearTable
from dvqc_desktop.ui.widgets.basics import icon_button, label
from dvqc_desktop.ui.widgets.dialog import Dialog

WIDTH, MOST_NAMED = 968, 4


class YearDialog(Dialog):
    """`meeting_wanted` carries the id of a meeting to show."""

    meeting_wanted = Signal(int)

    def __init__(self, parent: QWidget, context: PageContext, year: int | None = None) -> None:
        super().__init__(parent, "Lịch cả năm", "meetingYearDialog")
        self._context, self._store = context, context.store
        self._year = clock.today().year if year is None else year
        self._unit = self._store.read(get_unit)
        self.setFixedWidth(theme.px(WIDTH))
        self._title = label("", "section", "meetingYearLabel")
        before = icon_button("chevron_left", "Năm trước", "yearBeforeButton")
        after = icon_button("chevron_right", "Năm sau", "yearAfterButton")
        self._sum = label("", "secondary", "meetingYearSumLabel")
        self.table = YearTable()
        self._missing = label("", "", "meetingYearMissingLabel", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(6)
        for widget in (before, self._title, after):
            head.addWidget(widget)
        head.addSpacing(8)
        head.addWidget(self._sum)
        head.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self.table)
        self.body.addWidget(self._missing)
        self.add_help("Enter, bấm đúp: mở buổi họp, lên lịch ô còn thiếu.")
        self.add_button("Loại họp, mục mẫu…", self._open_kinds, "openKindsButton")
        self.add_button("Đóng", self.close, "closeYearButton")
        self._plan = self.add_primary("Lên lịch", self._plan_all, "planMissingButton", "calendar_ltr")
        before.clicked.connect(lambda: self._turn(-1))
        after.clicked.connect(lambda: self._turn(1))
        self.table.meeting_wanted.connect(self._open)
        self.table.span_wanted.connect(self._plan_one)
        self._read()
        self.table.setFocus()

    def _turn(self, step: int) -> None:
        self._year += step
        self._read()

    def _read(self) -> None:
        shown = self._store.read(read_meeting_year, self._year)
        self._title.setText(f"Năm {self._year}")
        self.table.show_year(shown, self._unit.kind)
        rows = self.table.verticalHeader().length() + self.table.horizontalHeader().height() + 4
        self.table.setFixedHeight(max(rows, theme.px(140)))
        held = sum(row.is_held for row in shown.meetings)
        self._sum.setText(f"{len(shown.meetings)} buổi, đã họp {held}")
        count = len(shown.proposals)
        self._plan.setText(f"Lên lịch {count} buổi còn thiếu" if count else "Lên lịch")
        self._plan.setEnabled(bool(count))
        self._missing.setText(_missing_words(shown, self._unit.kind))
        self.adjustSize()

    def _plan_all(self) -> None:
        count = len(self._store.read(read_meeting_year, self._year).proposals)
        if self._store.attempt(plan_missing, self._year) is not None:
            self._context.toast(f"Đã lên lịch {count} buổi họp.")
            self._read()

    @Slot(object)
    def _plan_one(self, span: Span) -> None:
        if self._store.attempt(plan_missing, self._year, span) is not None:
            self._context.toast("Đã lên lịch một buổi họp.")
            self._read()

    def _open_kinds(self) -> None:
        KindsDialog(self, self._context).open()

    @Slot(int)
    def _open(self, meeting_id: int) -> None:
        self.close()
        self.meeting_wanted.emit(meeting_id)


def open_year(above: QWidget, context: PageContext, show: Callable[[int], object]) -> None:
    """Opens this year over a page; `show` gets the id of a meeting chosen in it."""
    dialog = YearDialog(above, context)
    dialog.meeting_wanted.connect(show)
    dialog.open()


def _missing_words(shown: MeetingYear, unit_kind: str) -> str:
    """What the button would plan, by name and day; the spans gone by without a meeting as a plain number."""
    named = [
        f"{due_words(span.kind, unit_kind, span.start, span.end)} ({weekday_words(day)} {format_date(day)})"
        for span, day in shown.proposals[:MOST_NAMED]
    ]
    more = len(shown.proposals) - len(named)
    missed = sum(span.state is SlotState.MISSED for span in shown.slots)
    said = f"Đề nghị lên lịch: {'; '.join(named)}{f' và {more} buổi nữa' if more > 0 else ''}. " if named else ""
    past = f"Kỳ đã qua không họp: {missed}." if missed else ""
    return f"{said}{past}".strip() or "Các buổi cần có trong năm đã đủ lịch."
