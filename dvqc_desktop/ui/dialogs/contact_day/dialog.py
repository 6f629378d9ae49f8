"""Nhập sau ngày gặp: the sheet of a week, its results by keyboard as one act, and the slips that came back."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.contacts import KIND_WORDS
from dvqc_desktop.domain.dates import format_date, weekday_words
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.periods import week_of
from dvqc_desktop.services.contacts.contact_day import DayEntry, day_members, day_rows, last_contact_day, record_day
from dvqc_desktop.services.contacts.slip_counts import SlipCountRow, find_slips
from dvqc_desktop.services.reports.figures import is_large
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.contact_day.table import DayTable
from dvqc_desktop.ui.dialogs.contact_form import KINDS
from dvqc_desktop.ui.dialogs.large_act import after_count
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.papers import preview_slips
from dvqc_desktop.ui.widgets.basics import button, label, spin_box
from dvqc_desktop.ui.widgets.dialog import Dialog

WEEKS = 5
KEYS = "1 đã gặp · 2 chưa gặp · Enter sang ô tiếp · Ctrl+Enter ghi cả tờ"
MOST_SLIPS = 9999


def open_contact_day(parent: QWidget, context: PageContext, day: date | None = None) -> "ContactDayDialog":
    """Opens the sheet of a day's week; without a day that of the latest contact day."""
    dialog = ContactDayDialog(parent, context, day)
    dialog.open()
    return dialog


class ContactDayDialog(Dialog):
    """The people of the week's slips in their order, one line each."""

    def __init__(self, parent: QWidget, context: PageContext, day: date | None) -> None:
        super().__init__(parent, "Nhập sau ngày gặp", "contactDayDialog")
        self.resize(theme.px(968), theme.px(600))
        self._context = context
        self._today = clock.today()
        latest = context.store.read(last_contact_day, self._today)
        self._contact_weekday = latest.weekday()
        self._week_on = week_of(day or latest).start
        self._slips: SlipCountRow | None = None
        self._weeks = QComboBox()
        self._weeks.setObjectName("contactDayWeekCombo")
        self._members = QComboBox()
        self._members.setObjectName("contactDayMemberCombo")
        self._count = label("", "secondary", "contactDayCount")
        self.table = DayTable()
        self._told = label("", "error", "contactDayError", wrap=True)
        self._told.hide()
        self._printed, self._taken = spin_box(), spin_box()
        self._slip_row = QWidget()
        self._build()
        self._read_week()
        self._weeks.currentIndexChanged.connect(self._week_chosen)
        self._members.currentIndexChanged.connect(self._read_rows)
        self.table.lines.told.connect(self._say)
        self.table.lines.counted.connect(self._tell_count)
        self.table.finished.connect(self._to_the_end)

    def typed_beside(self) -> Any:
        """What was typed about the people of the week."""
        return self.table.lines.as_data() or None

    def put_beside(self, typed: Any) -> None:
        """Goes on with what was typed about them."""
        self.table.lines.take_over(typed)
        self.table.begin()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (label("Tuần"), self._weeks, label("Phiếu của"), self._members):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._count)
        self.body.addLayout(row)
        kinds = " · ".join(f"{number} {KIND_WORDS[kind]}" for number, kind in enumerate(KINDS, start=1))
        self.body.addWidget(label(f"{KEYS}. Dịp gặp: {kinds}.", "hint", wrap=True))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._told)
        self._build_slips()
        self.add_left(self._slip_row)
        print_button = button("In phiếu tuần này", "print", "", "contactDayPrintButton")
        print_button.clicked.connect(self._print)
        self.add_left(print_button)
        self.add_button("Bỏ, chưa ghi", self.close, "contactDayCancelButton")
        self.add_primary("Ghi cả tờ", self._save, "contactDaySaveButton")
        monday = week_of(self._today).start
        self._mondays = sorted(
            {monday - timedelta(weeks=back) for back in range(WEEKS)} | {self._week_on}, reverse=True
        )
        self._weeks.addItems([week_of(one).words.capitalize() for one in self._mondays])
        self._weeks.setCurrentIndex(self._mondays.index(self._week_on))

    def _build_slips(self) -> None:
        row = QHBoxLayout(self._slip_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for spin, name, words in (
            (self._printed, "slipsPrintedSpin", "Phiếu đã in"),
            (self._taken, "slipsTakenSpin", "nhận lại, hủy"),
        ):
            spin.setObjectName(name)
            spin.setAccessibleName(words)
            spin.setRange(0, MOST_SLIPS)
            spin.setFixedWidth(theme.px(64))
            row.addWidget(label(words))
            row.addWidget(spin)

    def _read_week(self) -> None:
        """Shows the members and the count of the week now chosen, then the people."""
        store = self._context.store
        members = store.read(day_members, self._week_on, self._today)
        self._members.blockSignals(True)
        self._members.clear()
        if not store.read(is_large) or not members:
            self._members.addItem("Tất cả đảng viên", None)
        for member_id, name in members:
            self._members.addItem(name, member_id)
        self._members.blockSignals(False)
        self._slips = store.read(find_slips, self._week_on)
        self._slip_row.setVisible(self._slips is not None)
        self._printed.setValue(self._slips.printed if self._slips else 0)
        self._taken.setValue(self._slips.taken_back if self._slips else 0)
        self._read_rows()

    @Slot()
    def _read_rows(self) -> None:
        rows = self._context.store.read(day_rows, self._week_on, self._today, self._members.currentData())
        planned = self._week_on + timedelta(days=self._contact_weekday)
        self.table.lines.set_rows(rows, min(planned, self._today))
        self._tell_count()
        self.table.begin()
        self.table.setFocus()

    @Slot(int)
    def _week_chosen(self, place: int) -> None:
        self._week_on = self._mondays[place]
        self._read_week()

    @Slot()
    def _tell_count(self) -> None:
        lines, typed = self.table.lines, self.table.lines.typed()
        known = sum(lines.line(place).row.met_on is not None for place in range(lines.rowCount()))
        met = sum(line.met is True for line in typed)
        day = f"{weekday_words(lines.day)} {format_date(lines.day)}"
        said = f"đang ghi {met} đã gặp, {len(typed) - met} chưa gặp"
        self._count.setText(f"{day} · {lines.rowCount()} người, sổ đã có {known} · {said}")

    @Slot()
    def _to_the_end(self) -> None:
        """After the last person the button that writes the sheet has the focus."""
        if self.primary is not None:
            self.primary.setFocus()

    @Slot()
    def _print(self) -> None:
        preview_slips(self, self._context)

    @Slot()
    def _save(self) -> None:
        entries = [line.entry() for line in self.table.lines.typed()]
        words = f"Ghi cả tờ cho {len(entries)} người"
        after_count(self, self._context.store, words, len(entries), partial(self._write, entries))

    def _write(self, entries: list[DayEntry]) -> None:
        try:
            change = self._context.store.write(record_day, entries, self._slips_changed())
        except AppError as error:
            self._say(" ".join((error.parts[0], error.parts[2])))
            return
        self._context.toast(f"Đã {change.label}.")
        self.close()

    def _slips_changed(self) -> SlipCountRow | None:
        if self._slips is None:
            return None
        now = replace(self._slips, printed=self._printed.value(), taken_back=self._taken.value())
        return now if now != self._slips else None

    @Slot(str)
    def _say(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))
