"""While a card is dragged: one line above the cards with the acts that have no place of their own on the board."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.cards.drops import COPY, DASH
from dvqc_desktop.ui.pages.board.cards.model import dragged_ids
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.widgets.basics import icon_label, label

MET, END = "Thả vào đây để ghi lần gặp", "Thả vào đây để thôi phân công phụ trách. Phần mềm sẽ hỏi lý do."
ONE_BY_ONE, HELD_BY_NOBODY = "Ghi lần gặp, thôi phân công: kéo từng người", "Chưa có ai phụ trách"


class DropPlace(QFrame):
    """Takes one card; `dropped` with the person's id. Without room for the drag it only says why."""

    dropped = Signal(int)

    def __init__(self, icon: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._aimed = False
        self._words = label()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(icon_label(icon, "info"))
        row.addWidget(self._words)
        row.addStretch(1)

    def offer(self, words: str, open_now: bool) -> None:
        """Says what a drop does here, or why it does nothing."""
        self._words.setText(words)
        self.setAcceptDrops(open_now)
        self._aim(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._aim(len(dragged_ids(event.mimeData())) == 1)
        if self._aimed:
            event.setDropAction(COPY)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        (person_id,) = dragged_ids(event.mimeData())
        self._aim(False)
        event.setDropAction(COPY)
        event.accept()
        QTimer.singleShot(0, self, lambda: self.dropped.emit(person_id))

    def _aim(self, on: bool) -> None:
        self._aimed = on
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(self.rect(), theme.color("infoBg" if self._aimed else "surface"))
        drawn = "chart" if self.acceptDrops() else "line"
        p.setPen(QPen(theme.color(drawn), 2 if self._aimed else 1, DASH))
        p.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))


class DropStrip(QWidget):
    """Stands over the line of coverage as long as a drag lasts. `met` and `ended` carry the person dropped."""

    met = Signal(int)
    ended = Signal(int)

    def __init__(self, data: BoardData) -> None:
        super().__init__()
        self.setObjectName("dropStrip")
        self._data = data
        self._lines: Sequence[QWidget] = ()
        self.setAutoFillBackground(True)  # nothing of the line beneath shows between the two places
        self._met = DropPlace("add", "dropContactPlace")
        self._ended = DropPlace("link_dismiss", "dropEndPlace")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for place, told in ((self._met, self.met), (self._ended, self.ended)):
            row.addWidget(place, 1)
            place.dropped.connect(told)
        self.hide()

    def stand_over(self, page: QWidget, lines: Sequence[QWidget]) -> None:
        """It takes the place of whichever of these lines of the page is shown."""
        self.setParent(page)
        self._lines = lines

    @Slot(object)
    def offer(self, ids: Sequence[int]) -> None:
        """Shows itself for the people dragged, and goes when there are none any more."""
        cards = [self._data.by_id[person_id] for person_id in ids if person_id in self._data.by_id]
        line = next((line for line in self._lines if line.isVisible()), None)
        self.setVisible(bool(cards) and line is not None)
        if line is not None and cards:
            self._say(cards)
            self.setGeometry(line.geometry())
            self.raise_()

    def _say(self, cards: Sequence[Card]) -> None:
        alone = len(cards) == 1
        held = alone and cards[0].holder is not None
        self._met.offer(MET if alone else ONE_BY_ONE, alone)
        self._ended.offer(END if held else HELD_BY_NOBODY, held)
        self._ended.setVisible(alone)
