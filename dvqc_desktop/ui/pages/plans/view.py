"""What a view of this tab is: a page of its own, whose buttons stand in the tab's head while it is shown."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dvqc_desktop.ui.pages.base import Page, PageContext


class View(Page):
    """A view answers the keys of the tab as a page does; `note` is its sentence beside the tab's title."""

    key: ClassVar[str]
    words: ClassVar[str]
    noted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.note = ""
        self.tools = QWidget()
        self._row = QHBoxLayout(self.tools)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)

    def set_tools(self, *buttons: QPushButton) -> None:
        """The view's buttons, the primary one last."""
        for made in buttons:
            self._row.addWidget(made)

    def set_note(self, note: str) -> None:
        """Gives the sentence beside the tab's title."""
        self.note = note
        self.noted.emit()
