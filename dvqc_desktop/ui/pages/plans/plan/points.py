"""The small grid of a series: days and figures typed or pasted from Excel; a row that does not fit says why."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from dvqc_desktop.domain.measures import FigureRow, figure_day, figure_words, read_figures, split_pasted
from dvqc_desktop.services.plans.plan_rows import SeriesRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.plans.plan.dialogs import FormDialog
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, CellDelegate, TableView

Index = QModelIndex | QPersistentModelIndex
DISPLAY, EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole
ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
NO_INDEX = QModelIndex()
DAY, VALUE, FAULT = range(3)
HEADS = ("Ngày", "Con số", "Cần xem lại")
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
SPARE = 12
PASTE = "Chép hai cột ngày và con số trong Excel, chọn ô Ngày rồi Ctrl+V. Delete xóa dòng."
NO_FIGURES = "Ghi ít nhất một con số."


class PointsModel(QAbstractTableModel):
    """Rows as typed; a figure without a day gets today's."""

    def __init__(self, points: Sequence[tuple[date, float]], today: date) -> None:
        super().__init__()
        self._today = today
        self._faults: dict[int, str] = {}
        self._rows = [FigureRow(f"{day:%d/%m/%Y}", figure_words(value)) for day, value in points]
        self.filled = len(self._rows)
        self._rows += [FigureRow("", "")] * SPARE

    def rows(self) -> Sequence[FigureRow]:
        """All rows as typed."""
        return self._rows

    def show_faults(self, faults: dict[int, str]) -> None:
        """Says beside each row why it cannot be taken."""
        self._faults = faults
        self._changed(0, len(self._rows) - 1)

    def paste(self, row: int, pasted: Sequence[FigureRow]) -> None:
        """Puts pasted rows into the grid from a row on; a day that stood elsewhere gives way to its new figure."""
        if not pasted:
            return
        end = row + len(pasted)
        days = {day for one in pasted if (day := figure_day(one.day, self._today)) is not None}
        for place, old in enumerate(self._rows):
            if figure_day(old.day, self._today) in days:
                self._rows[place] = FigureRow("", "")
        short = end + SPARE - len(self._rows)
        if short > 0:
            self.beginInsertRows(NO_INDEX, len(self._rows), len(self._rows) + short - 1)
            self._rows += [FigureRow("", "")] * short
            self.endInsertRows()
        self._rows[row:end] = pasted
        self._forget(range(len(self._rows)))

    def clear_row(self, row: int) -> None:
        """Empties a row; its figure goes when the grid is written."""
        self._rows[row] = FigureRow("", "")
        self._forget([row])

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        return {DISPLAY: HEADS[section], ALIGNMENT: RIGHT if section == VALUE else LEFT}.get(role)  # type: ignore[call-overload]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Day and figure are typed; the sentence is not."""
        flags = super().flags(index)
        return flags if index.column() == FAULT else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == ALIGNMENT:
            return RIGHT if index.column() == VALUE else LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._faults.get(index.row())
        if role not in (DISPLAY, EDIT):
            return None
        row = self._rows[index.row()]
        return (row.day, row.value, self._faults.get(index.row(), ""))[index.column()]

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        if role != EDIT:
            return False
        row, text = self._rows[index.row()], str(value or "").strip()
        if index.column() == DAY:
            row = FigureRow(text, row.value)
        else:
            day = row.day or (f"{self._today:%d/%m/%Y}" if text else "")
            row = FigureRow(day, text)
        self._rows[index.row()] = row
        self._forget([index.row()])
        return True

    def _forget(self, rows: Sequence[int]) -> None:
        """A row that was touched no longer says what was wrong with it."""
        for row in rows:
            self._faults.pop(row, None)
        self._changed(rows[0], rows[-1])

    def _changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, DAY), self.index(last, FAULT))


class PointsTable(TableView):
    """Ctrl+V pastes two columns, Delete empties the row."""

    def __init__(self, model: PointsModel) -> None:
        super().__init__("pointsTable", COMPACT_HEIGHT)
        self._grid = model
        self.setAccessibleName("Số liệu theo ngày")
        self.setModel(model)
        self.setItemDelegate(_PointsDelegate(self))
        self.set_widths([110, 80, 200], FAULT)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setTabKeyNavigation(True)
        self.setMinimumHeight(theme.px(30 + 9 * COMPACT_HEIGHT))
        self.setCurrentIndex(model.index(model.filled, DAY))
        self.opened.connect(lambda _row: self.edit(self.currentIndex()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = max(self.currentIndex().row(), 0)
        if event.matches(QKeySequence.StandardKey.Paste):
            self._grid.paste(row, split_pasted(QGuiApplication.clipboard().text()))
        elif event.key() == Qt.Key.Key_Delete:
            self._grid.clear_row(row)
        else:
            super().keyPressEvent(event)


class _PointsDelegate(CellDelegate):
    """Sentences in the colour of errors."""

    def text_color(self, index: Index, option: QStyleOptionViewItem) -> Any:
        return theme.color("danger") if index.column() == FAULT else super().text_color(index, option)


class PointsDialog(FormDialog):
    """`accepted_points` carries the (day, figure) pairs of the grid and the days that are no longer in it."""

    accepted_points = Signal(list, list)

    def __init__(self, parent: QWidget, series: SeriesRow, today: date) -> None:
        super().__init__(parent, "Ghi số liệu", "pointsDialog")
        self.setMinimumWidth(theme.px(640))
        self._old = dict(series.points)
        self._today = today
        self.model = PointsModel(series.points, today)
        self.table = PointsTable(self.model)
        self.body.insertWidget(0, label(f"{series.name} ({series.unit})", "section"))
        self.body.insertWidget(1, self.table, 1)
        self.body.insertWidget(2, label(PASTE, "hint", wrap=True))
        self.add_help("Ctrl+Enter ghi")
        self.add_button("Bỏ, giữ như cũ", self.close, "pointsCancelButton")
        self.add_primary("Ghi", self._accept, "pointsSaveButton")
        self.table.setFocus()
        self.table.scrollToBottom()

    def _accept(self) -> None:
        read = read_figures(self.model.rows(), self._today)
        self.model.show_faults(read.faults)
        if read.faults:
            first = min(read.faults)
            self.table.setCurrentIndex(self.model.index(first, DAY))
            self.say(f"Chưa ghi dòng nào: còn {len(read.faults)} dòng cần xem lại, đọc ở cột bên phải.")
            return
        if not read.points and not self._old:
            self.say(NO_FIGURES)
            return
        new = dict(read.points)
        changed = [(day, value) for day, value in new.items() if self._old.get(day) != value]
        self.accepted_points.emit(changed, [day for day in self._old if day not in new])
