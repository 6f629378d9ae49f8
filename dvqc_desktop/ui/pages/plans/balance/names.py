"""The names behind a number of the balance: to read and to go to, never to copy or to print."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStyleOptionViewItem, QVBoxLayout

from dvqc_desktop.services.contacts.balance_lines import BalanceName
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import ACCESSIBLE, ROW_ROLE, Column, RowsModel
from dvqc_desktop.ui.widgets.basics import divider, label, link_button
from dvqc_desktop.ui.widgets.table import DISPLAY, TWO_LINE_HEIGHT, CellDelegate, Index, TableView, is_selected

HINT = "Chọn một số trong bảng, hoặc một câu nên để ý, để xem có những ai."
FOOT = "Enter hoặc bấm đúp: mở trang của người đó. Tên chỉ để xem, không sao chép, không in."


class NamesModel(RowsModel[BalanceName]):
    """One column; a screen reader is told the second line too, the tooltip shows it whole."""

    def __init__(self) -> None:
        super().__init__((Column("Tên", lambda row: row.name, 200),))

    def data(self, index: Index, role: int = DISPLAY) -> object:
        row = self.row(index.row())
        if role in (ACCESSIBLE, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (row.name, row.detail) if part)
        return super().data(index, role)


class NamesDelegate(CellDelegate):
    """The name, and under it what the person got."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        row: BalanceName = index.data(ROW_ROLE)
        half = rect.height() // 2
        super().paint_content(painter, rect.adjusted(0, 2, 0, -half), index, option)
        painter.setFont(theme.font(12.5))
        painter.setPen(theme.color("selText" if is_selected(option) else "text2"))
        shown = painter.fontMetrics().elidedText(row.detail, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect.adjusted(0, half, 0, -2), Qt.AlignmentFlag.AlignVCenter, shown)


class BalanceNames(QFrame):
    """`person_chosen` carries whom Enter or a double click led to, `more_wanted` asks for further names."""

    person_chosen = Signal(int)
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("balanceNamesPanel")
        self.setProperty("kind", "panel")
        self.title = label(HINT, "secondary", "balanceNamesTitle", wrap=True)
        self._more = link_button("", self.more_wanted.emit, "balanceMoreButton")
        self.model = NamesModel()
        self.table = TableView("balanceNamesTable", TWO_LINE_HEIGHT)
        self.model.setParent(self.table)
        self.table.setModel(self.model)
        self.table.setItemDelegate(NamesDelegate(self.table))
        self.table.setAccessibleName("Những người đứng sau số đang chọn")
        self.table.horizontalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.opened.connect(self._go)
        note = label(FOOT, "hint", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 8, 1, 8)
        layout.setSpacing(6)
        for widget in (self.title, self._more, note):
            widget.setContentsMargins(11, 0, 11, 0)
        layout.addWidget(self.title)
        layout.addWidget(divider())
        layout.addWidget(self.table, 1)
        layout.addWidget(self._more)
        layout.addWidget(note)
        self.show_names(HINT, (), 0)

    def show_names(self, title: str, people: Sequence[BalanceName], total: int) -> None:
        """The first of `total` people under a title."""
        self.title.setText(title)
        self.model.set_rows(people)
        self._more.setText(f"Xem thêm, còn {total - len(people)} người")
        self._more.setVisible(total > len(people) > 0)

    @Slot(int)
    def _go(self, row: int) -> None:
        self.person_chosen.emit(self.model.row(row).id)
