"""A sheet of a committee's form as a grid: what stands in it, which cells wait for a figure, which have one."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QWidget

from dvqc_desktop.domain.forms import FormSheet, Holds, Place
from dvqc_desktop.domain.sheet_places import column_letter, reference_of
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import ACCESSIBLE, DISPLAY, HORIZONTAL, NO_INDEX, TOOLTIP, Index
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, CellDelegate, TableView, is_selected

STATE_ROLE = Qt.ItemDataRole.UserRole + 1
MAPPED, WAITING, CLOSED, FORMULA = "mapped", "waiting", "closed", "formula"
ROWS_SHOWN, COLUMNS_SHOWN = 500, 60
_DIGIT_PX, _NARROWEST, _WIDEST = 7.3, 34, 340
_FOR_FIGURES, _NUMBERS_WIDTH = 88, 34


class FormModel(QAbstractTableModel):
    """The cells of a sheet; `words` are those of the figures by the reference of their cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = FormSheet("")
        self._words: Mapping[str, str] = {}
        self._size = (0, 0)

    def set_sheet(self, sheet: FormSheet, words: Mapping[str, str]) -> None:
        """Shows another sheet."""
        self.beginResetModel()
        rows, columns = sheet.size()
        self._sheet, self._words = sheet, words
        self._size = (min(rows, ROWS_SHOWN), min(columns, COLUMNS_SHOWN))
        self.endResetModel()

    def set_words(self, words: Mapping[str, str]) -> None:
        """Other figures in the same cells."""
        self._words = words
        rows, columns = self._size
        if rows and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns - 1))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self._size[0]

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self._size[1]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role == DISPLAY:
            return column_letter(section + 1) if orientation == HORIZONTAL else str(section + 1)
        return None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        place = (index.row() + 1, index.column() + 1)
        if role == STATE_ROLE:
            return self.state(place)
        if role in (DISPLAY, TOOLTIP):
            return self._text(place) or None
        if role == ACCESSIBLE:
            why = self._sheet.why_not(place)
            return f"{reference_of(*place)} {self._text(place)} {why or 'ô nhập số'}"
        return None

    def state(self, place: Place) -> str:
        """Whether the cell has a figure, waits for one, or is the form's own."""
        if reference_of(*place) in self._words:
            return MAPPED
        cell = self._sheet.cell(place)
        if cell.holds is Holds.FORMULA:
            return FORMULA
        is_input = place in self._sheet.cells and not self._sheet.why_not(place)
        return WAITING if is_input else CLOSED

    def _text(self, place: Place) -> str:
        return self._words.get(reference_of(*place)) or " ".join(self._sheet.cell(place).text.split())


class FormDelegate(CellDelegate):
    """Paints words as a form shows them, formulas pale, and figures on the ground of information."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        right = QRect(option.rect.right(), option.rect.top(), 1, option.rect.height())
        painter.fillRect(right, theme.color("grid"))

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        state = index.data(STATE_ROLE)
        chosen = is_selected(option)
        cell = option.rect.adjusted(0, 0, -1, -1)
        if not chosen and state in (MAPPED, CLOSED, FORMULA):
            painter.fillRect(cell, theme.color("infoBg" if state == MAPPED else "alt"))
        text = str(index.data(DISPLAY) or "")
        tokens = {MAPPED: "info", FORMULA: "text3"}
        painter.setPen(theme.color("selText" if chosen else tokens.get(str(state), "text")))
        painter.setFont(theme.font(13.5, 600 if state == MAPPED else 400, state == FORMULA))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if chosen:
            painter.setPen(theme.color("focus"))
            painter.drawRect(cell.adjusted(0, 0, -1, -1))


class FormGrid(TableView):
    """The grid; `chosen` carries the place of the cell now current, `opened` comes with Enter on it."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("templateGrid", COMPACT_HEIGHT)
        self._model = FormModel(self)
        self._sheet = FormSheet("")
        self.setModel(self._model)
        self.setItemDelegate(FormDelegate(self))
        self.setSelectionBehavior(TableView.SelectionBehavior.SelectItems)
        self.setAccessibleName("Các ô của mẫu")
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        rows = self.verticalHeader()
        rows.setFixedWidth(theme.px(_NUMBERS_WIDTH))
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.setHighlightSections(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.show()
        self.selectionModel().currentChanged.connect(self._tell)

    def show_sheet(self, sheet: FormSheet, words: Mapping[str, str], wide: frozenset[int]) -> None:
        """Shows a sheet with its merged cells and widths; the `wide` columns have room for figures."""
        self._sheet = sheet
        self.clearSpans()
        self._model.set_sheet(sheet, words)
        rows, columns = self._model.rowCount(), self._model.columnCount()
        for area in sheet.merged:
            if area.bottom <= rows and area.right <= columns and (area.bottom, area.right) != (area.top, area.left):
                self.setSpan(area.top - 1, area.left - 1, area.bottom - area.top + 1, area.right - area.left + 1)
        for column in range(columns):
            width = sheet.widths.get(column + 1, 9.0)
            least = _FOR_FIGURES if column + 1 in wide else _NARROWEST
            self.setColumnHidden(column, width == 0)
            self.setColumnWidth(column, theme.px(min(max(width * _DIGIT_PX, least), _WIDEST)))

    def show_words(self, words: Mapping[str, str]) -> None:
        """Shows other figures in the same sheet."""
        self._model.set_words(words)

    def place(self) -> Place | None:
        """The cell now current."""
        index = self.currentIndex()
        return self._sheet.first_of((index.row() + 1, index.column() + 1)) if index.isValid() else None

    def go_to(self, place: Place) -> None:
        """Makes a cell current."""
        index = self._model.index(place[0] - 1, place[1] - 1)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def next_waiting(self, after: Place | None) -> Place | None:
        """The next cell without a figure: further down in the same column, else the first of the sheet."""
        waiting = [place for place in sorted(self._sheet.cells) if self._model.state(place) == WAITING]
        if after is not None:
            below = [place for place in waiting if place[1] == after[1] and place[0] > after[0]]
            waiting = below or waiting
        return waiting[0] if waiting else None

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, _now: QModelIndex, _before: QModelIndex) -> None:
        place = self.place()
        if place is not None:
            self.chosen.emit(place)
