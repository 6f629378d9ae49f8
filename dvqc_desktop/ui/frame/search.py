"""The search box at the right end of the menu bar: people and places of meetings in the whole book, by kind."""

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from dvqc_desktop.services.meetings.search import FoundPlace, find_places
from dvqc_desktop.services.search import FoundPerson, matching, searchable_people
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.frame.found_list import FOUND, LIST_WIDTH, FoundDelegate, FoundModel
from dvqc_desktop.ui.store import Store


class GlobalSearch(QLineEdit):
    """Finds without regard to accents; `chosen` carries the FoundPerson, `place_chosen` the FoundPlace.

    `whole_wanted` (F5) carries the id of a person.
    """

    chosen = Signal(object)
    place_chosen = Signal(object)
    whole_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("globalSearchEdit")
        self.setPlaceholderText("Tìm trong cả sổ (F3)")
        self.setAccessibleName("Tìm người, nội dung họp trong cả sổ")
        self.setClearButtonEnabled(True)
        self.addAction(theme.icon("search", 16, "text3"), QLineEdit.ActionPosition.LeadingPosition)
        self.setFixedWidth(theme.px(290))
        self._store: Store | None = None
        self._people: tuple[FoundPerson, ...] | None = None
        self._model = FoundModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._completer.setMaxVisibleItems(18)
        popup = self._completer.popup()
        assert popup is not None
        popup.setItemDelegate(FoundDelegate(self))
        popup.setObjectName("globalSearchList")
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.textEdited.connect(self._search)

    def set_store(self, store: Store | None) -> None:
        """Searches in another book; None while no book is open."""
        self._store = store
        self.forget()
        self.clear()

    @Slot()
    def forget(self) -> None:
        """Reads the people again at the next search."""
        self._people = None

    def event(self, event: QEvent) -> bool:
        """F5 is this field's while something is found: the key of the menu waits."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F5
            and isinstance(self._current(), FoundPerson)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = self._current()
        if event.key() == Qt.Key.Key_F5 and isinstance(found, FoundPerson):
            self._end()
            self.whole_wanted.emit(found.person_id)
            return
        if event.key() == Qt.Key.Key_Escape:
            self._hide_popup()
            self.clear()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_first()
            return
        super().keyPressEvent(event)

    @Slot(str)
    def _search(self, typed: str) -> None:
        if self._store is None:
            return
        if self._people is None:
            self._people = self._store.read(searchable_people)
        self._model.show_found(matching(self._people, typed), self._store.read(find_places, typed), typed)
        if typed.strip():
            self._completer.complete(self._room())
        else:
            self._hide_popup()

    def _room(self) -> QRect:
        """The list is wider than the box and ends where the box ends."""
        width = min(theme.px(LIST_WIDTH), self.window().width())
        return QRect(self.width() - width, 0, width, self.height())

    def _take_first(self) -> None:
        found = self._current()
        if found is not None:
            self._finish(found)

    def _current(self) -> FoundPerson | FoundPlace | None:
        """What is marked in the list, else what was found first."""
        popup = self._completer.popup()
        marked = popup.currentIndex().data(FOUND) if popup is not None and popup.isVisible() else None
        found: FoundPerson | FoundPlace | None = marked or self._model.first()
        return found

    def _hide_popup(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        found = index.data(FOUND)
        if found is not None:
            self._finish(found)

    def _finish(self, found: FoundPerson | FoundPlace) -> None:
        self._end()
        (self.place_chosen if isinstance(found, FoundPlace) else self.chosen).emit(found)

    def _end(self) -> None:
        self._hide_popup()
        self.clear()
        self._model.clear()
