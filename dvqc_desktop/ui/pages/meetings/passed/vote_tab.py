"""The sub-tab of votes, and of what the meeting passed: conclusions of a Party group, the resolution of a cell."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.domain.codes import VoteForm
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.services.meetings.passed.votes import VoteRow, delete_vote, list_votes, recount_votes
from dvqc_desktop.services.meetings.roll.attendance import meeting_electorate
from dvqc_desktop.services.rules import meeting_rules, rules_in_force
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.passed.decision import DecisionDialog
from dvqc_desktop.ui.pages.meetings.passed.moved_strip import MovedStrip
from dvqc_desktop.ui.pages.meetings.passed.panel import ResolutionPanel
from dvqc_desktop.ui.pages.meetings.passed.vote_dialog import FORM_WORDS, VoteDialog, rule_words
from dvqc_desktop.ui.pages.meetings.tab import MeetingTab, Shown
from dvqc_desktop.ui.pages.meetings.wrapping import TONE_ROLE, WrapDelegate, keep_rows_fitting
from dvqc_desktop.ui.widgets.basics import button, divider, label
from dvqc_desktop.ui.widgets.table import TWO_LINE_HEIGHT, TableView

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
RESULT, HEAD_HEIGHT = 6, 44


def vote_columns(rules: RulePack) -> tuple[Column[VoteRow], ...]:
    """The columns of the votes, their shares by the rules of the meeting."""
    return (
        Column("Nội dung biểu quyết", lambda vote: vote.subject, 320),
        Column("Thông qua khi", lambda vote: rule_words(rules, vote.rule), 102),
        Column("Hình thức", lambda vote: FORM_WORDS[VoteForm(vote.form)], 80),
        Column("Tán thành", lambda vote: f"{vote.votes_for}/{vote.convened}", 78, right=True),
        Column("Không\ntán thành", lambda vote: str(vote.votes_against), 84, right=True),
        Column("Ý kiến\nkhác", lambda vote: str(vote.votes_other), 64, right=True),
        Column("Kết quả", lambda vote: "Thông qua" if vote.passed else "Chưa thông qua", 116),
    )


class VoteModel(RowsModel[VoteRow]):
    """Votes, with the tone of the outcome's badge."""

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == TONE_ROLE:
            passed = self.row(index.row()).passed
            return ("ok" if passed else "warn") if index.column() == RESULT else None
        return super().data(index, role)


class VoteTab(MeetingTab):
    """Votes above, the paper of the meeting below."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        columns = vote_columns(self.store.read(rules_in_force))
        self.rows = VoteModel(columns)
        self.table = TableView("voteTable", TWO_LINE_HEIGHT)
        self.table.setModel(self.rows)
        self.table.setItemDelegate(WrapDelegate((0,), self.table))
        self.table.set_widths([column.width for column in columns], 0)
        self.table.keep_readable(0, 200)
        keep_rows_fitting(self.table, (0,), TWO_LINE_HEIGHT)
        self.table.horizontalHeader().setFixedHeight(theme.px(HEAD_HEIGHT))
        self.table.set_empty_text("Chưa có biểu quyết nào.")
        self._basis = label("", "secondary", "voteBasisLabel", wrap=True)
        self._moved = MovedStrip(self._recount)
        self._add = button("Ghi biểu quyết…", "add", "", "addVoteButton")
        self._edit = button("Sửa…", "edit", "", "editVoteButton")
        self._delete = button("Xóa", "delete", "", "deleteVoteButton")
        self._decide = button("Thực hiện quyết định…", "checkmark", "", "decisionButton")
        self.paper = ResolutionPanel(context)
        self.text = self.paper.text
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(10, 8, 10, 8)
        tools.setSpacing(8)
        for widget in (self._add, self._edit, self._delete):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(self._decide)
        basis = QWidget()
        row = QHBoxLayout(basis)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self._basis)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(basis)
        column.addWidget(self._moved)
        column.addWidget(self.table, 3)
        column.addLayout(tools)
        column.addWidget(divider())
        column.addSpacing(theme.px(10))
        column.addWidget(self.paper, 2)

    def _connect(self) -> None:
        self._add.clicked.connect(self.add)
        self._edit.clicked.connect(self._change)
        self._delete.clicked.connect(self._remove)
        self.table.opened.connect(self._change)
        self.table.selectionModel().currentChanged.connect(self._allow)
        self.rows.modelReset.connect(self._allow)
        self._decide.clicked.connect(self._carry_out)

    def show_meeting(self, shown: Shown) -> None:
        """Shows a meeting; the paper of another one is taken off the screen first."""
        another = self.shown is None or self.shown.meeting.id != shown.meeting.id
        if another:
            self.paper.forget()
        super().show_meeting(shown)

    def fill(self, shown: Shown) -> None:
        """Reads the votes and the paper."""
        place = self.table.current_row()
        votes = self.store.read(list_votes, shown.meeting.id)
        self.rows.columns = vote_columns(self.store.read(meeting_rules, shown.meeting.id))
        self.rows.set_rows(votes)
        self.table.select_row(min(max(place, 0), len(votes) - 1))
        self._moved.show_votes(votes)
        self._basis.setText(self.store.read(meeting_electorate, shown.meeting.id).words)
        self.paper.fill(shown)
        self._allow()

    def leave(self) -> None:
        """Keeps the text being typed."""
        self.text.keep()

    @Slot()
    def _allow(self) -> None:
        is_open = self.shown is not None and self.shown.is_open
        self._add.setEnabled(is_open)
        self._decide.setEnabled(self.shown is not None and not self.shown.is_ahead)
        self._edit.setEnabled(is_open and self._current() is not None)
        self._delete.setEnabled(is_open and self._current() is not None)

    def _current(self) -> VoteRow | None:
        place = self.table.current_row()
        return self.rows.row(place) if 0 <= place < self.rows.rowCount() else None

    @Slot()
    def add(self) -> None:
        """Asks for a new vote."""
        if self.shown is not None and self.shown.is_open:
            VoteDialog(self, self.store, self.shown.meeting.id, None).open()

    @Slot()
    def _change(self) -> None:
        vote = self._current()
        if self.shown is not None and self.shown.is_open and vote is not None:
            VoteDialog(self, self.store, self.shown.meeting.id, vote).open()

    @Slot()
    def _remove(self) -> None:
        vote = self._current()
        if vote is not None and self.store.attempt(delete_vote, vote.id) is not None:
            self.context.toast("Đã xóa biểu quyết.")

    def _recount(self) -> None:
        if self.shown is not None and self.store.attempt(recount_votes, self.shown.meeting.id) is not None:
            self.context.toast("Đã tính lại biểu quyết theo điểm danh.")

    @Slot()
    def _carry_out(self) -> None:
        """Asks what the meeting decided, to be carried out in the book; also after the minutes were closed."""
        if self.shown is not None and not self.shown.is_ahead:
            DecisionDialog(self, self.store, self.shown).open()
