"""The sub-tab "Biên bản": items at the left, what was said and concluded in the middle, who was there at the right."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dvqc_desktop.domain.codes import Presence
from dvqc_desktop.domain.meetings import PRESENCE_WORDS
from dvqc_desktop.domain.names import given_name
from dvqc_desktop.services.meetings.agenda import AgendaRow, list_items
from dvqc_desktop.services.meetings.attendance import meeting_electorate, roll_call
from dvqc_desktop.services.meetings.minutes import set_item_conclusion, set_item_minutes
from dvqc_desktop.services.rules import meeting_rules
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.keeping import KeepingEdit
from dvqc_desktop.ui.pages.meetings.quorum import Attending, QuorumBox
from dvqc_desktop.ui.pages.meetings.tab import MeetingTab, Shown
from dvqc_desktop.ui.widgets.basics import button, label

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
NO_INDEX = QModelIndex()
ITEM_HEIGHT, LIST_WIDTH = 46, 224


class ItemModel(QAbstractListModel):
    """The items of the agenda, to write minutes under."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[AgendaRow, ...] = ()

    def set_rows(self, rows: Sequence[AgendaRow]) -> None:
        """Shows other items."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, position: int) -> AgendaRow:
        """The item at a position."""
        return self._rows[position]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        row = self._rows[index.row()]
        if role == DISPLAY:
            return f"{row.position}. {row.title}"
        return row if role == ROW_ROLE else None


class ItemDelegate(QStyledItemDelegate):
    """Paints number and title over two lines, and a tick where something is written."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        room = QRect(0, 0, theme.px(LIST_WIDTH - 58) - 2, 1000)
        title = index.data(ROW_ROLE).title
        needed = QFontMetrics(theme.font(13.5)).boundingRect(room, Qt.TextFlag.TextWordWrap, title).height()
        return QSize(100, max(theme.px(ITEM_HEIGHT), needed + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(ROW_ROLE), option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.color("sel" if selected else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid"))
        painter.setPen(theme.color("selText" if selected else "text"))
        painter.setFont(theme.font(13.5, 600))
        painter.drawText(rect.adjusted(10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(row.position))
        painter.setFont(theme.font(13.5))
        words = rect.adjusted(theme.px(30), 2, -theme.px(28), -2)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, row.title)
        side = theme.px(16)
        mark = QRect(rect.right() - side - 8, rect.center().y() - side // 2, side, side)
        if selected:
            theme.icon("edit").paint(painter, mark)
        elif row.minutes_text or row.conclusion:
            theme.icon("checkmark", 16, "ok").paint(painter, mark)
        painter.restore()


class MinutesTab(MeetingTab):
    """Each sentence is kept as it is finished."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._item_id: int | None = None
        self.items = ItemModel()
        self.list = QListView()
        self.list.setObjectName("minuteItemList")
        self.list.setAccessibleName("Các mục của chương trình")
        self.list.setModel(self.items)
        self.list.setItemDelegate(ItemDelegate(self.list))
        self.list.setFixedWidth(theme.px(LIST_WIDTH))
        self._presented = label("", "secondary", "minutePresenterLabel", wrap=True)
        self.text = KeepingEdit("minuteEdit", "Nội dung biên bản của mục")
        self.conclusion = KeepingEdit("itemConclusionEdit", "Kết luận của mục")
        self._names = button("Chèn tên người", "person_add", "", "insertNameButton")
        self._menu = QMenu(self)
        self._names.setMenu(self._menu)
        self._names.setProperty("kind", "small")
        self._present = QVBoxLayout()
        self.quorum = QuorumBox("minutesQuorumBox")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(12, 8, 12, 12)
        middle.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._presented, 1)
        head.addWidget(self._names)
        middle.addLayout(head)
        middle.addWidget(self.text, 3)
        middle.addWidget(label("Kết luận của mục", "strong"))
        self.conclusion.setFixedHeight(theme.px(76))
        middle.addWidget(self.conclusion)
        side = QFrame()
        side.setFixedWidth(theme.px(250))
        right = QVBoxLayout(side)
        right.setContentsMargins(12, 12, 12, 12)
        right.addWidget(label("Điểm danh", "strong"))
        self._present.setSpacing(4)
        right.addLayout(self._present)
        right.addWidget(self.quorum)
        right.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.list)
        whole.addLayout(middle, 1)
        whole.addWidget(side)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.text.kept.connect(self._save_text)
        self.conclusion.kept.connect(self._save_conclusion)

    def fill(self, shown: Shown) -> None:
        """Reads the items with their minutes; the chosen item and what is typed stay."""
        rows = self.store.read(list_items, shown.meeting.id)
        place = next((at for at, row in enumerate(rows) if row.id == self._item_id), 0)
        self.list.selectionModel().blockSignals(True)
        self.items.set_rows(rows)
        self.list.setCurrentIndex(self.items.index(place) if rows else QModelIndex())
        self.list.selectionModel().blockSignals(False)
        self._show_item(rows[place] if rows else None, shown.is_open)
        self._fill_names(shown)
        self._fill_present(shown)

    def leave(self) -> None:
        """Keeps what is being typed."""
        self.text.keep()
        self.conclusion.keep()

    def _show_item(self, row: AgendaRow | None, is_open: bool) -> None:
        another = row is None or row.id != self._item_id
        self._item_id = row.id if row else None
        values = ((self.text, row.minutes_text if row else ""), (self.conclusion, row.conclusion if row else ""))
        for edit, value in values:
            (edit.forget if another else edit.show_text)(value or "")
            edit.setReadOnly(not is_open or row is None)
        self._names.setEnabled(is_open and row is not None)
        if row is None:
            self._presented.setText("Chương trình chưa có mục nào.")
        else:
            who = f"Trình bày: {row.presenter}, " if row.presenter else ""
            self._presented.setText(f"{who}từ {row.starts}, {row.minutes} phút")

    def _fill_names(self, shown: Shown) -> None:
        self._menu.clear()
        for member in shown.members:
            words = f"Đồng chí {given_name(member.name)}: "
            self._menu.addAction(member.name).triggered.connect(partial(self._insert, words))

    def _fill_present(self, shown: Shown) -> None:
        while self._present.count():
            taken = self._present.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        rows = self.store.read(roll_call, shown.meeting.id)
        for row in rows:
            self._present.addWidget(_member_line(row.name, row.presence))
        roll = self.store.read(meeting_electorate, shown.meeting.id, expected=shown.is_ahead)
        majority = self.store.read(meeting_rules, shown.meeting.id).threshold("vote.majority")
        self.quorum.show_roll(Attending(roll, roll.can_pass(majority), shown.is_ahead))

    def _insert(self, words: str, _on: bool = False) -> None:
        cursor = self.text.textCursor()
        new_line = "\n" if cursor.columnNumber() else ""
        cursor.insertText(f"{new_line}{words}")
        self.text.setFocus()

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not current.isValid() or self.shown is None:
            return
        chosen = self.items.row(current.row()).id
        self.leave()
        rows = self.store.read(list_items, self.shown.meeting.id)
        row = next((row for row in rows if row.id == chosen), None)
        self._show_item(row, self.shown.is_open)
        self.list.viewport().update()

    @Slot(str)
    def _save_text(self, text: str) -> None:
        if self._item_id is not None:
            self.store.attempt(set_item_minutes, self._item_id, text)

    @Slot(str)
    def _save_conclusion(self, text: str) -> None:
        if self._item_id is not None:
            self.store.attempt(set_item_conclusion, self._item_id, text)


def _member_line(name: str, presence: Presence | None) -> QWidget:
    words = PRESENCE_WORDS[presence] if presence is not None else "chưa điểm danh"
    role = "secondary" if presence in (Presence.PRESENT, Presence.LATE) else "warn"
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label(name), 1)
    row.addWidget(label(words, role))
    return line
