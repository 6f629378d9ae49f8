"""A list with one row a person, filtered by words; the person chosen stays chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain.names import fold
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.filter_edit import FilterEdit, shown_of
from dvqc_desktop.ui.widgets.table import TWO_LINE_HEIGHT, TableView
from dvqc_desktop.ui.widgets.two_lines import TwoLineDelegate

WIDE = 1  # the column of what the row tells: it takes the spare width, and two lines


class OfPerson(Protocol):
    """A row about somebody."""

    @property
    def person_id(self) -> int:
        """Whom the row is about."""


R = TypeVar("R", bound=OfPerson)


class PersonList(QWidget, Generic[R]):
    """Filter, count and table, named after `name`; `text` gives the words of a row that are filtered."""

    def __init__(self, name: str, hint: str, columns: Sequence[Column[R]], text: Callable[[R], str]) -> None:
        super().__init__()
        self.setObjectName(f"{name}Panel")
        self.filter = FilterEdit(f"{name}FilterEdit", hint)
        self.model = RowsModel[R](columns)
        self.table = TableView(f"{name}Table", TWO_LINE_HEIGHT)
        self.table.setModel(self.model)
        self.table.setItemDelegate(TwoLineDelegate({WIDE}, self.table))
        self.table.set_widths([column.width for column in columns], WIDE)
        self._count = label("", "secondary", f"{name}CountLabel")
        self._text = text
        self.filter.filtered.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(self._offer)

    def current(self) -> R | None:
        """The row now chosen."""
        place = self.table.current_row()
        return self.model.row(place) if 0 <= place < len(self.model.shown()) else None

    def show_rows(self, rows: Sequence[R]) -> None:
        """Shows other rows; the person chosen stays chosen."""
        chosen = self.current()
        self.model.set_rows(rows)
        self._show(chosen)

    @Slot()
    def _filter(self) -> None:
        self._show(self.current())

    def _show(self, chosen: R | None) -> None:
        words = fold(self.filter.text()).split()
        self.model.set_filter(lambda row: all(word in fold(self._text(row)) for word in words))
        ids = [row.person_id for row in self.model.shown()]
        self._count.setText(shown_of(len(ids), self.model.total()))
        self.table.keep_row(ids, chosen.person_id if chosen is not None else None)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        """Offers what can be done with the row now chosen."""
