"""The panel of what was sent: period, day, recipient; Enter opens the report as it was sent."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout

from dvqc_desktop.domain.period_words import short_words
from dvqc_desktop.services.reports.sent_reports import SentRow
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.widgets.basics import divider, link_button, panel_head
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, CellDelegate, TableView


def _words(row: SentRow) -> str:
    """As narrow as a revision needs: "Tháng 8 (sửa lần 1)"; the whole stands in the strip when it is opened."""
    return row.words if not row.revision else f"{short_words(row.period).partition('/')[0]} (sửa lần {row.revision})"


COLUMNS = (
    Column[SentRow]("Kỳ", _words, 150),
    Column[SentRow]("Ngày gửi", lambda row: f"{row.sent_on:%d/%m}", 72, right=True),
    Column[SentRow]("Nơi nhận", lambda row: row.recipient, 112),
)


class SentTable(TableView):
    """The stored reports, the newest first."""

    def __init__(self) -> None:
        super().__init__("sentReportTable", COMPACT_HEIGHT)
        self.setAccessibleName("Báo cáo đã gửi")
        self.setItemDelegate(CellDelegate(self))
        self.rows: RowsModel[SentRow] = RowsModel(COLUMNS, self)
        self.setModel(self.rows)
        self.set_widths([column.width for column in COLUMNS], 2)
        self.set_empty_text("Chưa có báo cáo nào được đánh dấu đã gửi.")


class SentPanel(QFrame):
    """`opened` carries the SentRow chosen by Enter or double click; `register_wanted` asks for the register."""

    opened = Signal(object)
    register_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.table = SentTable()
        self.table.opened.connect(self._open)
        register = link_button("Sổ xuất báo cáo…", self.register_wanted.emit, "exportRegisterButton")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(panel_head("Đã gửi", "", register))
        column.addWidget(divider())
        column.addWidget(self.table, 1)

    def show_sent(self, rows: Sequence[SentRow]) -> None:
        """Shows other rows; the chosen one stays."""
        place = self.table.current_row()
        chosen = self.table.rows.row(place).id if place >= 0 else None
        self.table.rows.set_rows(rows)
        if chosen is not None:
            self.table.keep_row([row.id for row in rows], chosen)

    @Slot(int)
    def _open(self, position: int) -> None:
        if 0 <= position < self.table.rows.rowCount():
            self.opened.emit(self.table.rows.row(position))
