"""A day edited where it stands; it tells the new day when the user leaves it or presses Enter."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import set_look
from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit


class DayField(OptionalDateEdit):
    """`left_changed` carries the new day, or None for an emptied field; text that is no day stays, marked."""

    left_changed = Signal(object)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name)
        self.setAccessibleName(spoken)
        self.setProperty("role", "inplace")
        self.setPlaceholderText("chưa ghi")
        self.setFixedWidth(theme.px(98))
        for action in self.actions():  # the calendar still opens by F4; in place there is room for the day alone
            self.removeAction(action)
        self._saved: date | None = None
        self.returnPressed.connect(self.commit)

    def set_saved(self, day: date | None) -> None:
        """Shows what the book holds; a day being typed now stays."""
        busy = self.hasFocus() and self.day() != self._saved
        self._saved = day
        if not busy:
            self.set_day(day)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    @Slot()
    def commit(self) -> None:
        """Tells the day if it is another one than was saved."""
        set_look(self, "state", "" if self.is_valid() else "error")
        if self.is_valid() and self.day() != self._saved:
            self.left_changed.emit(self.day())
