"""The list as the workbook has it: a row of choices over the columns, the headings, the rows with their doubts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStyleOptionViewItem, QWidget

from dvqc_desktop.domain.sheet_places import column_letter
from dvqc_desktop.imports.fields import FIELD_WORDS, SKIP_WORDS, Field, fields_of
from dvqc_desktop.imports.values import shown
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.import_wizard.work import Reading
from dvqc_desktop.ui.models.rows import ACCESSIBLE, DISPLAY, HORIZONTAL, NO_INDEX, TOOLTIP, Index
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, CellDelegate, TableView

MARK_ROLE = Qt.ItemDataRole.UserRole + 2
HEADING_ROLE = Qt.ItemDataRole.UserRole + 3
REJECTED, WARNED = "rejected", "warned"
_CHOICE_HEIGHT, _NUMBER_WIDTH, _COMBO_EXTRA, _LIST_WIDTH = 38, 36, 66, 170
_LONGEST = 120


class MapModel(QAbstractTableModel):
    """Row 0 is for the choices, then the headings, then every row below them; column 0 is the row's Excel number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self._rows: list[int] = []
        self._columns = 0
        self._marks: dict[tuple[int, str], tuple[str, str]] = {}

    def set_reading(self, reading: Reading) -> None:
        """Shows another reading."""
        self.beginResetModel()
        header, sheet = reading.understood.header, reading.understood.sheet
        self._reading = reading
        self._rows = sorted(row for row in sheet.rows if row >= header.first_row)
        self._columns = max(header.headings, default=0)
        self._marks = {(one.row, one.column): (WARNED, one.reason) for one in reading.result.warnings}
        self._marks |= {(one.row, one.column): (REJECTED, one.reason) for one in reading.result.rejected}
        self.endResetModel()

    def place_of(self, row: int, letter: str) -> tuple[int, int]:
        """Where a cell of the workbook stands in the table."""
        columns = [column_letter(column) for column in range(1, self._columns + 1)]
        return self._rows.index(row) + 1 if row in self._rows else 0, columns.index(
            letter
        ) + 1 if letter in columns else 0

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() or self._reading is None else len(self._rows) + 1

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() or self._reading is None else self._columns + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != HORIZONTAL or role != DISPLAY:
            return None
        return column_letter(section) if section else ""

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if self._reading is None or index.row() == 0:
            return None
        row, column = self._rows[index.row() - 1], index.column()
        if role in (DISPLAY, ACCESSIBLE):
            return str(row) if column == 0 else self._text(row, column)
        if role == HEADING_ROLE:
            return row <= self._reading.understood.header.last_row
        if role in (MARK_ROLE, TOOLTIP) and column:
            mark = self._marks.get((row, column_letter(column)))
            return mark[role == TOOLTIP] if mark else None
        return None

    def _text(self, row: int, column: int) -> str:
        assert self._reading is not None
        text = shown(self._reading.understood.sheet.cell(row, column))
        return " ".join(text[:_LONGEST].split())


