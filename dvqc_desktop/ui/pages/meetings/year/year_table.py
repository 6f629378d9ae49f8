"""The year as a table: a line for each kind, its months or quarters with what was held, planned or is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from dvqc_desktop.domain.codes import MeetingKind
from dvqc_desktop.domain.meeting_year import Slot as Span
from dvqc_desktop.domain.meeting_year import SlotState, YearMeeting
from dvqc_desktop.domain.meetings import kind_words, span_words
from dvqc_desktop.services.meetings.year.year import MeetingYear
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.year.year_words import STATE_GROUNDS, STATE_INKS, STATE_WORDS
from dvqc_desktop.ui.widgets.table import TWO_LINE_HEIGHT, CellDelegate, TableView

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
MONTHS = 12
NAME_WIDTH, MONTH_WIDTH = 172, 62
NO_INDEX = QModelIndex()


@dataclass(frozen=True)
class YearCell:
    """What stands in one place of the table: its months, half-open, its state and meetings; `span` where it is due."""

    first: int
    months: int
    state: SlotState | None
    meetings: tuple[YearMeeting, ...]
    span: Span | None = None

    @property
    def days(self) -> str:
        """The days of its meetings: "05, 24", with the month where the place has several."""
        form = "%d" if self.months == 1 else "%d/%m"
        return ", ".join(f"{row.held_on:{form}}" for row in self.meetings)


@dataclass(frozen=True)
class YearLine:
    """A kind of meeting with its places."""

    words: str
    cells: tuple[YearCell, ...]


def year_lines(shown: MeetingYear, unit_kind: str) -> tuple[YearLine, ...]:
    """The kinds that are due, then those that were held besides."""
    due = list(dict.fromkeys(slot.kind for slot in shown.slots))
    lines = [YearLine(kind_words(kind, unit_kind), _due_cells(shown, kind)) for kind in due]
    order = list(MeetingKind)
    loose = sorted({(order.index(MeetingKind(row.kind)), row.kind_name or "") for row in shown.meetings})
    others = [(order[place], name) for place, name in loose if order[place] not in due]
    return (
        *lines,
        *(YearLine(name or kind_words(kind, unit_kind), _loose_cells(shown, kind, name)) for kind, name in others),
    )


def _due_cells(shown: MeetingYear, kind: MeetingKind) -> tuple[YearCell, ...]:
    return tuple(
        YearCell(slot.start.month, _months(slot.start, slot.end), slot.state, _own(slot), slot)
        for slot in shown.slots
        if slot.kind is kind
    )


def _own(slot: Span) -> tuple[YearMeeting, ...]:
    """The meetings of the kind itself; those that count for it besides only where there are none."""
    return tuple(row for row in slot.meetings if row.kind == slot.kind) or slot.meetings


def _loose_cells(shown: MeetingYear, kind: MeetingKind, name: str) -> tuple[YearCell, ...]:
    cells = []
    for month in range(1, MONTHS + 1):
        of_kind = (row for row in shown.meetings if (row.kind, row.kind_name or "") == (kind, name))
        inside = tuple(row for row in of_kind if row.held_on.month == month)
        if inside:
            state = SlotState.HELD if any(row.is_held for row in inside) else SlotState.PLANNED
            cells.append(YearCell(month, 1, state, inside))
    return tuple(cells)


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * MONTHS + end.month - start.month


class YearModel(QAbstractTableModel):
    """Lines by months; a place that takes several months stands in its first."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[YearLine, ...] = ()

    def set_lines(self, lines: tuple[YearLine, ...]) -> None:
        """Shows another year."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def cell(self, index: Index) -> YearCell | None:
        """The place at an index, that of its first month where it takes several."""
        cells = self.lines[index.row()].cells if index.isValid() and index.column() else ()
        return next((one for one in cells if one.first <= index.column() < one.first + one.months), None)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else MONTHS + 1

    def data(self, index: Index, role: int = DISPLAY) -> object:
        cell = self.cell(index)
        if role == CELL_ROLE:
            return cell
        if role == DISPLAY:
            if index.column() == 0:
                return self.lines[index.row()].words
            return "" if cell is None or cell.state is None else f"{cell.days} {STATE_WORDS[cell.state]}".strip()
        if role in SPOKEN and cell is not None and cell.state is not None:
            part = span_words(cell.span.start, cell.span.end) if cell.span else f"tháng {cell.first}"
            words = f"{self.lines[index.row()].words}, {part}: {STATE_WORDS[cell.state]}"
            return f"{words} {cell.days}" if cell.days else words
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == DISPLAY:
            return f"T{section}" if section else "Loại họp"
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return Qt.AlignmentFlag.AlignCenter
        return None


class YearDelegate(CellDelegate):
    """Paints days above and the state in words below, on the tone of the state."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, YearCell) or cell.state is None:
            super().paint_content(painter, rect, index, option)
            return
        box = option.rect.adjusted(2, 2, -2, -3)
        if cell.state in STATE_GROUNDS:
            painter.fillRect(box, theme.color(STATE_GROUNDS[cell.state]))
        ink = theme.color(STATE_INKS.get(cell.state, "text3"))
        half = box.height() // 2
        upper, lower = box.adjusted(0, 2, 0, -half), box.adjusted(0, half, 0, -2)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(13, 600))
        days = painter.fontMetrics().elidedText(cell.days, Qt.TextElideMode.ElideRight, box.width() - 4)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, days)
        painter.setPen(ink)
        painter.setFont(theme.font(12))
        painter.drawText(lower if cell.days else box, Qt.AlignmentFlag.AlignCenter, STATE_WORDS[cell.state])


class YearTable(TableView):
    """`meeting_wanted` carries the id of a meeting to open, `span_wanted` a span to plan."""

    meeting_wanted = Signal(int)
    span_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("meetingYearTable", TWO_LINE_HEIGHT)
        self.lines = YearModel()
        self.setModel(self.lines)
        self.setItemDelegate(YearDelegate(self))
        self.setSelectionBehavior(TableView.SelectionBehavior.SelectItems)
        self.set_widths([NAME_WIDTH, *([MONTH_WIDTH] * MONTHS)])
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(heads.ResizeMode.Fixed)
        heads.setSectionResizeMode(0, heads.ResizeMode.Stretch)
        self.setAccessibleName("Lịch sinh hoạt theo tháng")
        self.activated.connect(self._wanted)

    def show_year(self, shown: MeetingYear, unit_kind: str) -> None:
        """Shows a year; a span of several months takes their cells together."""
        self.clearSpans()
        self.lines.set_lines(year_lines(shown, unit_kind))
        for row, line in enumerate(self.lines.lines):
            for cell in line.cells:
                if cell.months > 1:
                    self.setSpan(row, cell.first, 1, cell.months)

    @Slot(QModelIndex)
    def _wanted(self, index: QModelIndex) -> None:
        cell = self.lines.cell(index)
        if cell is not None and cell.meetings:
            self.meeting_wanted.emit(cell.meetings[-1].id)
        elif cell is not None and cell.span is not None and cell.state in (SlotState.MISSING, SlotState.LATER):
            self.span_wanted.emit(cell.span)
