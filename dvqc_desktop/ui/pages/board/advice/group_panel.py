"""One proposed group in the dialog of groups: its leader, its people, who can be dragged to another."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFrame, QListWidgetItem, QVBoxLayout

from dvqc_desktop.domain.advice.groups import NewGroup
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.advice.two_line import ICON, NOTE, TwoLineDelegate
from dvqc_desktop.ui.pages.board.cards.model import MIME, dragged_ids
from dvqc_desktop.ui.widgets.basics import divider, label, panel_head
from dvqc_desktop.ui.widgets.lists import ListWidget

ID = Qt.ItemDataRole.UserRole
COPY = Qt.DropAction.CopyAction
WIDTH, LINE_HEIGHT = 220, 54
NO_LEADER = "Chưa có người dẫn"


@dataclass(frozen=True, slots=True)
class PersonWords:
    """How a person is shown: a name, a note below it, and what stands against him in this group."""

    name: str
    note: str
    clash: str = ""


class PeopleList(ListWidget):
    """The people of a group; `dropped` carries the ids dragged here from another group. A drag carries ids alone."""

    dropped = Signal(list)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(TwoLineDelegate(self))

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, json.dumps([item.data(ID) for item in items]).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return COPY

    def ids(self) -> list[int]:
        """The people shown, in order."""
        return [self.item(row).data(ID) for row in range(self.count())]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._answer(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._answer(event)

    def dropEvent(self, event: QDropEvent) -> None:
        ids = dragged_ids(event.mimeData())
        self._answer(event)
        if event.isAccepted():
            QTimer.singleShot(0, self, lambda: self.dropped.emit(ids))

    def _answer(self, event: QDropEvent) -> None:
        """Takes people of another group, and nothing from elsewhere."""
        ids = dragged_ids(event.mimeData())
        if ids and not set(ids) <= set(self.ids()):
            event.setDropAction(COPY)
            event.accept()
        else:
            event.ignore()


class GroupPanel(QFrame):
    """`led` after another leader was chosen; `picked` when a person becomes the current one."""

    led = Signal()
    picked = Signal(int)

    def __init__(self, place: int, group: NewGroup, leaders: Mapping[int, str]) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setObjectName(f"group_{place}")
        self.setMinimumWidth(theme.px(WIDTH))
        self._leader = QComboBox()
        self._leader.setObjectName(f"groupLeaderCombo_{place}")
        self._leader.setAccessibleName(f"Đảng viên dẫn {group.name}")
        self._leader.addItem(NO_LEADER, None)
        for member, name in leaders.items():
            self._leader.addItem(theme.icon("person_star_filled", 16, "mark"), name, member)
        self._leader.setCurrentIndex(max(self._leader.findData(group.leader_id), 0))
        self._leader.activated.connect(lambda _place: self.led.emit())
        self.people = PeopleList(f"groupList_{place}")
        self.people.currentRowChanged.connect(self._tell)
        self._note = label("", "secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(panel_head(group.name, "", self._note))
        layout.addWidget(divider())
        inner = QVBoxLayout()
        inner.setContentsMargins(8, 6, 8, 6)
        inner.addWidget(self._leader)
        layout.addLayout(inner)
        layout.addWidget(self.people, 1)

    def leader_id(self) -> int | None:
        """The member chosen to lead, None for nobody."""
        found = self._leader.currentData()
        return None if found is None else int(found)

    def show_people(self, people: Sequence[int], words: Mapping[int, PersonWords]) -> None:
        """Shows these people; whoever stands beside one he is kept apart from carries a mark and the reason."""
        self._note.setText(f"{len(people)} người")
        self.people.blockSignals(True)
        self.people.clear()
        for person in people:
            item = QListWidgetItem(words[person].name)
            item.setData(ID, person)
            item.setData(NOTE, words[person].clash or words[person].note)
            item.setSizeHint(QSize(0, theme.px(LINE_HEIGHT)))
            item.setToolTip(f"{words[person].name}\n{words[person].note}")
            if words[person].clash:
                item.setData(ICON, ("warning_filled", "warn"))
            self.people.addItem(item)
        self.people.blockSignals(False)

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.picked.emit(self.people.item(row).data(ID))
