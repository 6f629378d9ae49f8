"""The menu "Chỉ hiện": the one place of filters that each leave only some people on the board, with their counts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui import theme

# (key, words, whom it lets through); the key is the objectName of the entry too
ONLY: tuple[tuple[str, str, Callable[[Card], bool]], ...] = (
    ("boardOnlyStale", "Phân loại cần xem lại", lambda card: card.stale),
    ("boardOnlyWaiting", "Đã đạt, chờ xét", lambda card: card.waiting),
    ("boardOnlyUnasked", "Chưa ghi ngày đồng ý", lambda card: card.unasked),
    ("boardOnlyUntalked", "Có chức vụ, chưa trao đổi trong tháng", lambda card: card.untalked),
)
LETS = {key: lets for key, _words, lets in ONLY}


class OnlyButton(QPushButton):
    """Opens the menu; its own words say how many entries are on. `changed` when one was turned on or off."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("Chỉ hiện")
        self.setObjectName("boardOnlyButton")
        self.setAutoDefault(False)
        self.setIcon(theme.icon("chevron_down"))
        self._cards: Sequence[Card] = ()
        menu = QMenu(self)
        self._actions: dict[str, QAction] = {}
        for key, words, _lets in ONLY:
            action = self._actions[key] = menu.addAction(words)
            action.setObjectName(key)
            action.setCheckable(True)
            action.toggled.connect(self._tell)
        menu.aboutToShow.connect(self._count)
        self.setMenu(menu)

    def chosen(self) -> frozenset[str]:
        """The keys of the entries that are on."""
        return frozenset(key for key, action in self._actions.items() if action.isChecked())

    def clear(self) -> None:
        """Turns every entry off."""
        for action in self._actions.values():
            action.setChecked(False)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """The people that are counted when the menu opens."""
        self._cards = cards

    @Slot()
    def _count(self) -> None:
        for key, words, lets in ONLY:
            self._actions[key].setText(f"{words} ({sum(map(lets, self._cards))})")

    @Slot(bool)
    def _tell(self, _on: bool) -> None:
        on = len(self.chosen())
        self.setText(f"Chỉ hiện ({on})" if on else "Chỉ hiện")
        self.changed.emit()
