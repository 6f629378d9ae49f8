"""Who was invited beside the members, one a line."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

from dvqc_desktop.domain.attendance import guest_lines
from dvqc_desktop.ui import theme

HEIGHT = 62  # two lines and a bit, so that one sees that there is more


class GuestEdit(QPlainTextEdit):
    """`done` tells that the field was left."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._meeting_id = 0
        self.setObjectName("guestEdit")
        self.setAccessibleName("Người mời dự, mỗi dòng một người")
        self.setPlaceholderText("chức danh: họ tên")
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.px(HEIGHT))

    def show_guests(self, meeting_id: int, guests: str | None) -> None:
        """Shows who was invited to a meeting, without touching what is being typed for it."""
        if meeting_id == self._meeting_id and (
            self.hasFocus() or guest_lines(self.toPlainText()) == guest_lines(guests)
        ):
            return
        self._meeting_id = meeting_id
        self.setPlainText("\n".join(guest_lines(guests)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.done.emit()