class MapDelegate(CellDelegate):
    """Paints a cell of the list: headings in italics, doubts framed, ignored columns pale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mapped: set[int] = set()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        painter.fillRect(QRect(option.rect.right(), option.rect.top(), 1, option.rect.height()), theme.color("grid"))

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        mark = index.data(MARK_ROLE)
        cell = option.rect.adjusted(0, 0, -1, -1)
        if index.column() == 0:
            painter.fillRect(cell, theme.color("header"))
        elif mark:
            self._paint_mark(painter, cell, str(mark))
            rect = rect.adjusted(0, 0, -22, 0)
        painter.setFont(theme.font(13.5, 400, bool(index.data(HEADING_ROLE)) and index.column() > 0))
        painter.setPen(theme.color("text" if not index.column() or index.column() in self.mapped else "text3"))
        text = painter.fontMetrics().elidedText(
            str(index.data(DISPLAY) or ""), Qt.TextElideMode.ElideRight, rect.width()
        )
        right = Qt.AlignmentFlag.AlignHCenter if index.column() == 0 else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, right | Qt.AlignmentFlag.AlignVCenter, text)

    @staticmethod
    def _paint_mark(painter: QPainter, cell: QRect, mark: str) -> None:
        rejected = mark == REJECTED
        painter.fillRect(cell, theme.color("dangerBg" if rejected else "warnBg"))
        if rejected:
            painter.setPen(QPen(theme.color("danger"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(cell.adjusted(1, 1, -1, -1))
        icon = theme.icon("error_circle_filled" if rejected else "warning_filled", 16, "danger" if rejected else "warn")
        icon.paint(painter, QRect(cell.right() - 22, cell.center().y() - 8, 16, 16))


class MapTable(TableView):
    """The table of the second step; `remapped` carries the new fields by column when the user chose another one."""

    remapped = Signal(object)

    def __init__(self) -> None:
        super().__init__("importMapTable", COMPACT_HEIGHT)
        self._model = MapModel(self)
        self._delegate = MapDelegate(self)
        self._combos: dict[int, QComboBox] = {}
        self._frames: list[QWidget] = []
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(TableView.SelectionBehavior.SelectItems)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName("Danh sách trong tệp và mục của sổ cho từng cột")

    def show_reading(self, reading: Reading) -> None:
        """Shows a reading with its choices."""
        for frame in self._frames:
            frame.setParent(None)  # else the view keeps the old choices until it is idle, beside the new ones
        self._frames = []
        self._model.set_reading(reading)
        self._delegate.mapped = set(reading.understood.header.mapping)
        self.setRowHeight(0, theme.px(_CHOICE_HEIGHT))
        self.setColumnWidth(0, theme.px(_NUMBER_WIDTH))
        self._combos = {}
        header = reading.understood.header
        for column in range(1, self._model.columnCount()):
            combo = self._combo(column, header.mapping.get(column), fields_of(reading.understood.kind))
            self._frames.append(_framed(combo))
            self.setIndexWidget(self._model.index(0, column), self._frames[-1])
            self._combos[column] = combo
            words = self.fontMetrics().horizontalAdvance(combo.currentText())
            self.setColumnWidth(column, max(words + theme.px(_COMBO_EXTRA), self._width_for(column)))

    def show_cell(self, row: int, letter: str) -> None:
        """Scrolls to a cell of the workbook and makes it current."""
        place = self._model.place_of(row, letter)
        if all(place):
            index = self._model.index(*place)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def mapping(self) -> dict[int, Field]:
        """The fields as chosen, by column."""
        chosen = {column: combo.currentData() for column, combo in self._combos.items()}
        return {column: Field(field) for column, field in chosen.items() if field}

    def _combo(self, column: int, chosen: Field | None, fields: list[Field]) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(f"importMapCombo{column_letter(column)}")
        combo.setAccessibleName(f"Cột {column_letter(column)} ứng với")
        combo.addItem(SKIP_WORDS, "")
        for field in fields:
            combo.addItem(FIELD_WORDS[field], field.value)
        combo.setCurrentIndex(combo.findData(chosen.value if chosen else ""))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(1)
        combo.view().setMinimumWidth(theme.px(_LIST_WIDTH))
        combo.activated.connect(lambda _index: self._chosen(column))
        return combo

    def _chosen(self, column: int) -> None:
        """One field stands over one column: where it stood before becomes "(bỏ qua)"."""
        field = self._combos[column].currentData()
        for other, combo in self._combos.items():
            if other != column and field and combo.currentData() == field:
                combo.setCurrentIndex(0)
        self.remapped.emit(self.mapping())

    def _width_for(self, column: int) -> int:
        rows = range(1, min(self._model.rowCount(), 40))
        texts = (str(self._model.data(self._model.index(row, column)) or "") for row in rows)
        metrics = self.fontMetrics()
        return min(max((metrics.horizontalAdvance(text) for text in texts), default=0) + 40, theme.px(220))


def _framed(combo: QComboBox) -> QWidget:
    """The choice with a little room around it, as it stands in its cell."""
    frame = QWidget()
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 3, 0, 4)
    row.addWidget(combo)
    frame.setFocusProxy(combo)
    return frame
