"""A list of people that is searched by typing, with or without accents, any part of the name."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from dvqc_desktop.domain.names import fold

ID_ROLE = Qt.ItemDataRole.UserRole
FOLD_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class _FoldedCompleter(QCompleter):
    """Compares what is typed with folded names."""

    def splitPath(self, path: str) -> list[str]:  # noqa: N802
        return [fold(path)]

    def pathFromIndex(self, index: Index) -> str:  # noqa: N802
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")


class PersonCombo(QComboBox):
    """`picked` carries the row id of the person the user chose."""

    picked = Signal(int)

    def __init__(self, name: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._people = QStandardItemModel(self)
        self.setModel(self._people)
        completer = _FoldedCompleter(self)
        completer.setModel(self._people)
        completer.setCompletionRole(FOLD_ROLE)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.activated.connect(self._tell)
        edit = self.lineEdit()
        if edit is not None:
            edit.editingFinished.connect(self._settle)

    def set_people(self, people: Iterable[tuple[int, str]]) -> None:
        """Offers people (row id, name), keeping the one now chosen where he is among them."""
        current = self.person_id()
        self._people.clear()
        for person_id, name in people:
            item = QStandardItem(name)
            item.setData(person_id, ID_ROLE)
            item.setData(fold(name), FOLD_ROLE)
            self._people.appendRow(item)
        self.select(current)

    def person_id(self) -> int | None:
        """The person chosen, or None."""
        found = self.currentData(ID_ROLE)
        return found if isinstance(found, int) else None

    def select(self, person_id: int | None) -> None:
        """Chooses a person without telling anybody; None chooses nobody."""
        place = self.findData(person_id, ID_ROLE) if person_id is not None else -1
        self.setCurrentIndex(place)
        self.setEditText(self.itemText(place) if place >= 0 else "")

    @Slot()
    def _settle(self) -> None:
        """Text that names somebody chooses him; any other text gives way to the one chosen before."""
        typed = fold(self.currentText())
        places = [place for place in range(self.count()) if self.itemData(place, FOLD_ROLE) == typed]
        if places and self.currentIndex() not in places:
            self.setCurrentIndex(places[0])
            self._tell()
        elif not places:
            self.setEditText(self.itemText(self.currentIndex()) if self.currentIndex() >= 0 else "")

    @Slot()
    def _tell(self) -> None:
        person_id = self.person_id()
        if person_id is not None:
            self.picked.emit(person_id)
