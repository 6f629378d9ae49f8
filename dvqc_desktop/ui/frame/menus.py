"""The menus of the window as data: words, key, what they do, and when they may."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from dvqc_desktop.ui import theme


@dataclass(frozen=True)
class Entry:
    """One line of a menu; `allowed` is asked each time the menu opens, and again when its key is pressed."""

    words: str
    act: Callable[[], object]
    key: str = ""
    icon: str = ""
    name: str = ""
    allowed: Callable[[], bool] | None = None
    checked: Callable[[], bool] | None = None


@dataclass(frozen=True)
class Menu:
    """A menu of the bar; None among the entries is a line between groups."""

    title: str
    entries: tuple[Entry | None, ...]


class MenuBuilder:
    """Builds the menus into a window's bar and keeps their entries awake or asleep."""

    def __init__(self, window: QMainWindow, menus: tuple[Menu, ...]) -> None:
        self._window = window
        self._pairs: list[tuple[QAction, Entry]] = []
        self._menus: list[QMenu] = []
        for menu in menus:
            self._add_menu(menu)

    def refresh(self) -> None:
        """Asks every entry whether it may be used now."""
        for action, entry in self._pairs:
            action.setEnabled(entry.allowed() if entry.allowed else True)
            if entry.checked is not None:
                action.setChecked(entry.checked())

    def rename(self, name: str, words: str) -> None:
        """Gives the entry with this objectName other words."""
        for action, _entry in self._pairs:
            if action.objectName() == name:
                action.setText(words)

    def close(self) -> None:
        """Takes the entries and their keys out of the window."""
        for action, _entry in self._pairs:
            action.setEnabled(False)
            action.deleteLater()
        for menu in self._menus:
            menu.deleteLater()
        self._pairs.clear()
        self._menus.clear()

    def _add_menu(self, menu: Menu) -> None:
        made: QMenu = self._window.menuBar().addMenu(menu.title)
        self._menus.append(made)
        for entry in menu.entries:
            if entry is None:
                made.addSeparator()
            else:
                made.addAction(self._action(entry))
        made.aboutToShow.connect(self.refresh)

    def _action(self, entry: Entry) -> QAction:
        action = QAction(entry.words, self._window)
        if entry.key:
            action.setShortcuts([QKeySequence(key) for key in entry.key.split(", ")])
        if entry.icon:
            action.setIcon(theme.icon(entry.icon))
        if entry.name:
            action.setObjectName(entry.name)
        action.setCheckable(entry.checked is not None)
        action.triggered.connect(lambda _checked=False: self._do(entry))
        self._pairs.append((action, entry))
        return action

    @staticmethod
    def _do(entry: Entry) -> None:
        if entry.allowed is None or entry.allowed():
            entry.act()
