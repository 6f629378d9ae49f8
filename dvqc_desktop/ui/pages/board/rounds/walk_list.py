"""The people of a round at the left of its work mode: a tick for whoever has a proposal, and which class it is."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from dvqc_desktop.services.classes.round_walk import WalkPerson, WalkProposal
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import paint_mark
from dvqc_desktop.ui.pages.board.words import class_words

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
TOOLTIP = Qt.ItemDataRole.ToolTipRole
SELECTED = QStyle.StateFlag.State_Selected
VCENTER = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
NO_INDEX = QModelIndex()
ROW_HEIGHT = 32
MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down)


def proposal_words(proposal: WalkProposal | None) -> str:
    """ "Tích cực, từ danh sách nhập"; what stands for nobody's proposal yet too."""
    if proposal is None:
        return "chưa có đề nghị"
    words = class_words(proposal.worker_class, proposal.aspects)
    if proposal.agreed:
        return f"{words}, đã thống nhất"
    return f"{words}, từ danh sách nhập" if proposal.imported else words


class WalkModel(QAbstractListModel):
    """The people in the order of the walk."""

    def __init__(self) -> None:
        super().__init__()
        self.people: list[WalkPerson] = []
        self.proposed = 0

    def set_people(self, people: Sequence[WalkPerson]) -> None:
        """Goes through these people."""
        self.beginResetModel()
        self.people = list(people)
        self.proposed = sum(person.proposal is not None for person in self.people)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        person = self.people[index.row()]
        if role == DISPLAY:
            return person.name
        if role in (ACCESSIBLE, TOOLTIP):
            return f"{person.name}: {proposal_words(person.proposal)}"
        return None

    def set_proposal(self, row: int, proposal: WalkProposal | None) -> None:
        """What is proposed for one of them is another class now, or none."""
        before = self.people[row]
        self.people[row] = before._replace(proposal=proposal)
        self.proposed += (proposal is not None) - (before.proposal is not None)
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def first_open(self) -> int:
        """The first person without a proposal; -1 when everybody has one."""
        return next((row for row, person in enumerate(self.people) if person.proposal is None), -1)


class WalkDelegate(QStyledItemDelegate):
    """Paints tick, name and the mark of the class proposed."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, WalkModel)
        person, rect = model.people[index.row()], QRect(option.rect)
        selected = bool(option.state & SELECTED)
        painter.save()
        painter.fillRect(rect, theme.color("sel" if selected else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid"))
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
        if person.proposal is not None:
            tick = theme.pixmap("checkmark_circle_filled", 16, "ok", painter.device().devicePixelRatioF())
            painter.drawPixmap(rect.left() + 10, rect.center().y() - 7, tick)
            mark = QRectF(rect.right() - 20, rect.center().y() - 5, 11, 11)
            paint_mark(painter, person.proposal.worker_class, mark)
        painter.setFont(theme.font(14, 600 if selected else 400))
        painter.setPen(theme.color("selText" if selected else "text"))
        name = rect.adjusted(34, 0, -26, 0)
        words = painter.fontMetrics().elidedText(person.name, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, VCENTER, words)
        painter.restore()


class WalkList(QTableView):
    """Up, Down, Home and End go through the people; other keys are left to the work mode. `arrived` with a row.

    One column of fixed rows: a list view would lay out everybody anew at each proposal.
    """

    arrived = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("walkList")
        self.setAccessibleName("Những người của đợt")
        self.people = WalkModel()
        self.setModel(self.people)
        self.setItemDelegate(WalkDelegate(self))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda now, _before: self.arrived.emit(now.row()))

    def go(self, row: int) -> None:
        """Makes this person the current one."""
        self.setCurrentIndex(self.people.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVING:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Home:
            self.go(0)
        elif event.key() == Qt.Key.Key_End:
            self.go(self.people.rowCount() - 1)
        else:
            event.ignore()
