"""The sums of a period, line by line, each with a bar of who was met; holders have none: nobody is ranked."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from dvqc_desktop.domain.balance import By, Key
from dvqc_desktop.domain.balance import Column as Number
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.contacts.balance_lines import BalanceLine
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import paint_mark
from dvqc_desktop.ui.models.rows import ROW_ROLE, Column, RowsModel
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, CellDelegate, Index, TableView

HEADS = {
    By.CLASS: "Loại",
    By.GROUP: "Nhóm",
    By.HOLDER: "Người phụ trách",
    By.TOPIC: "Nội dung",
    By.KIND: "Nơi gặp, dịp gặp",
}
NUMBERS = (Number.PEOPLE, Number.PEOPLE, Number.MET, Number.UNMET, Number.TIMES, Number.TIMES)
HEAD_WORDS = {Number.PEOPLE: "Người", Number.MET: "Đã gặp", Number.UNMET: "Chưa gặp", Number.TIMES: "Lượt gặp"}
WORDS, PEOPLE, MET, UNMET, TIMES, BAR = range(6)
BAR_HEIGHT = 10
OCCASIONS = (By.TOPIC, By.KIND)


def _columns(by: By) -> tuple[Column[BalanceLine], ...]:
    return (
        Column(HEADS[by], lambda line: line.words, 150),
        Column("Người", lambda line: str(line.tally.people), 66, True),
        Column("Đã gặp", lambda line: str(line.tally.met), 66, True),
        Column("Chưa gặp", lambda line: str(line.tally.unmet), 80, True),
        Column("Lượt gặp", lambda line: str(line.tally.times), 80, True),
        Column("Số lượt" if by in OCCASIONS else "Số người được gặp", _bar_words, 190),
    )


def _bar_words(line: BalanceLine) -> str:
    if line.by in OCCASIONS:
        return f"{line.tally.times} lượt"
    return f"đã gặp {line.tally.met}/{line.tally.people} người"


class BalanceDelegate(CellDelegate):
    """A mark before a class, and the bar: met filled, not yet met hatched; contacts alone against the longest line."""

    most = 1

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        line: BalanceLine = index.data(ROW_ROLE)
        if index.column() == BAR:
            self._paint_bar(painter, rect, line)
        elif index.column() == WORDS and line.by is By.CLASS:
            paint_mark(painter, WorkerClass(str(line.key)), QRectF(rect.left() + 2, rect.center().y() - 5, 11, 11))
            super().paint_content(painter, rect.adjusted(20, 0, 0, 0), index, option)
        else:
            super().paint_content(painter, rect, index, option)

    def _paint_bar(self, painter: QPainter, rect: QRect, line: BalanceLine) -> None:
        if line.by in OCCASIONS:
            share, whole = line.tally.times / self.most, 0
        else:
            share, whole = (line.tally.met / line.tally.people if line.tally.people else 0), rect.width()
        height = theme.px(BAR_HEIGHT)
        top = rect.center().y() - height // 2
        filled = round(rect.width() * share)
        painter.fillRect(QRect(rect.left(), top, filled, height), theme.color("chart"))
        if whole > filled:
            left = QRect(rect.left() + filled, top, whole - filled, height)
            painter.fillRect(left, QBrush(theme.color("text3"), Qt.BrushStyle.BDiagPattern))
            painter.setPen(theme.color("text3"))
            painter.drawRect(left.adjusted(0, 0, -1, -1))


class BalanceTable(TableView):
    """Cell by cell: each number has its names behind it."""

    def __init__(self) -> None:
        super().__init__("balanceTable", COMPACT_HEIGHT)
        self.setAccessibleName("Số người được gặp và số lượt gặp")
        self.rows: RowsModel[BalanceLine] = RowsModel(_columns(By.CLASS), self)
        self._delegate = BalanceDelegate(self)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.set_widths([column.width for column in self.rows.columns], WORDS)
        self.keep_readable(WORDS, 130)

    def show_lines(self, lines: tuple[BalanceLine, ...], by: By) -> None:
        """Shows other lines."""
        self.rows.columns = _columns(by)
        self._delegate.most = max([1, *(line.tally.times for line in lines)])
        self.rows.set_rows(lines)
        for column in (PEOPLE, MET, UNMET):
            self.setColumnHidden(column, by in OCCASIONS)
        self.setColumnHidden(BAR, by is By.HOLDER)
        self.settle_widths()

    def chosen(self) -> tuple[BalanceLine, Number] | None:
        """The line and number of the current cell; words and bars stand for people and contacts."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        line = self.rows.row(index.row())
        return line, Number.TIMES if line.by in OCCASIONS else NUMBERS[index.column()]

    def current_cell(self) -> tuple[Key, int] | None:
        """The key of the current line and its column, to come back to after a reading."""
        found = self.chosen()
        return (found[0].key, self.currentIndex().column()) if found else None

    def take_cell(self, cell: tuple[Key, int]) -> None:
        """Goes to a line by its key, if it is there still."""
        keys = [line.key for line in self.rows.shown()]
        if cell[0] in keys:
            self.setCurrentIndex(self.rows.index(keys.index(cell[0]), cell[1]))
