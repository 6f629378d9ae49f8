"""The view of writing: one item at a time in large type over the whole window, one key to the next item."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from dvqc_desktop.services.meetings.meetings import get_meeting
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.minutes.item_sheet import ItemSheet
from dvqc_desktop.ui.pages.meetings.minutes.meeting_clock import MeetingClock
from dvqc_desktop.ui.pages.meetings.minutes.minutes_tools import MinutesTools
from dvqc_desktop.ui.pages.meetings.minutes.shown_items import shown_items
from dvqc_desktop.ui.pages.meetings.tab import Shown
from dvqc_desktop.ui.widgets.basics import divider, label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.private_echo import echo_line


class WritingView(Dialog):
    """`turned` carries the item now shown."""

    turned = Signal(int)

    def __init__(self, parent: QWidget, context: PageContext, shown: Shown, item_id: int) -> None:
        super().__init__(parent, "Viết biên bản", "writingView")
        self._store, self._shown, self._item_id = context.store, shown, item_id
        self._place = label("", "title", "writingPlaceLabel", wrap=True)
        self._count = label("", "secondary", "writingCountLabel")
        self.sheet = ItemSheet(self._store, large=True)
        self.tools = MinutesTools(context, self.sheet)
        self.times = MeetingClock(context, QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._store.changed.connect(self.read)
        self.resize(parent.window().size())
        self.move(parent.window().pos())
        self.read()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._count)
        head.addWidget(self._place, 1)
        head.addWidget(self.times)
        self.body.addLayout(head)
        self.body.addWidget(echo_line(self, self._store, lambda: None))
        self.body.addWidget(self.tools)
        self.body.addWidget(divider())
        self.body.addWidget(self.sheet, 1)
        self.add_help(
            "Ctrl+B đậm, Ctrl+I nghiêng; F9 mục sau, Shift+F9 mục trước; Esc về trang. Câu nào viết xong là lưu."
        )
        self.add_button("Về trang", self.close, "writingCloseButton")
        self._back = self.add_button("Mục trước", self.back, "writingBackButton")
        self.add_primary("Mục sau (F9)", self.next, "writingNextButton")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.sheet.text.setFocus()

    @Slot()
    def read(self) -> None:
        """Shows the item as the book holds it; what is being typed stays."""
        meeting = self._store.read(get_meeting, self._shown.meeting.id)
        self._shown = Shown(meeting, self._shown.unit, self._shown.members, self._shown.unaltered)
        items = shown_items(self._store, self._shown)
        at = next((place for place, item in enumerate(items) if item.record.id == self._item_id), 0)
        if not items:
            self.close()
            return
        self._item_id = items[at].record.id
        self._ids = [item.record.id for item in items]
        self._count.setText(f"Mục {at + 1}/{len(items)}")
        self._place.setText(items[at].record.title)
        self.sheet.show_item(items[at])
        self.tools.show_meeting(self._shown, True)
        self.times.show_meeting(self._shown)
        self._back.setEnabled(at > 0)
        if self.primary is not None:
            self.primary.setEnabled(at + 1 < len(items))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F9:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.back() if back else self.next()
            return
        super().keyPressEvent(event)

    @Slot()
    def next(self) -> None:
        """The next item; what is being typed is kept first."""
        self._turn(1)

    @Slot()
    def back(self) -> None:
        """The item before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        self.sheet.keep()
        place = self._ids.index(self._item_id) + by
        if 0 <= place < len(self._ids):
            self._item_id = self._ids[place]
            self.read()
            self.sheet.text.setFocus()
            self.turned.emit(self._item_id)

    def hideEvent(self, event: QHideEvent) -> None:
        """Esc, a locked book, the end: what was typed is kept first."""
        self.sheet.keep()
        super().hideEvent(event)
