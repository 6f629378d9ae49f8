"""The table of the house: fixed row heights, line grid, whole-row selection, a sentence when it is empty."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import paint_badge

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 32
COMPACT_HEIGHT = 28
TWO_LINE_HEIGHT = 46
ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
DISPLAY = Qt.ItemDataRole.DisplayRole


class TableView(QTableView):
    """A table whose rows are all the same height; `opened` carries the row of a double click or Enter.

    Nothing of it is copied, for a name beside class, praise or consent stays in the book; a table that may be copied
    says what of it in `copy_chosen`.
    """

    opened = Signal(int)

    def __init__(self, name: str, row_height: int = ROW_HEIGHT) -> None:
        super().__init__()
        self.setObjectName(name)
        self._empty = ""
        self._readable = (-1, 0)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFont(theme.font(13.5))
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(theme.px(20))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.px(row_height))
        heads = self.horizontalHeader()
        heads.setFixedHeight(theme.px(30))
        heads.setHighlightSections(False)
        heads.setSectionsMovable(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._open)

    def set_empty_text(self, text: str) -> None:
        """The sentence shown while there is no row."""
        self._empty = text
        self.viewport().update()

    def set_widths(self, widths: list[int], stretch: int = -1) -> None:
        """Sets column widths in pixels of the normal type; column `stretch` takes the spare width."""
        for column, width in enumerate(widths):
            self.setColumnWidth(column, theme.px(width))
        if stretch >= 0:
            self.horizontalHeader().setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def keep_readable(self, column: int, width: int) -> None:
        """The stretched `column` is never narrower than `width` pixels of the normal type: the table scrolls then."""
        self._readable = (column, width)

    def current_row(self) -> int:
        """The position of the current row, -1 for none."""
        return self.currentIndex().row()

    def select_row(self, position: int) -> None:
        """Makes a row current and scrolls to it; -1 for none."""
        model = self.model()
        if model is not None and 0 <= position < model.rowCount():
            self.setCurrentIndex(model.index(position, max(self.currentIndex().column(), 0)))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())

    def keep_row(self, ids: Sequence[int], chosen: int | None) -> None:
        """Makes the row of `chosen` current among the rows of these ids; the first where it is not shown."""
        self.select_row(ids.index(chosen) if chosen is not None and chosen in ids else 0 if ids else -1)

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle_widths()

    def settle_widths(self) -> None:
        """Gives the stretched column what the others leave, as after one was hidden; the table scrolls where needed."""
        column, least = self._readable[0], theme.px(self._readable[1])
        heads = self.horizontalHeader()
        if column >= 0:
            others = heads.length() - heads.sectionSize(column)
            fits = self.viewport().width() - others >= least
            modes = QHeaderView.ResizeMode
            heads.setSectionResizeMode(column, modes.Stretch if fits else modes.Interactive)
            if not fits:
                self.setColumnWidth(column, least)

    def copy_chosen(self) -> None:
        """Puts on the clipboard what of the chosen rows may leave the book: nothing, unless a table says otherwise."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            event.accept()
            self.copy_chosen()
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and plain and self.state() != QAbstractItemView.State.EditingState:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        model = self.model()
        if self._empty and (model is None or model.rowCount() == 0):
            painter = QPainter(self.viewport())
            painter.setPen(theme.color("text2"))
            painter.setFont(theme.font(13.5))
            rect = self.viewport().rect().adjusted(12, 12, -12, -12)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(rect, flags, self._empty)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.row())


class CellDelegate(QStyledItemDelegate):
    """Paints ground, row line and focus box, then leaves the content of the cell to `paint_content`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.paint_ground(painter, option)
        rect = option.rect.adjusted(8, 0, -8, -1)
        painter.save()
        self.paint_content(painter, rect, index, option)
        painter.restore()

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        """Paints the cell's text inside `rect`; subclasses paint badges, marks or bars."""
        painter.setFont(option.font)
        painter.setPen(self.text_color(index, option))
        text = str(index.data(DISPLAY) or "")
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, index.data(ALIGNMENT) or Qt.AlignmentFlag.AlignVCenter, shown)

    def text_color(self, _index: Index, option: QStyleOptionViewItem) -> Any:
        """The colour of a cell's text."""
        return theme.color("selText" if is_selected(option) else "text")

    @staticmethod
    def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
        """The cell's ground, the line under it, and the focus box of the current cell."""
        rect: QRect = option.rect
        painter.fillRect(rect, theme.color("sel" if is_selected(option) else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + 16, size.height())


class BadgeDelegate(CellDelegate):
    """Paints a cell as a badge; `tone(index)` of the subclass or function says in which tone."""

    def __init__(self, tone_role: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone_role = tone_role

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        tone = index.data(self._tone_role)
        text = str(index.data(DISPLAY) or "")
        if tone and text:
            paint_badge(painter, rect, text, str(tone))
        else:
            super().paint_content(painter, rect, index, option)


def is_selected(option: QStyleOptionViewItem) -> bool:
    """True for a cell of a selected row."""
    return bool(option.state & QStyle.StateFlag.State_Selected)
