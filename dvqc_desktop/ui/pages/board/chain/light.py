"""Highlights the chain of whoever is selected: cards, chips and the strip; a change of ids, no model is reset."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from dvqc_desktop.ui.pages.board.chain.view import ShownChain, chain_of_member, chain_of_worker
from dvqc_desktop.ui.pages.board.chips import MemberChipBar
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.stack import BoardStack
from dvqc_desktop.ui.pages.board.strips import ChainStrip, CoverageStrip

PRESSED_WAIT = 40  # milliseconds between two looks at whether the mouse is still held down


class ChainLight(QObject):
    """`member_id` is the member whose chip is pressed; a selected person comes before him."""

    def __init__(
        self, data: BoardData, stack: BoardStack, chips: MemberChipBar, coverage: CoverageStrip, strip: ChainStrip
    ) -> None:
        super().__init__(stack)
        self._data, self._stack, self._chips = data, stack, chips
        self._coverage, self._strip = coverage, strip
        self._ids: Sequence[int] = ()
        self.member_id: int | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def look_soon(self, ids: Sequence[int]) -> None:
        """Highlights the chain of the one person selected, after the events now under way."""
        self._ids = ids
        self._timer.start(0)

    @Slot()
    def _look(self) -> None:
        """Waits while the mouse is held: a drag may begin, and nothing should move under it."""
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._timer.start(PRESSED_WAIT)
            return
        self._paint(self._chain())

    def _chain(self) -> ShownChain | None:
        card = self._data.by_id.get(self._ids[0]) if len(self._ids) == 1 else None
        if card is not None:
            self.member_id = None
            return chain_of_worker(card, self._data.by_id)
        member = next((found for found in self._data.members if found.id == self.member_id), None)
        return chain_of_member(member, self._data.by_id) if member is not None else None

    def _paint(self, chain: ShownChain | None) -> None:
        tags = chain.tags if chain is not None else {}
        self._coverage.setVisible(chain is None)
        self._strip.setVisible(chain is not None)
        if chain is not None:
            self._strip.show_chain(chain, self._data.is_today)
        self._chips.highlight(tags, self.member_id)
        self._stack.show_tags(tags)
