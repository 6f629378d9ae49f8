"""The tree of what is due: names stand out, the last column is a link that does the row's act."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTreeView

from dvqc_desktop.domain.due import DueRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.overview.tasks import LINK, ROW_ROLE, WHAT, WHEN, More, TaskModel
from dvqc_desktop.ui.pages.overview.words import LOOKS, TONES
from dvqc_desktop.ui.widgets.lists import TreeView
from dvqc_desktop.ui.widgets.table import CellDelegate, Index, is_selected

ROW, GROUP_ROW = 32, 28
WIDTHS = {1: 118, 2: 102, 3: 106}
ICON_ROOM = 30
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class TaskDelegate(CellDelegate):
    """Paints group lines, rows with their icon and bold name, and links."""

    def __init__(self, tree: "TaskTree") -> None:
        super().__init__(tree)
        self._tree = tree

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        group = self._tree.tasks.group_of(index)
        if group is None:
            super().paint(painter, option, index)
        elif index.column() == WHAT:
            self._paint_group(painter, option, index, (group[1], str(group[2])))

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        item = index.data(ROW_ROLE)
        if isinstance(item, More) or index.column() == LINK:
            self._paint_link(painter, rect, str(index.data() or ""), option)
        elif index.column() == WHAT and isinstance(item, DueRow):
            self._paint_row(painter, rect, item, option)
        elif index.column() == WHEN and isinstance(item, DueRow):
            painter.setPen(theme.color(TONES[item.group(self._tree.tasks.day)]))
            painter.setFont(option.font)
            painter.drawText(rect, LEFT, str(index.data()))
        else:
            super().paint_content(painter, rect, index, option)

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, words: tuple[str, str]
    ) -> None:
        rect: QRect = option.rect
        selected = is_selected(option)
        painter.save()
        painter.fillRect(rect, theme.color("sel" if selected else "alt"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        chevron = (
            "chevron_down" if self._tree.isExpanded(self._tree.tasks.index(index.row(), WHAT)) else "chevron_right"
        )
        theme.icon(chevron, 16).paint(painter, QRect(rect.left() + 10, rect.center().y() - 7, 16, 16))
        painter.setFont(theme.font(14, 600))
        painter.setPen(theme.color("selText" if selected else "text"))
        painter.drawText(rect.adjusted(30, 0, 0, 0), LEFT, words[0])
        left = rect.left() + 30 + QFontMetrics(painter.font()).horizontalAdvance(words[0]) + 8
        self._paint_count(painter, QRect(left, rect.top(), 60, rect.height()), words[1], index.row() == 0)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_count(self, painter: QPainter, rect: QRect, count: str, first: bool) -> None:
        overdue = first and self._tree.first_is_overdue()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12, 600))
        width = max(theme.px(20), QFontMetrics(painter.font()).horizontalAdvance(count) + 10)
        box = QRect(rect.left(), rect.center().y() - theme.px(9) + 1, width, theme.px(18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("danger" if overdue else "bar"))
        painter.drawRoundedRect(box, 9, 9)
        painter.setPen(theme.color("surface" if overdue else "text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, count)

    def _paint_row(self, painter: QPainter, rect: QRect, row: DueRow, option: QStyleOptionViewItem) -> None:
        tone = TONES[row.group(self._tree.tasks.day)]
        icon = theme.icon(LOOKS[row.kind].icon, 20, tone)
        icon.paint(painter, QRect(rect.left() + 2, rect.center().y() - 9, 20, 20))
        painter.setPen(self.text_color(None, option))  # type: ignore[arg-type]
        left, right = rect.left() + ICON_ROOM, rect.right()
        about_somebody = 600 if row.before or row.after else 400
        for text, weight in ((row.before, 400), (row.name, about_somebody), (row.after, 400)):
            if not text or left >= right:
                continue
            painter.setFont(theme.font(14, weight))
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, right - left)
            painter.drawText(QRect(left, rect.top(), right - left, rect.height()), LEFT, shown)
            left += metrics.horizontalAdvance(shown) + metrics.horizontalAdvance(" ")

    @staticmethod
    def _paint_link(painter: QPainter, rect: QRect, text: str, option: QStyleOptionViewItem) -> None:
        font = theme.font(13.5)
        painter.setFont(font)
        painter.setPen(theme.color("selText" if is_selected(option) else "info"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, LEFT, shown)
        line = rect.center().y() + painter.fontMetrics().ascent() // 2 + 2
        painter.drawLine(rect.left(), line, rect.left() + painter.fontMetrics().horizontalAdvance(shown), line)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, theme.px(GROUP_ROW if self._tree.tasks.group_of(index) else ROW))

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            item = index.data(ROW_ROLE)
            left = event.button() == Qt.MouseButton.LeftButton
            if left and (isinstance(item, More) or (index.column() == LINK and item is not None)):
                self._tree.open_item(item)
                return True
        return super().editorEvent(event, model, option, index)


class TaskTree(TreeView):
    """`wanted` carries the DueRow whose act the user asks for: link, Enter or double click."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("taskTree")
        self.setAccessibleName("Việc cần làm")
        self.tasks = TaskModel(self)
        self._empty = ""
        self.setModel(self.tasks)
        self.setItemDelegate(TaskDelegate(self))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(True)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setFont(theme.font(13.5))
        heads = self.header()
        heads.setSectionsMovable(False)
        heads.setStretchLastSection(False)
        heads.setFixedHeight(theme.px(30))
        heads.setDefaultAlignment(LEFT)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            heads.resizeSection(column, theme.px(width))
        self.clicked.connect(self._fold)
        self.doubleClicked.connect(self._open_row)
        self.tasks.modelReset.connect(self._spread)

    def first_is_overdue(self) -> bool:
        """Whether the first group is that of what is overdue."""
        group = self.tasks.group_of(self.tasks.index(0, 0))
        return group is not None and TONES[group[0]] == "danger"

    def open_index(self, index: QModelIndex) -> None:
        """Does what a row offers: its act, or all rows of its group, or folding the group."""
        item = self.tasks.item_of(index)
        if item is not None:
            self.open_item(item)
        elif index.isValid():
            top = index.siblingAtColumn(0)
            self.setExpanded(top, not self.isExpanded(top))

    def open_item(self, item: DueRow | More) -> None:
        """Does the act of a row, or shows all rows of a group."""
        if isinstance(item, More):
            self.tasks.show_whole(item.group)
        else:
            self.wanted.emit(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_index(self.currentIndex())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _fold(self, index: QModelIndex) -> None:
        if self.tasks.group_of(index) is not None:
            self.open_index(index)

    @Slot(QModelIndex)
    def _open_row(self, index: QModelIndex) -> None:
        if index.column() != LINK and self.tasks.group_of(index) is None:
            self.open_index(index)

    @Slot()
    def _spread(self) -> None:
        for row in range(self.tasks.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
        self.expandAll()
