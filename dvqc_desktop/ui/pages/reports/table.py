"""The table of the report: sections and figures; Enter on a figure lists the people or entries behind it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView

from dvqc_desktop.domain.figure_lines import FigureLine
from dvqc_desktop.domain.figure_notes import Note
from dvqc_desktop.domain.figures import FigureDefinition, Section, Unit
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import paint_mark
from dvqc_desktop.ui.widgets.table import CellDelegate, Index, is_selected

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
TOOLTIP = Qt.ItemDataRole.ToolTipRole
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
NOTE_ROLE = LINE_ROLE + 1
WORDS, NOW, BEFORE, CHANGE, NOTE = range(5)
WIDTHS = {NOW: 84, BEFORE: 84, CHANGE: 124, NOTE: 152}
ROW, LONG_ROW = 28, 48
MARK_ROOM, SIDES = 18, 16
Lines = Sequence[tuple[Section, Sequence[FigureLine]]]
"""The lines of the table by section."""


class ReportDelegate(CellDelegate):
    """Paints sections as headings, figures with bold values, changes with an arrow."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.sibling(index.row(), WORDS).data(LINE_ROLE) is not None:
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        painter.save()
        painter.fillRect(rect, theme.color("sel" if is_selected(option) else "alt"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        painter.setFont(theme.font(14, 600))
        painter.setPen(theme.color("selText" if is_selected(option) else "text"))
        painter.drawText(rect.adjusted(8, 0, 0, 0), LEFT, str(index.data() or ""))
        painter.restore()

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        line: FigureLine = index.sibling(index.row(), WORDS).data(LINE_ROLE)
        if index.column() == WORDS:
            self._paint_words(painter, rect, index, (line, option))
        elif index.column() == CHANGE:
            self._paint_change(painter, rect, line, option)
        elif index.column() == NOTE:
            self._paint_note(painter, rect, index, option)
        else:
            painter.setFont(theme.font(14, 600) if index.column() == NOW else theme.font(13.5))
            secondary = index.column() != NOW and not is_selected(option)
            painter.setPen(theme.color("text2") if secondary else self.text_color(index, option))
            painter.drawText(rect, RIGHT, str(index.data()))

    def _paint_words(
        self, painter: QPainter, rect: QRect, index: Index, row: tuple[FigureLine, QStyleOptionViewItem]
    ) -> None:
        line, option = row
        if line.worker_class is not None:
            paint_mark(painter, line.worker_class, QRectF(rect.left(), rect.center().y() - 5, 11, 11))
            rect = rect.adjusted(MARK_ROOM, 0, 0, 0)
        if is_long(line, rect.width()):
            painter.setPen(self.text_color(index, option))
            painter.drawText(rect, LEFT | Qt.TextFlag.TextWordWrap, line.definition.words)
            return
        super().paint_content(painter, rect, index, option)
        self._paint_unit(painter, rect, line, option)

    @staticmethod
    def _paint_unit(painter: QPainter, rect: QRect, line: FigureLine, option: QStyleOptionViewItem) -> None:
        """The unit after the words, where there is room for it whole; a share has its sign at the number."""
        if line.definition.unit == Unit.SHARE:
            return
        unit = f"({line.definition.unit})"
        left = painter.fontMetrics().horizontalAdvance(line.definition.words) + 6
        painter.setFont(theme.font(13.5))
        painter.setPen(theme.color("selText" if is_selected(option) else "text2"))
        if left + painter.fontMetrics().horizontalAdvance(unit) <= rect.width():
            painter.drawText(rect.adjusted(left, 0, 0, 0), LEFT, unit)

    def _paint_note(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        note = index.data(NOTE_ROLE)
        if not isinstance(note, Note):
            return
        token = "selText" if is_selected(option) else "warn" if note.warns else "text2"
        if note.warns:
            mark = theme.icon("warning_filled", 16, token)
            mark.paint(painter, QRect(rect.left(), rect.center().y() - 7, 16, 16))
            rect = rect.adjusted(22, 0, 0, 0)
        painter.setFont(theme.font(13.5))
        painter.setPen(theme.color(token))
        painter.drawText(
            rect, LEFT, painter.fontMetrics().elidedText(note.text, Qt.TextElideMode.ElideRight, rect.width())
        )

    @staticmethod
    def _paint_change(painter: QPainter, rect: QRect, line: FigureLine, option: QStyleOptionViewItem) -> None:
        token = {True: "ok", False: "warn", None: "text2"}[line.good]
        token = "selText" if is_selected(option) else token
        painter.setFont(theme.font(13.5))
        painter.setPen(theme.color(token))
        painter.drawText(rect, RIGHT, line.change)
        if line.direction:
            left = rect.right() - painter.fontMetrics().horizontalAdvance(line.change) - 22
            arrow = theme.icon("arrow_up" if line.direction > 0 else "arrow_down", 16, token)
            arrow.paint(painter, QRect(left, rect.center().y() - 7, 16, 16))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line, view = index.sibling(index.row(), WORDS).data(LINE_ROLE), option.widget
        if isinstance(view, QTreeView) and isinstance(line, FigureLine) and is_long(line, _room(view, line)):
            return QSize(60, max(theme.px(LONG_ROW), _wrapped_height(line, _room(view, line)) + 10))
        return QSize(60, theme.px(ROW))


def is_long(line: FigureLine, room: int) -> bool:
    """Whether the words of a figure need a second line in a column of so many pixels."""
    return QFontMetrics(theme.font(14)).horizontalAdvance(line.definition.words) > room


def _wrapped_height(line: FigureLine, room: int) -> int:
    whole = QRect(0, 0, max(room, 60), 1000)
    return QFontMetrics(theme.font(14)).boundingRect(whole, Qt.TextFlag.TextWordWrap, line.definition.words).height()


def _room(view: QTreeView, line: FigureLine) -> int:
    """What the column of words leaves them, as it is painted."""
    return view.columnWidth(WORDS) - SIDES - (MARK_ROOM if line.worker_class is not None else 0)


class ReportTable(QTreeView):
    """`opened` carries the name of the figure whose people or entries are wanted."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reportTable")
        self.setAccessibleName("Chỉ tiêu báo cáo")
        self._items = QStandardItemModel(0, len(WIDTHS) + 1, self)
        self._shown: dict[str, FigureDefinition] = {}
        self.setModel(self._items)
        self.setItemDelegate(ReportDelegate(self))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setFont(theme.font(14))
        heads = self.header()
        heads.setSectionsMovable(False)
        heads.setStretchLastSection(False)
        heads.setFixedHeight(theme.px(30))
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            heads.resizeSection(column, theme.px(width))
        self.doubleClicked.connect(self._open)

    def show_lines(self, lines_by_section: Lines, heads: Sequence[str], notes: Mapping[str, Note]) -> None:
        """Shows a period beside another; `heads` are the words of both and of the change, `notes` go by figure."""
        chosen = self._name_at(self.currentIndex())
        self._items.removeRows(0, self._items.rowCount())
        self._items.setHorizontalHeaderLabels(["Chỉ tiêu", *heads, "Ghi chú"])
        for column in (NOW, BEFORE, CHANGE):
            self._items.horizontalHeaderItem(column).setTextAlignment(RIGHT)
        self._items.horizontalHeaderItem(WORDS).setTextAlignment(LEFT)
        self._items.horizontalHeaderItem(NOTE).setTextAlignment(LEFT)
        self._fit_heads(heads)
        self._shown = {}
        for section, lines in lines_by_section:
            top = QStandardItem(section.value)
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for line in lines:
                self._shown[line.definition.name] = line.definition
                top.appendRow(_cells(line, notes.get(line.definition.name)))
            self._items.appendRow(top)
            self.setFirstColumnSpanned(self._items.rowCount() - 1, QModelIndex(), True)
        self.expandAll()
        self.choose(chosen)

    def _fit_heads(self, heads: Sequence[str]) -> None:
        """The columns of the two periods are as wide as their words."""
        metrics = QFontMetrics(theme.font(14, 600))
        for column, words in ((NOW, heads[0]), (BEFORE, heads[1])):
            self.header().resizeSection(column, max(theme.px(WIDTHS[column]), metrics.horizontalAdvance(words) + 18))

    def definition(self, name: str) -> FigureDefinition:
        """The figure of a line now shown. Raises KeyError for none."""
        return self._shown[name]

    def chosen(self) -> str:
        """The name of the chosen figure, or of the first one shown."""
        return self._name_at(self.currentIndex()) or next(iter(self._shown), "")

    def choose(self, name: str) -> None:
        """Makes the line of a figure the current one."""
        for place in range(self._items.rowCount()):
            top = self._items.index(place, 0)
            for row in range(self._items.rowCount(top)):
                index = self._items.index(row, 0, top)
                if name and self._name_at(index) == name:
                    self.setCurrentIndex(index)
                    return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    @staticmethod
    def _name_at(index: Index) -> str:
        line = index.sibling(index.row(), WORDS).data(LINE_ROLE) if index.isValid() else None
        return line.definition.name if isinstance(line, FigureLine) else ""

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        name = self._name_at(index)
        if name:
            self.opened.emit(name)


def _cells(line: FigureLine, note: Note | None) -> list[QStandardItem]:
    definition = line.definition
    texts = (definition.words, line.now, line.before, line.change, note.text if note else "")
    items = [QStandardItem(text) for text in texts]
    items[WORDS].setData(line, LINE_ROLE)
    items[WORDS].setData(f"{definition.words} ({definition.unit})", Qt.ItemDataRole.AccessibleTextRole)
    items[NOTE].setData(note, NOTE_ROLE)
    for item in items:
        item.setData(f"{definition.words} ({definition.unit}). {definition.meaning}", TOOLTIP)
    return items
