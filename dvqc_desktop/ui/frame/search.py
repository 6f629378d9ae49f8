"""The search box at the right end of the menu bar: people of the whole book, grouped by list."""

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from dvqc_desktop.services.search import FoundKind, FoundPerson, matching, searchable_people
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.store import Store

HEADINGS = {FoundKind.MEMBER: "Đảng viên", FoundKind.WORKER: "Quần chúng", FoundKind.GONE: "Đã rời danh sách"}
PERSON = Qt.ItemDataRole.UserRole + 1


class GlobalSearch(QLineEdit):
    """Finds people without regard to accents; `chosen` carries the FoundPerson, `whole_wanted` (F5) the person's id."""

    chosen = Signal(object)
    whole_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("globalSearchEdit")
        self.setPlaceholderText("Tìm trong cả sổ (F3)")
        self.setAccessibleName("Tìm người trong cả sổ")
        self.setClearButtonEnabled(True)
        self.addAction(theme.icon("search", 16, "text3"), QLineEdit.ActionPosition.LeadingPosition)
        self.setFixedWidth(theme.px(290))
        self._store: Store | None = None
        self._people: tuple[FoundPerson, ...] | None = None
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._completer.setMaxVisibleItems(18)
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
            and self._current() is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = self._current()
        if event.key() == Qt.Key.Key_F5 and found is not None:
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
        found = matching(self._people, typed)
        self._fill(found, typed)
        if typed.strip():
            self._completer.complete()
        else:
            self._hide_popup()

    def _fill(self, found: list[FoundPerson], typed: str) -> None:
        self._model.clear()
        for kind, heading in HEADINGS.items():
            people = [person for person in found if person.kind == kind]
            if people:
                self._model.appendRow(_heading(heading))
            for person in people:
                self._model.appendRow(_line(person))
        if not found:
            self._model.appendRow(_heading(f"Không có ai khớp “{typed.strip()}”"))

    def _take_first(self) -> None:
        found = self._current()
        if found is not None:
            self._finish(found)

    def _current(self) -> FoundPerson | None:
        """The person marked in the list, else the first one found."""
        popup = self._completer.popup()
        marked = popup.currentIndex().data(PERSON) if popup is not None and popup.isVisible() else None
        people = (self._model.item(row).data(PERSON) for row in range(self._model.rowCount()))
        found: FoundPerson | None = marked or next((person for person in people if person is not None), None)
        return found

    def _hide_popup(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        person = index.data(PERSON)
        if person is not None:
            self._finish(person)

    def _finish(self, person: FoundPerson) -> None:
        self._end()
        self.chosen.emit(person)

    def _end(self) -> None:
        self._hide_popup()
        self.clear()
        self._model.clear()


def _heading(words: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    item.setFont(theme.font(12, 600))
    item.setForeground(theme.color("text2"))
    item.setSizeHint(_line_size())
    return item


def _line(person: FoundPerson) -> QStandardItem:
    words = f"{person.name}, {person.detail}" if person.detail else person.name
    item = QStandardItem(words)
    item.setData(person, PERSON)
    item.setEditable(False)
    item.setSizeHint(_line_size())
    return item


def _line_size() -> QSize:
    """All lines of the list are of one height: the list is made as high as its first line times their number."""
    return QSize(0, theme.px(26))
