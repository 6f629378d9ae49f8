"""What is done with the whole board rather than with chosen people: each task opens its own dialog or window."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.board.data import BoardData


class BoardTasks(QObject):
    """The tasks behind the button "Việc khác" of the page's head."""

    def __init__(self, page: QWidget, context: PageContext, data: BoardData) -> None:
        super().__init__(page)
        self._page, self._context, self._data = page, context, data

    def fill(self, menu: QMenu) -> None:
        """Puts every task into the menu, in the order in which they are usually done."""
        entries = (("calendar_clock", "Đợt phân loại…", self.open_rounds),)
        menu.clear()
        for icon, words, act in entries:
            menu.addAction(theme.icon(icon), words).triggered.connect(lambda _on=False, do=act: do())

    def open_rounds(self) -> None:
        """Opens the dialog of rounds."""
        from dvqc_desktop.ui.pages.board.round_dialogs import RoundDialog

        RoundDialog(self._page, self._context.store, self._data).open()
