"""The row of acts under the agenda, and the menu of one of its items; both ask for the same acts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from dvqc_desktop.services.meetings.agenda.agenda import AgendaRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import button


class AgendaTools(QWidget):
    """Each signal is an act on the current item, but `added` and `usual_wanted`, offered while there is no item."""

    added = Signal()
    usual_wanted = Signal()
    people_wanted = Signal()
    later_wanted = Signal()
    standing_wanted = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._add = _act("Thêm mục", "add", "addAgendaItemButton")
        self._usual = _act("Lấy các mục thường có", "text_bullet_list_ltr", "usualItemsButton")
        self._people = _act("Nối người…", "person_link", "linkPeopleButton")
        self._later = _act("Để kỳ sau", "calendar_clock", "putOffItemButton")
        self._remove = _act("Xóa mục", "delete", "removeAgendaItemButton")
        self._later.setToolTip("Đưa mục vào danh sách việc để kỳ sau")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        for widget in self._buttons():
            row.addWidget(widget)
        row.insertWidget(1, self._usual)
        row.addStretch(1)
        self._usual.clicked.connect(self.usual_wanted)
        self._add.clicked.connect(self.added)
        self._people.clicked.connect(self.people_wanted)
        self._later.clicked.connect(self.later_wanted)
        self._remove.clicked.connect(self.removed)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self._add, self._people, self._later, self._remove

    def show_item(self, item: AgendaRow | None, is_open: bool) -> None:
        """What may be done with the current item; the usual items are offered where there is none."""
        self._add.setEnabled(is_open)
        for act in (self._people, self._later, self._remove):
            act.setEnabled(is_open)
            act.setVisible(item is not None or not is_open)
        self._usual.setVisible(is_open and item is None)
        self._later.setText(later_words(item))

    def open_menu(self, item: AgendaRow, above: QWidget) -> QMenu:
        """The menu of an item that may be changed."""
        menu = QMenu(above)
        menu.setObjectName("agendaItemMenu")
        standing = menu.addAction("Mục thường kỳ, kỳ nào cũng có")
        standing.setCheckable(True)
        standing.setChecked(item.standing)
        standing.triggered.connect(self.standing_wanted)
        menu.addAction(later_words(item)).triggered.connect(self.later_wanted)
        menu.addAction("Nối người…").triggered.connect(self.people_wanted)
        menu.addSeparator()
        menu.addAction("Xóa mục").triggered.connect(self.removed)
        return menu


def later_words(item: AgendaRow | None) -> str:
    """Leaving an item for later, or taking that back."""
    return "Bàn kỳ này" if item is not None and item.postponed else "Để kỳ sau"


def _act(words: str, icon: str, name: str) -> QPushButton:
    """A button of the row; in larger type the words need the room of the icons."""
    return button(words, icon if theme.scale() == 1 else "", "", name)
