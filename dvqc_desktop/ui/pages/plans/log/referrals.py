"""What somebody asked for and where it went: the register's entries of one person, and the form of one entry."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout

from dvqc_desktop.domain.proposals import REFERRED_WORDS, STATE_WORDS, ProposalState
from dvqc_desktop.services.contacts.proposals import ProposalRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.widgets.basics import label, link_button, panel_head
from dvqc_desktop.ui.widgets.table import DISPLAY, TWO_LINE_HEIGHT, TableView
from dvqc_desktop.ui.widgets.two_lines import TwoLineDelegate

Index = QModelIndex | QPersistentModelIndex
TONE_ROLE = Qt.ItemDataRole.UserRole + 5
TOOLTIP = Qt.ItemDataRole.ToolTipRole
TONES = {
    ProposalState.HEARD: "plain",
    ProposalState.REFERRED: "warn",
    ProposalState.LATE: "danger",
    ProposalState.ANSWERED: "warn",
    ProposalState.TOLD_BACK: "ok",
}


def entry_words(row: ProposalRow) -> str:
    """An entry in one line: "Công đoàn: hỏi thăm cháu ốm"."""
    to = row.fields.referred_to
    return f"{REFERRED_WORDS[to]}: {row.fields.text}" if to is not None else row.fields.text


def _day_words(row: ProposalRow) -> str:
    return f"{row.fields.referred_on or row.fields.received_on:%d/%m}"


class ReferralModel(RowsModel[ProposalRow]):
    """Entry, day, state."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column("Việc", entry_words, 190),
                Column("Ngày", _day_words, 54, right=True),
                Column("Tình trạng", lambda row: STATE_WORDS[row.state], 104),
            )
        )

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == TONE_ROLE:
            return TONES[self.row(index.row()).state] if index.column() == 2 else None
        if role == TOOLTIP:
            return self.row(index.row()).fields.answer or entry_words(self.row(index.row()))
        return super().data(index, role)


class ReferralPanel(QFrame):
    """`new_wanted`; `edit_wanted` carries a ProposalRow."""

    new_wanted = Signal()
    edit_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._note = label("", "secondary", "referralNote")
        self.model = ReferralModel()
        self.view = TableView("referralTable", TWO_LINE_HEIGHT)
        self.view.setAccessibleName("Việc đã chuyển đoàn thể, chuyên môn")
        self.view.setModel(self.model)
        self.view.setItemDelegate(TwoLineDelegate({0}, self.view, TONE_ROLE))
        self.view.set_widths([190, 54, 104], 0)
        self.view.horizontalHeader().hide()
        self.view.set_empty_text("Chưa chuyển việc nào.")
        self.view.opened.connect(self._open)
        head = panel_head(
            "Chuyển đoàn thể, chuyên môn", "", link_button("Thêm", self.new_wanted.emit, "addReferralButton")
        )
        row = head.layout()
        assert row is not None
        row.insertWidget(1, self._note)  # type: ignore[attr-defined]
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.view)

    def show_entries(self, rows: Sequence[ProposalRow]) -> None:
        """Shows the entries of somebody."""
        self.model.set_rows(rows)
        self._note.setText(f"{len(rows)} việc" if rows else "")
        shown = min(max(len(rows), 1), 3)
        height = shown * self.view.verticalHeader().defaultSectionSize() + 2
        self.view.setFixedHeight(height if rows else theme.px(42))

    @Slot(int)
    def _open(self, position: int) -> None:
        self.edit_wanted.emit(self.model.row(position))
