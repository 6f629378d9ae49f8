"""Over which days attention is looked at: a month, a quarter, or any days."""

from datetime import date

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.domain.periods import Period, PeriodKind, following, free_period, period_of, previous
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import icon_button, label
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.segment import Segment

KINDS = ((PeriodKind.MONTH, "Tháng"), (PeriodKind.QUARTER, "Quý"), (PeriodKind.FREE, "Tự chọn"))
REVERSED = "Ngày cuối sớm hơn ngày đầu. Chọn lại một trong hai ngày."


class PeriodBar(QWidget):
    """`changed` when another period was chosen; days the wrong way round are told under the fields."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._period = period_of(PeriodKind.QUARTER, today)
        self.kind = Segment("balanceKindSegment", KINDS)
        self.kind.set_value(PeriodKind.QUARTER)
        self._earlier = icon_button("chevron_left", "Kỳ trước", "balanceEarlierButton")
        self._words = label("", "strong", "balancePeriodLabel")
        self._later = icon_button("chevron_right", "Kỳ sau", "balanceLaterButton")
        self.first, self.last = (DateEdit(f"balance{name}DateEdit", today) for name in ("First", "Last"))
        self.state = label("", "secondary", "balanceStateLabel")
        self._error = label(REVERSED, "error", "balancePeriodError")
        self._lay_out()
        self.kind.chosen.connect(self._choose_kind)
        self._earlier.clicked.connect(self._go_earlier)
        self._later.clicked.connect(self._go_later)
        for edit in (self.first, self.last):
            edit.picked.connect(self._take_days)
        self._show()

    def period(self) -> Period:
        """The period chosen last, in the right order."""
        return self._period

    def set_period(self, period: Period) -> None:
        """Shows another period."""
        self._period = period
        self._show()
        self.changed.emit()

    def _lay_out(self) -> None:
        self._days = QWidget()
        days, row, column = QHBoxLayout(self._days), QHBoxLayout(), QVBoxLayout(self)
        for layout in (days, row, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(8)
        column.setSpacing(2)
        self.first.setAccessibleName("Từ ngày")
        self.last.setAccessibleName("Đến ngày")
        for widget in (label("từ"), self.first, label("đến"), self.last):
            days.addWidget(widget)
        self._words.setMinimumWidth(theme.px(120))
        for edit in (self.first, self.last):
            edit.setMaximumDate(QDate(self._today.year, self._today.month, self._today.day))
        for part in (self.kind, self._earlier, self._words, self._later, self._days):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.state)
        column.addLayout(row)
        column.addWidget(self._error)

    def _show(self) -> None:
        free = self._period.kind is PeriodKind.FREE
        self.kind.set_value(self._period.kind)
        for widget in (self._earlier, self._words, self._later):
            widget.setVisible(not free)
        self._days.setVisible(free)
        self._error.hide()
        words = self._period.words
        self._words.setText(words[:1].upper() + words[1:])
        self._later.setEnabled(following(self._period).start <= self._today)
        closing = self._period.closing(self._today)
        self.state.setText(f"{'Số tạm tính' if closing < self._period.end else 'Số'} đến {closing:%d/%m/%Y}")
        if free:
            self.first.set_day(self._period.start)
            self.last.set_day(closing)

    @Slot(object)
    def _choose_kind(self, kind: PeriodKind) -> None:
        if kind is PeriodKind.FREE:
            self.set_period(free_period(self._period.start, self._period.closing(self._today)))
        else:
            self.set_period(period_of(kind, self._period.closing(self._today)))

    @Slot()
    def _go_earlier(self) -> None:
        self.set_period(previous(self._period))

    @Slot()
    def _go_later(self) -> None:
        self.set_period(following(self._period))

    @Slot()
    def _take_days(self) -> None:
        wrong = self.last.day() < self.first.day()
        self._error.setVisible(wrong)
        if not wrong:
            self.set_period(free_period(self.first.day(), self.last.day()))
