"""The table of the roll call: one choice of three per member, by mouse or by the keys 1, 2 and 3."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QStyleOptionViewItem, QWidget

from dvqc_desktop.domain.attendance import STATUS_WORDS, THERE
from dvqc_desktop.domain.codes import Presence
from dvqc_desktop.domain.dates import format_day_month
from dvqc_desktop.domain.meetings import PRESENCE_WORDS
from dvqc_desktop.services.meetings.roll.attendance import PastMeeting, RollRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import paint_badge
from dvqc_desktop.ui.widgets.table import TWO_LINE_HEIGHT, CellDelegate, TableView, is_selected

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
EDIT = Qt.ItemDataRole.EditRole
ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
TOOLTIP = Qt.ItemDataRole.ToolTipRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
NO_INDEX = QModelIndex()
NAME, VOTES, PRESENT, EXCUSED, UNEXCUSED, REASON, PAST = range(7)
HEAD_HEIGHT = 44
HEADS = ("Đảng viên", "Biểu quyết", "Có mặt", "Vắng\ncó lý do", "Vắng\nkhông lý do", "Lý do vắng")
CHOICES = {PRESENT: Presence.PRESENT, EXCUSED: Presence.EXCUSED, UNEXCUSED: Presence.UNEXCUSED}
# figures, and the first letters of "có mặt", "lý do", "không", "muộn"; space ticks who is there and goes on
KEYS = {
    Qt.Key.Key_1: Presence.PRESENT,
    Qt.Key.Key_2: Presence.EXCUSED,
    Qt.Key.Key_3: Presence.UNEXCUSED,
    Qt.Key.Key_4: Presence.LATE,
    Qt.Key.Key_C: Presence.PRESENT,
    Qt.Key.Key_L: Presence.EXCUSED,
    Qt.Key.Key_K: Presence.UNEXCUSED,
    Qt.Key.Key_M: Presence.LATE,
    Qt.Key.Key_Space: Presence.PRESENT,
}
NOT_CALLED = (Qt.Key.Key_0, Qt.Key.Key_Backspace)
PAST_BADGES = {
    Presence.LATE: ("muộn", "warn"),
    Presence.EXCUSED: ("lý do", "warn"),
    Presence.UNEXCUSED: ("vắng", "danger"),
}


class RollModel(QAbstractTableModel):
    """Members with status, choice, reason and their presence at the meetings before."""

    reason_given = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[RollRow, ...] = ()
        self._past: tuple[PastMeeting, ...] = ()
        self._roles: dict[int, str] = {}
        self.warnings: dict[int, str] = {}
        self.is_open = True

    def set_rows(self, rows: Sequence[RollRow], past: Sequence[PastMeeting], roles: dict[int, str]) -> None:
        """Shows another roll call; `roles` says who chairs and who writes, `warnings` set before what to ask about."""
        self.beginResetModel()
        self._rows, self._past, self._roles = tuple(rows), tuple(past), roles
        self.endResetModel()

    def row(self, position: int) -> RollRow:
        """The member at a position."""
        return self._rows[position]

    def past(self, column: int) -> PastMeeting:
        """The earlier meeting of a column."""
        return self._past[column - PAST]

    def second_line(self, row: RollRow) -> str:
        """What stands under the name: "chủ trì, chính thức"."""
        parts = (self._roles.get(row.person_id, ""), STATUS_WORDS[row.status], self.warnings.get(row.person_id, ""))
        return ", ".join(part for part in parts if part)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else PAST + len(self._past)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        absent = index.isValid() and self.row(index.row()).presence in (Presence.EXCUSED, Presence.UNEXCUSED)
        if self.is_open and index.column() == REASON and absent:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (DISPLAY, ACCESSIBLE):
            return self._words(row, index.column())
        if role == EDIT:
            return row.reason or ""
        if role == TOOLTIP and index.column() in (NAME, REASON):
            return self.second_line(row) if index.column() == NAME else row.reason
        if role == ALIGNMENT and index.column() not in (NAME, REASON):
            return Qt.AlignmentFlag.AlignCenter
        return None

    def _words(self, row: RollRow, column: int) -> str:
        if column in CHOICES:
            return PRESENCE_WORDS[row.presence] if row.presence and _column_of(row.presence) == column else ""
        if column >= PAST:
            known = self._past[column - PAST].presences.get(row.person_id)
            return PRESENCE_WORDS[Presence(known)] if known else "–"
        if column == NAME:
            return f"{row.name}, {self.second_line(row)}"
        return (row.name, "có" if row.votes else "không", "", "", "", row.reason or "–")[column]

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        if role != EDIT or index.column() != REASON:
            return False
        self.reason_given.emit(self.row(index.row()), str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == DISPLAY:
            return HEADS[section] if section < PAST else format_day_month(self._past[section - PAST].held_on)
        if role == ALIGNMENT and section not in (NAME, REASON):
            return Qt.AlignmentFlag.AlignCenter
        return None


def _column_of(presence: Presence) -> int:
    return {Presence.EXCUSED: EXCUSED, Presence.UNEXCUSED: UNEXCUSED}.get(presence, PRESENT)


class RollDelegate(CellDelegate):
    """Paints names over two lines, the choices as round boxes, earlier meetings as ticks and badges."""

    reasons: tuple[str, ...] = ()

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        model = index.model()
        assert isinstance(model, RollModel)
        row = model.row(index.row())
        if index.column() == NAME:
            self._paint_name(painter, rect, row, model, option)
        elif index.column() in CHOICES:
            self._paint_choice(painter, rect, row, index.column())
        elif index.column() == REASON and row.reason:
            painter.setFont(option.font)
            painter.setPen(self.text_color(index, option))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(rect.adjusted(0, 2, 0, -2), flags, row.reason)
        elif index.column() >= PAST:
            self._paint_past(painter, rect, model.past(index.column()).presences.get(row.person_id))
        else:
            super().paint_content(painter, rect, index, option)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Reasons from a short list, or words of one's own."""
        box = QComboBox(parent)
        box.setEditable(True)
        box.addItems(self.reasons)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setEditText(str(index.data(EDIT)))
        line = editor.lineEdit()
        if line is not None:
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentText(), EDIT)

    @staticmethod
    def _paint_name(
        painter: QPainter, rect: QRect, row: RollRow, model: RollModel, option: QStyleOptionViewItem
    ) -> None:
        """The name above its standing; who should be asked after stands out by colour and words."""
        half = rect.height() // 2
        painter.setFont(theme.font(14, 600))
        painter.setPen(theme.color("selText" if is_selected(option) else "text"))
        painter.drawText(
            QRect(rect.left(), rect.top(), rect.width(), half + 2), Qt.AlignmentFlag.AlignVCenter, row.name
        )
        painter.setFont(theme.font(12.5))
        quiet = "warn" if row.person_id in model.warnings else "text2"
        painter.setPen(theme.color("selText" if is_selected(option) else quiet))
        below = QRect(rect.left(), rect.top() + half, rect.width(), half)
        under = painter.fontMetrics().elidedText(model.second_line(row), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, under)

    @staticmethod
    def _paint_choice(painter: QPainter, rect: QRect, row: RollRow, column: int) -> None:
        chosen = row.presence is not None and _column_of(row.presence) == column
        side = theme.px(16)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(rect).center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("surface"))
        painter.setPen(QPen(theme.color("accent"), 5) if chosen else QPen(theme.color("input"), 1))
        painter.drawEllipse(box.adjusted(2.5, 2.5, -2.5, -2.5) if chosen else box.adjusted(0.5, 0.5, -0.5, -0.5))
        if chosen and row.presence is Presence.LATE:
            painter.setPen(theme.color("warn"))
            painter.setFont(theme.font(12.5))
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "muộn")

    @staticmethod
    def _paint_past(painter: QPainter, rect: QRect, presence: str | None) -> None:
        if presence == Presence.PRESENT:
            side = theme.px(16)
            tick = QRect(0, 0, side, side)
            tick.moveCenter(rect.center())
            theme.icon("checkmark", 16, "ok").paint(painter, tick)
        elif presence in PAST_BADGES:
            text, tone = PAST_BADGES[Presence(presence)]
            painter.setFont(theme.font(12.5))
            width = painter.fontMetrics().horizontalAdvance(text) + 14
            paint_badge(painter, rect.adjusted((rect.width() - width) // 2, 0, 0, 0), text, tone)
        else:
            painter.setPen(theme.color("text3"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "–")


class RollTable(TableView):
    """The table; `called` carries a row and how the member takes part."""

    called = Signal(object, object)

    def __init__(self) -> None:
        super().__init__("attendanceTable", TWO_LINE_HEIGHT)
        self.horizontalHeader().setFixedHeight(theme.px(HEAD_HEIGHT))
        self.rows = RollModel()
        self.setModel(self.rows)
        self.cells = RollDelegate(self)
        self.setItemDelegate(self.cells)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.set_empty_text("Vào ngày họp, sổ chưa có đảng viên nào đang sinh hoạt.")
        self.clicked.connect(self._clicked)

    def fit_columns(self) -> None:
        """Sets the widths again after the number of earlier meetings changed."""
        past = [56] * (self.rows.columnCount() - PAST)
        self.set_widths([156, 82, 64, 76, 92, 180, *past], REASON)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        row, code = self.current_row(), Qt.Key(event.key())
        if not plain or row < 0 or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif code in KEYS:
            self._call_and_go_on(row, KEYS[code])
        elif code in NOT_CALLED:
            self._call(row, None)
        elif code in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._edit_reason(row)
        else:
            super().keyPressEvent(event)

    def _call_and_go_on(self, row: int, presence: Presence) -> None:
        """Whoever is there is done with: the next one comes; with an absence its reason does."""
        self._call(row, presence)
        if presence in THERE and row + 1 < self.rows.rowCount():
            self.select_row(row + 1)

    def _edit_reason(self, row: int) -> None:
        index = self.rows.index(row, REASON)
        if self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)

    def _call(self, position: int, presence: Presence | None) -> None:
        if self.rows.is_open:
            self.called.emit(self.rows.row(position), presence)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if index.column() in CHOICES:
            self._call(index.row(), CHOICES[index.column()])
