"""The table of the list view: one row for each worker, sorted by any column; a copy never carries a class."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from dvqc_desktop.domain.errors.classes import ClassListCopyError
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui import messages
from dvqc_desktop.ui.pages.board.leaving import found_by_aspect
from dvqc_desktop.ui.pages.board.listing.cells import CLASS_COLUMN, COLUMNS, OUTSIDE, class_cell, class_with_aspect
from dvqc_desktop.ui.pages.board.listing.paint import RowPainter
from dvqc_desktop.ui.pages.board.listing.split import SplitModel
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, CellDelegate, TableView


class WorkerTable(TableView):
    """The list; several rows may be chosen. A copy holds the columns without class, movement and aspect."""

    chosen = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__("workerTable", COMPACT_HEIGHT)
        self.of_one_class = False
        self.one_section = False
        self.filter_text = ""
        self.rows = SplitModel(COLUMNS, self)
        self.setModel(self.rows)
        self.setItemDelegate(CellDelegate(self))
        self.painter = RowPainter(self, self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicatorShown(False)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def selected_ids(self) -> list[int]:
        """The people chosen, in the order of the rows."""
        return [card.id for card in self.selected_cards()]

    def selected_cards(self) -> list[Card]:
        """The same people with all that the list knows of them."""
        places = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.rows.row(place) for place in places if self.rows.heading(place) is None]

    def numbers_in_sight(self) -> tuple[int, int]:
        """The first and the last person in sight, counted from one."""
        first, last = self.rowAt(1), self.rowAt(self.viewport().height() - 1)
        first, last = max(first, 0), last if last >= 0 else self.rows.rowCount() - 1
        return max(self.rows.number(first), 1), self.rows.number(last)

    def show_aspect_with_class(self, together: bool) -> None:
        """The class never stands without the aspect: where that has no column, it stands beside the class."""
        text = class_with_aspect if together else class_cell
        columns = list(self.rows.columns)
        columns[CLASS_COLUMN] = replace(columns[CLASS_COLUMN], text=text)
        self.rows.columns = tuple(columns)
        self.viewport().update()

    def places_seen(self) -> list[int]:
        """The columns in sight, from left to right."""
        heads = self.horizontalHeader()
        places = map(heads.logicalIndex, range(heads.count()))
        return [place for place in places if not heads.isSectionHidden(place)]

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painter.paint(event.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def select_ids(self, ids: set[int]) -> None:
        """Chooses these people and scrolls to the first."""
        selection = self.selectionModel()
        selection.clearSelection()
        flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        for place in self.rows.places_of(ids):
            selection.select(self.rows.index(place, 0), flags)
            self.scrollTo(self.rows.index(place, 0))

    def copy_chosen(self) -> None:
        """Copies the chosen rows, and refuses where their choice would tell a class."""
        if self.of_one_class or self.one_section or found_by_aspect(self.rows.shown(), self.filter_text):
            messages.show_error(self, ClassListCopyError())
        else:
            QGuiApplication.clipboard().setText(self.copy_text())

    def copy_text(self) -> str:
        """The chosen rows as text for a spreadsheet, without the columns that stay in the book."""
        return OUTSIDE.text(self.rows, self.selected_ids())
