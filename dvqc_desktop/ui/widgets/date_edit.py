"""Fields for days, dd/MM/yyyy, with a calendar that opens by F4 or the button at the right end."""

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QLineEdit, QWidget

from dvqc_desktop.ui import theme

FORMAT = "dd/MM/yyyy"
WIDTH = 150  # both kinds of fields stand one below the other in forms
_WRITTEN = re.compile(r"\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})\s*")
_VIETNAMESE = QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)


def read_day(text: str) -> date | None:
    """The day written as 5/7/1990, 05.07.1990 or 05-07-1990, day first; None when it is no day."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def show_day(day: date | None) -> str:
    """A day as the screen shows it; a dash for none."""
    return day.strftime("%d/%m/%Y") if day else "–"


def _calendar(parent: QWidget | None = None) -> QCalendarWidget:
    made = QCalendarWidget(parent)
    made.setLocale(_VIETNAMESE)
    made.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
    made.setGridVisible(False)
    return made


class DateEdit(QDateEdit):
    """A day that is always there; `picked` carries the date the user chose."""

    picked = Signal(object)

    def __init__(self, name: str, day: date) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setLocale(_VIETNAMESE)
        self.setDisplayFormat(FORMAT)
        self.setCalendarPopup(True)
        self.setCalendarWidget(_calendar())
        self.setFixedWidth(theme.px(WIDTH))
        self.set_day(day)
        self.dateChanged.connect(self._tell)

    def day(self) -> date:
        """The day shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Shows another day without telling anybody."""
        self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)

    @Slot(QDate)
    def _tell(self, _day: QDate) -> None:
        self.picked.emit(self.day())


class OptionalDateEdit(QLineEdit):
    """A day that may be missing: an empty field is no day."""

    def __init__(self, name: str, day: date | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText("ngày/tháng/năm")
        self.setFixedWidth(theme.px(WIDTH))
        self.addAction(theme.icon("calendar_ltr"), QLineEdit.ActionPosition.TrailingPosition).triggered.connect(
            self._open_calendar
        )
        self.editingFinished.connect(self._tidy)
        self._popup: QCalendarWidget | None = None
        self.set_day(day)

    def day(self) -> date | None:
        """The day written, or None for an empty field or for text that is no day."""
        return read_day(self.text())

    def is_valid(self) -> bool:
        """True for a day or an empty field."""
        return not self.text().strip() or self.day() is not None

    def set_day(self, day: date | None) -> None:
        """Shows a day, or an empty field."""
        self.setText(show_day(day) if day else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self._open_calendar()
            return
        super().keyPressEvent(event)

    @Slot()
    def _tidy(self) -> None:
        day = self.day()
        if day is not None:
            self.set_day(day)

    @Slot()
    def _open_calendar(self) -> None:
        if self._popup is None:
            self._popup = _calendar(self)
            self._popup.setWindowFlags(Qt.WindowType.Popup)
            self._popup.clicked.connect(self._take)
            self._popup.activated.connect(self._take)
        day = self.day()
        if day is not None:
            self._popup.setSelectedDate(QDate(day.year, day.month, day.day))
        self._popup.move(self.mapToGlobal(QPoint(0, self.height())))
        self._popup.show()
        self._popup.setFocus()

    @Slot(QDate)
    def _take(self, day: QDate) -> None:
        self.set_day(date(day.year(), day.month(), day.day()))
        if self._popup is not None:
            self._popup.hide()
        self.setFocus()
