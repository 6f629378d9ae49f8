"""The panel of contacts: the log, the way to a new one, and the private part of the one that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Signal, Slot
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout

from dvqc_desktop.services.contacts.contacts import ContactRow
from dvqc_desktop.ui.pages.plans.log.log_list import CONTACT_ROLE, LogDelegate, LogModel
from dvqc_desktop.ui.pages.plans.log.private_note import PrivateBar
from dvqc_desktop.ui.widgets.basics import ShortLabel, button, divider, icon_button, panel_head
from dvqc_desktop.ui.widgets.empty import EmptyState
from dvqc_desktop.ui.widgets.lists import ListView


class LogPanel(QFrame):
    """`new_wanted`, `pause_wanted`; `edit_wanted` and `unlock_wanted` carry a contact's id."""

    new_wanted = Signal()
    pause_wanted = Signal()
    edit_wanted = Signal(int)
    unlock_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._note = ShortLabel("secondary", "contactLogNote", whole=True)
        self.model = LogModel()
        self.view = ListView()
        self.view.setObjectName("contactLogView")
        self.view.setAccessibleName("Nhật ký gặp gỡ")
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setModel(self.model)
        self._delegate = LogDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self._empty = EmptyState("Chưa ghi lần gặp nào", "Bấm “Ghi lần gặp” hoặc Ctrl+G, một lần ghi mất nửa phút.")
        self.private = PrivateBar()
        self._build()
        self.view.viewport().installEventFilter(self)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.activated.connect(self._activated)
        self._delegate.unlock_wanted.connect(self._unlock)
        self.private.unlock_wanted.connect(self.unlock_wanted)
        self.private.opened.connect(self._opened)

    def show_contacts(self, rows: Sequence[ContactRow]) -> None:
        """Shows the contacts of somebody, the newest first; an open private part is locked."""
        current = self.current()
        self.model.set_rows(rows)
        self._note.setText(f"{len(rows)} lần · từ {rows[-1].at:%d/%m}" if rows else "")
        self._note.setToolTip(f"Từ {rows[-1].at:%d/%m/%Y}" if rows else "")
        self.view.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        place = self.model.position(current.id) if current is not None else -1
        if place >= 0:
            self.view.setCurrentIndex(self.model.index(place))
        self._offer()

    def current(self) -> ContactRow | None:
        """The contact now chosen."""
        index = self.view.currentIndex()
        return index.data(CONTACT_ROLE) if index.isValid() else None

    def select(self, contact_id: int) -> None:
        """Chooses a contact."""
        place = self.model.position(contact_id)
        if place >= 0:
            self.view.setCurrentIndex(self.model.index(place))

    def reveal(self, contact_id: int, text: str) -> None:
        """Shows the private words of a contact for a minute."""
        self.select(contact_id)
        contact = self.current()
        if contact is not None and contact.id == contact_id:
            self.private.reveal(text, contact.by_name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Heights follow the width of the view."""
        if event.type() == QEvent.Type.Resize and watched is self.view.viewport():
            self._delegate.set_width(self.view.viewport().width())
            self.view.scheduleDelayedItemsLayout()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        new = button("Ghi lần gặp", "add", "primary", "newContactButton")
        new.setProperty("kind", "small")
        new.clicked.connect(self.new_wanted)
        pause = icon_button("clock", "Tạm hoãn gặp, khoảng cách gặp…", "pauseContactsButton")
        pause.clicked.connect(self.pause_wanted)
        head = panel_head("Nhật ký gặp gỡ", "", pause, new)
        row = head.layout()
        assert row is not None
        row.insertWidget(1, self._note, 100)  # type: ignore[attr-defined]
        column.addWidget(head)
        column.addWidget(divider())
        column.addWidget(self.view, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self.private)

    def _offer(self) -> None:
        """Offers the private part of the chosen contact, else of the newest one that has any."""
        chosen = self.current()
        if chosen is None or not chosen.has_private:
            chosen = next((row for row in self.model.rows() if row.has_private), None)
        self.private.show_contact(chosen)

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._offer()

    @Slot(object)
    def _opened(self, contact_id: int | None) -> None:
        self._delegate.set_open(contact_id)
        self.view.viewport().update()

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        self.edit_wanted.emit(index.data(CONTACT_ROLE).id)

    @Slot(int)
    def _unlock(self, contact_id: int) -> None:
        self.select(contact_id)
        self.unlock_wanted.emit(contact_id)
