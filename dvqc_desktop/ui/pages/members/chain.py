"""The chain below one member: a tree of the people held and of those they hold."""

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QTreeView, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.contacts import contact_words
from dvqc_desktop.services.members.member_chain import ChainNode
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import paint_mark
from dvqc_desktop.ui.pages.board.words import CONTACT_TOKENS, class_words
from dvqc_desktop.ui.pages.members.table import BAR, paint_bar
from dvqc_desktop.ui.widgets.lists import TreeView
from dvqc_desktop.ui.widgets.table import CellDelegate, Index, is_selected

NODE = Qt.ItemDataRole.UserRole + 1
NAME, CLASS, CONTACT, PLAN = range(4)
HEADINGS = ("Người được giúp", "Loại", "Gặp gần nhất", "Kế hoạch")
WIDTHS = {CONTACT: 146, PLAN: 88}
NAME_ROOM, CLASS_ROOM = 190, (84, 208)
ROW = 28


def plan_words(node: ChainNode) -> str:
    """Steps done of all: "3/5", a dash without a plan."""
    return f"{node.card.steps_done}/{node.card.steps_total}" if node.card.steps_total else "–"


class ChainTree(TreeView):
    """Shows the chain; `person_opened` carries the row id of a worker on double click or Enter.

    A copy holds the name alone: class and aspect leave the program in no form.
    """

    person_opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("memberChainTree")
        self.setAccessibleName("Dây chuyền của đảng viên")
        self.setFont(theme.font(13.5))
        self.setUniformRowHeights(True)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setIndentation(22)
        self._rows = QStandardItemModel(0, len(HEADINGS), self)
        self._rows.setHorizontalHeaderLabels(list(HEADINGS))
        self.setModel(self._rows)
        self.setItemDelegate(_ChainDelegate(self))
        heads = self.header()
        heads.setFixedHeight(theme.px(30))
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            heads.resizeSection(column, theme.px(width))
        self.activated.connect(self._open)

    def show_chain(self, nodes: tuple[ChainNode, ...]) -> None:
        """Shows other people, all branches open."""
        self._rows.removeRows(0, self._rows.rowCount())
        for node in nodes:
            items = _items(node)
            for child in node.below:
                items[0].appendRow(_items(child))
            self._rows.appendRow(items)
        self.expandAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            node = self.currentIndex().siblingAtColumn(NAME).data(NODE)
            QGuiApplication.clipboard().setText(node.card.name if node is not None else "")
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names come first where the room is short, the words of the class take what is left."""
        super().resizeEvent(event)
        least, most = (theme.px(width) for width in CLASS_ROOM)
        left = self.viewport().width() - theme.px(NAME_ROOM + sum(WIDTHS.values()))
        self.header().resizeSection(CLASS, min(max(left, least), most))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        node = index.siblingAtColumn(NAME).data(NODE)
        if node is not None:
            self.person_opened.emit(node.card.id)


class _ChainDelegate(CellDelegate):
    """Marks of the classes, contact states and plan bars."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        node: ChainNode | None = index.data(NODE)
        painter.setFont(option.font)
        painter.setPen(theme.color("selText" if is_selected(option) else "text"))
        if node is None:
            super().paint_content(painter, rect, index, option)
        elif index.column() == NAME:
            self._paint_name(painter, rect, node, option)
        elif index.column() == CLASS:
            token = "kt" if node.card.worker_class is WorkerClass.NEEDS_HELP else "text"
            painter.setPen(theme.color(token))
            _text(painter, rect, str(index.data()))
        elif index.column() == CONTACT:
            self._paint_contact(painter, rect, node)
        else:
            left = rect
            if node.card.steps_total:
                paint_bar(painter, rect, node.card.steps_done / node.card.steps_total)
                left = rect.adjusted(BAR[0] + 8, 0, 0, 0)
            _text(painter, left, str(index.data()))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme.px(ROW))

    @staticmethod
    def _paint_name(painter: QPainter, rect: QRect, node: ChainNode, option: QStyleOptionViewItem) -> None:
        side = 11
        paint_mark(painter, node.card.worker_class, QRectF(rect.left(), rect.center().y() - side / 2 + 1, side, side))
        words = rect.adjusted(side + 7, 0, 0, 0)
        _text(painter, words, node.card.name)
        if node.beside:
            left = painter.fontMetrics().horizontalAdvance(node.card.name) + 8
            painter.setPen(theme.color("selText" if is_selected(option) else "text2"))
            painter.setFont(theme.font(13))
            _text(painter, words.adjusted(left, 0, 0, 0), "cùng giúp")

    @staticmethod
    def _paint_contact(painter: QPainter, rect: QRect, node: ChainNode) -> None:
        icon, token = CONTACT_TOKENS[node.card.clock.state]
        side = 16
        theme.icon(icon, 16, token).paint(painter, QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side))
        painter.setPen(theme.color(token))
        _text(painter, rect.adjusted(side + 5, 0, 0, 0), contact_words(node.card.clock))


def _items(node: ChainNode) -> list[QStandardItem]:
    card = node.card
    texts = (
        f"{card.name}, cùng giúp" if node.beside else card.name,
        class_words(card.worker_class, card.aspects),
        contact_words(card.clock),
        plan_words(node),
    )
    items = []
    for text in texts:
        item = QStandardItem(text)
        item.setData(node, NODE)
        items.append(item)
    return items


def _text(painter: QPainter, rect: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
