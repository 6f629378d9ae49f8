"""The list of meetings at the left: those ahead above, those held below, each with its day and state."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import MeetingState
from dvqc_desktop.domain.dates import format_day_month, weekday_words
from dvqc_desktop.domain.meetings import STATE_WORDS, meeting_name
from dvqc_desktop.services.meetings.meetings import MeetingRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import paint_badge
from dvqc_desktop.ui.widgets.lists import ListView

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
NO_INDEX = QModelIndex()
ROW_HEIGHT, SECTION_HEIGHT = 52, 28
AHEAD, HELD = "Sắp tới", "Đã họp"
AHEAD_STATES = (MeetingState.PLANNED, MeetingState.PREPARING)
STATE_TONES = {
    MeetingState.PLANNED: "plain",
    MeetingState.PREPARING: "warn",
    MeetingState.HELD: "warn",
    MeetingState.CLOSED: "ok",
}


def state_words(row: MeetingRow) -> str:
    """The badge of a meeting: "Đang chuẩn bị", "Đã ký, 4 việc", "Đã ký, 12 ý kiến"."""
    words = STATE_WORDS[MeetingState(row.state)]
    if row.state != MeetingState.CLOSED:
        return words
    counted = f"{row.opinions} ý kiến" if row.opinions else f"{row.tasks} việc" if row.tasks else ""
    return f"{words}, {counted}" if counted else words


class MeetingListModel(QAbstractListModel):
    """Meetings with the words of their two sections between them; a section is a plain text, a meeting a row."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str | MeetingRow] = []
        self._unit_kind = ""

    def set_rows(self, rows: Sequence[MeetingRow], unit_kind: str) -> None:
        """Shows other meetings, given the latest first."""
        ahead = [row for row in rows if row.state in AHEAD_STATES]
        held = [row for row in rows if row not in ahead]
        self.beginResetModel()
        self._unit_kind = unit_kind
        self._lines = [AHEAD, *reversed(ahead)] if ahead else []
        self._lines += [HELD, *held] if held else []
        self.endResetModel()

    def row_of(self, meeting_id: int | None) -> int:
        """The position of a meeting, -1 where it is not listed."""
        for position, line in enumerate(self._lines):
            if isinstance(line, MeetingRow) and line.id == meeting_id:
                return position
        return -1

    def meetings(self) -> list[MeetingRow]:
        """The meetings listed, from top to bottom."""
        return [line for line in self._lines if isinstance(line, MeetingRow)]

    def name_of(self, row: MeetingRow) -> str:
        """The name of a meeting as the list writes it."""
        return row.title or meeting_name(row.kind, row.held_on, self._unit_kind, row.kind_name)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        line = self._lines[index.row()]
        if role == ROW_ROLE:
            return line
        if role in (DISPLAY, ACCESSIBLE, Qt.ItemDataRole.ToolTipRole):
            if isinstance(line, str):
                return line
            return f"{format_day_month(line.held_on)} {self.name_of(line)}, {state_words(line)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class MeetingDelegate(QStyledItemDelegate):
    """Paints a section line, or a meeting: day and weekday at the left, name and state at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        section = isinstance(index.data(ROW_ROLE), str)
        return QSize(100, theme.px(SECTION_HEIGHT if section else ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        line = index.data(ROW_ROLE)
        if isinstance(line, str):
            self._paint_section(painter, option.rect, line)
        else:
            self._paint_meeting(painter, option, index)
        painter.restore()

    @staticmethod
    def _paint_section(painter: QPainter, rect: QRect, words: str) -> None:
        painter.fillRect(rect, theme.color("header"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.color("text"))
        painter.drawText(rect.adjusted(10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_meeting(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, row = option.rect, index.data(ROW_ROLE)
        model = index.model()
        assert isinstance(model, MeetingListModel)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.color("sel" if selected else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid"))
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("focus"))
        half = rect.height() // 2
        day = QRect(rect.left() + 5, rect.top() + 4, theme.px(54), half - 4)
        name = QRect(day.right() + 4, day.top(), rect.right() - day.right() - 5, day.height())
        ink = theme.color("selText" if selected else "text")
        painter.setPen(ink)
        painter.setFont(theme.font(14, 600))
        painter.drawText(day, Qt.AlignmentFlag.AlignCenter, format_day_month(row.held_on))
        painter.setFont(theme.font(14, 600 if selected else 400))
        shown = painter.fontMetrics().elidedText(model.name_of(row), Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(theme.font(12.5))
        painter.setPen(theme.color("selText" if selected else "text2"))
        painter.drawText(day.translated(0, half - 4), Qt.AlignmentFlag.AlignCenter, weekday_words(row.held_on))
        tone = STATE_TONES[MeetingState(row.state)]
        paint_badge(painter, name.translated(0, half - 4), state_words(row), tone)


class MeetingListView(ListView):
    """The list itself; `chosen` carries the id of the meeting that became current, `unwanted` one to delete."""

    chosen = Signal(int)
    unwanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("meetingList")
        self.setAccessibleName("Các buổi họp")
        self.rows = MeetingListModel()
        self.setModel(self.rows)
        self.setItemDelegate(MeetingDelegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._changed)

    def current_id(self) -> int | None:
        """The meeting now chosen."""
        line = self.currentIndex().data(ROW_ROLE)
        return line.id if isinstance(line, MeetingRow) else None

    def choose(self, meeting_id: int | None) -> None:
        """Makes a meeting current and brings it into sight."""
        position = self.rows.row_of(meeting_id)
        if position >= 0:
            self.setCurrentIndex(self.rows.index(position))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meeting_id = self.current_id()
        if event.key() == Qt.Key.Key_Delete and meeting_id is not None:
            self.unwanted.emit(meeting_id)
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex, QModelIndex)
    def _changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = current.data(ROW_ROLE)
        if isinstance(line, MeetingRow):
            self.chosen.emit(line.id)


def first_choice(rows: Sequence[MeetingRow]) -> int | None:
    """The next meeting ahead, or else the first one listed: one that was passed over, or the last one held."""
    ahead = (row for row in rows if row.held_on >= clock.today() and row.state in AHEAD_STATES)
    found = next(ahead, rows[0] if rows else None)
    return found.id if found is not None else None


def month_words(rows: Sequence[MeetingRow]) -> str:
    """How many of this month's meetings were held."""
    today = clock.today()
    month = [row for row in rows if (row.held_on.year, row.held_on.month) == (today.year, today.month)]
    held = sum(row.state in (MeetingState.HELD, MeetingState.CLOSED) for row in month)
    return (
        f"Tháng {today.month}: {held}/{len(month)} buổi đã họp" if month else f"Tháng {today.month}: chưa có buổi nào"
    )
