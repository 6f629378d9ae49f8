"""One lane: its head, and while it is open the cards of each class side by side; only an open lane owns views."""

from functools import partial
from typing import ClassVar, Protocol

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_name
from dvqc_desktop.ui.pages.board.cards.area import LIST_LIMIT
from dvqc_desktop.ui.pages.board.cards.column import Column
from dvqc_desktop.ui.pages.board.cards.delegate import GAP, MIN_WIDTH, CardDelegate
from dvqc_desktop.ui.pages.board.cards.views import MARGIN, CardList, CardTable
from dvqc_desktop.ui.pages.board.lanes.head import LaneHead
from dvqc_desktop.ui.pages.board.lanes.sorting import LaneCards, LaneName

MAX_BODY = 640
LEAST_BODY = 34
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
NOBODY_WORDS = "Không có người nào"


class LaneHost(Protocol):
    """What a lane needs of the area it stands in."""

    delegate: CardDelegate
    draggable: bool

    def ids_of(self, worker_class: WorkerClass) -> set[int]:
        """The people of a class over all lanes."""

    def adopt(self, lane: "Lane", column: "LaneColumn") -> None:
        """Listens to the column of a lane just opened."""


class LaneList(CardList):
    """Cards of one class in a lane: `left_lane` when an arrow leaves upwards (-1) or downwards (1)."""

    left_lane = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, row = STEPS.get(Qt.Key(event.key()), 0), self.currentIndex().row()
        count, across = self.cards().rowCount(), self.across()
        leaves = row < across if step < 0 else row // across == (count - 1) // across
        if step and leaves and not event.modifiers():
            self.left_lane.emit(step)
        else:
            super().keyPressEvent(event)


class LaneColumn(Column):
    """The cards of one class in one lane, all of them in sight."""

    list_kind: ClassVar[type[CardList]] = LaneList
    left_lane = Signal(int)

    def _make(self, many: bool) -> CardList | CardTable:
        view = super()._make(many)
        if isinstance(view, LaneList):
            view.left_lane.connect(self.left_lane)
        return view

    def wanted_height(self, width: int) -> int:
        """What this column needs to show all its cards at a width."""
        across = max(1, (width - 2 - MARGIN) // (MIN_WIDTH + GAP))
        lines = -(-self.model.rowCount() // across)
        return lines * self.delegate.cell_height(self.model) + MARGIN + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(self.rect(), theme.color("infoBg" if self._hovered else "surface"))
        p.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line"))
        if self._hovered:
            p.setPen(QPen(theme.color("chart"), 2, Qt.PenStyle.DashLine))
            p.drawRect(QRectF(self.rect()).adjusted(1, 1, -2, -1))
        elif not self.model.cards:
            p.setFont(theme.font(13))
            p.setPen(theme.color("text3"))
            place = self.rect().adjusted(10, 8, -10, 0)
            p.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, NOBODY_WORDS)


class Lane(QFrame):
    """`opened_or_closed` with True when the user opened it, False when he closed it."""

    opened_or_closed = Signal(bool)

    def __init__(self, name: LaneName, holder: bool, host: LaneHost) -> None:
        super().__init__()
        self.name, self._host = name, host
        self.cards = LaneCards()
        self.setObjectName(f"lane_{name.key}")
        self.head = LaneHead(name, holder)
        self.columns: dict[WorkerClass, LaneColumn] = {}
        self._body: QWidget | None = None
        self._widths: dict[WorkerClass, int] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 1, 1, 1)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.head)
        self.head.clicked.connect(self.opened_or_closed)

    @property
    def is_open(self) -> bool:
        """Its cards are shown."""
        return self._body is not None

    def show_cards(self, cards: LaneCards) -> None:
        """Other people, or the same with something new on their cards."""
        self.cards = cards
        self.head.show_cards(cards)
        self._fill()

    def set_open(self, on: bool) -> None:
        """Opens or closes it; closed, its views are gone."""
        self.head.setChecked(on)
        if on == self.is_open:
            return
        if on:
            self._build()
        else:
            self._take_down()

    def set_widths(self, widths: dict[WorkerClass, int]) -> None:
        """How wide the column of each class is; other classes have none."""
        others = widths.keys() != self._widths.keys()
        self._widths = widths
        if others and self.is_open:
            self._take_down()
            self._build()
        else:
            self.relayout()

    def relayout(self) -> None:
        """Takes over widths, density and number of cards."""
        if self._body is None:
            return
        high = theme.px(LEAST_BODY)
        for code, column in self.columns.items():
            column.setFixedWidth(self._widths[code])
            high = max(high, column.wanted_height(self._widths[code]))
        self._body.setFixedHeight(min(high, theme.px(MAX_BODY)))
        for column in self.columns.values():
            column.view.relayout()

    def settle(self) -> None:
        """Tells the shelf how high it is with what it holds now."""
        self._layout.activate()

    def _build(self) -> None:
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        many = len(self.cards.cards) > LIST_LIMIT
        for code in self._widths:
            column = LaneColumn(code, self._host.delegate, f"lane_{self.name.key}_{code.value}")
            column.set_many(many)
            column.view.setAccessibleName(f"{self.name.title}: {class_name(code)}")
            column.guide.own_ids = partial(self._host.ids_of, code)
            column.guide.lane_holder = self._holder_for
            column.guide.lane_hovered.connect(self.head.aim)
            self.columns[code] = column
            row.addWidget(column)
            self._host.adopt(self, column)
        row.addStretch(1)
        self._fill()
        self._layout.addWidget(self._body)
        self._body.show()  # now: whoever opened the lane may go to a card in it

    def _holder_for(self, ids: list[int]) -> int | None:
        """In lanes by holder: cards of others go to the holder of this lane, NOBODY for those without one."""
        return self.name.key if self.head.takes(ids) else None

    def _take_down(self) -> None:
        assert self._body is not None
        self._layout.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        for column in self.columns.values():
            column.view.setObjectName("")
        self._body, self.columns = None, {}

    def _fill(self) -> None:
        for code, column in self.columns.items():
            column.model.draggable = self._host.draggable
            column.set_cards([card for card in self.cards.cards if card.worker_class is code])
        self.relayout()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(self.rect(), theme.color("surface"))
        p.setPen(theme.color("line"))
        p.drawRect(self.rect().adjusted(0, 0, -1, -1))
