"""The columns side by side: how wide each is, one selection over all, arrows from column to column."""

from bisect import bisect
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui.pages.board.cards.column import Column, HeadedColumn
from dvqc_desktop.ui.pages.board.cards.delegate import GAP, MIN_WIDTH, CardDelegate
from dvqc_desktop.ui.pages.board.data import BoardData

ORDER = (WorkerClass.UNCLASSIFIED, WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP)
LIST_LIMIT = 2_000
BETWEEN = 8
SLOT = MIN_WIDTH + GAP + 16


class CardsArea(QWidget):
    """The board of cards. `picked` when the selection changed, `menu_wanted` with a place on the screen."""

    picked = Signal()
    opened = Signal(int)
    menu_wanted = Signal(object)
    class_wanted = Signal(list, object)
    holder_wanted = Signal(list, int)
    before_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("boardCards")
        self.delegate = CardDelegate(self)
        self.columns = {code: HeadedColumn(code, self.delegate) for code in ORDER}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(BETWEEN)
        for column in self.columns.values():
            self._row.addWidget(column)
            column.opened.connect(self.opened)
            column.edge.connect(self._go_over)
            column.picked.connect(self._one_selection)
            column.head.before_chosen.connect(self.before_chosen)
            column.menu_wanted.connect(self.menu_wanted)
            column.guide.class_wanted.connect(self.class_wanted)
            column.guide.holder_wanted.connect(self.holder_wanted)
        self.columns[WorkerClass.UNCLASSIFIED].hide()

    def set_cards(self, cards: Sequence[Card], total: int) -> None:
        """Shows these cards of a board of `total` people, each in the column of its class."""
        sorted_in: dict[WorkerClass, list[Card]] = {code: [] for code in ORDER}
        for card in cards:
            sorted_in[card.worker_class].append(card)
        for code, column in self.columns.items():
            column.set_many(total > LIST_LIMIT)
            column.set_cards(sorted_in[code])
        self._share_width()

    def replace(self, fresh: dict[int, Card], shown: set[int], places: dict[int, int]) -> None:
        """Some cards are new: each stays, moves alone to the column of its class, or goes when not `shown`.

        `places` gives the order of all cards of the board.
        """
        for card in fresh.values():
            for code, column in self.columns.items():
                if code is not card.worker_class or card.id not in shown:
                    column.model.take(card.id)
            model = self.columns[card.worker_class].model
            if model.row_of(card.id) >= 0:
                model.change(card)
            elif card.id in shown:
                model.put(card, bisect(model.cards, places[card.id], key=lambda other: places[other.id]))

    def show_heads(self, data: BoardData, filtered: bool) -> None:
        """How many each column holds, of how many under a filter, and how many the last round had."""
        figures, compared = data.figures(), data.compared_on
        for code, column in self.columns.items():
            total = figures[code].total
            count = f"{column.model.rowCount()}/{total}" if filtered else str(total)
            before = f"đợt {compared:%d/%m}: {data.before[code]}" if compared and data.complete else ""
            column.head.set_counts(count if data.complete else "…", before)
        self.show_unclassified(figures[WorkerClass.UNCLASSIFIED].total > 0)

    def show_unclassified(self, shown: bool) -> None:
        """The first column shows only while somebody is in it."""
        self.columns[WorkerClass.UNCLASSIFIED].setVisible(shown)
        self._share_width()

    def selected_ids(self) -> list[int]:
        """The people selected, column by column."""
        return [person_id for column in self._shown() for person_id in column.view.selected_ids()]

    def select(self, ids: set[int]) -> None:
        """Selects these people and shows the first of them."""
        first = True
        for column in self.columns.values():
            column.view.select_ids(ids)
            row = next((row for row, card in enumerate(column.model.cards) if card.id in ids), -1)
            if row >= 0 and first:
                first = False
                selection = column.view.selectionModel()
                selection.setCurrentIndex(column.model.index(row), selection.SelectionFlag.NoUpdate)
                column.view.scrollTo(column.model.index(row))
        self.picked.emit()

    def focus(self, person_id: int) -> None:
        """Gives the focus to the column that holds this person."""
        column = next((c for c in self._shown() if c.model.row_of(person_id) >= 0), None)
        if column is not None:
            column.view.setFocus()

    def repaint_cards(self) -> None:
        """Paints all cards again, as after another chain is highlighted; no model is reset."""
        for column in self._shown():
            column.view.viewport().update()

    def relayout(self) -> None:
        """Takes over another density."""
        for column in self.columns.values():
            column.view.relayout()
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _shown(self) -> list[HeadedColumn]:
        return [column for column in self.columns.values() if not column.isHidden()]

    def _share_width(self) -> None:
        """Columns are as wide as cards fit side by side: each has one place, the fullest get the others."""
        shown = self._shown()
        places = max(self.width() // SLOT, len(shown))
        given = dict.fromkeys(shown, 1)
        for _ in range(places - len(shown)):
            fullest = max(shown, key=lambda column: column.model.rowCount() / given[column])
            given[fullest] += 1
        for column in self.columns.values():
            self._row.setStretchFactor(column, given.get(column, 0))

    @Slot(object)
    def _one_selection(self, origin: Column) -> None:
        if origin.view.selectionModel().hasSelection():
            for column in self.columns.values():
                if column is not origin:
                    column.view.select_ids(set())
                    column.view.viewport().update()
        self.picked.emit()

    @Slot(object, int, int)
    def _go_over(self, origin: Column, step: int, line: int) -> None:
        shown = self._shown()
        place = [column.worker_class for column in shown].index(origin.worker_class) + step
        while 0 <= place < len(shown):
            if shown[place].view.enter_at(line, step):
                return
            place += step
