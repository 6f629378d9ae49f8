"""The dialog that carries out what a meeting decided: it tells what would follow, then does it in one act."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dvqc_desktop.domain.chain import Effects
from dvqc_desktop.domain.codes import DecisionKind, RoundState
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.meetings import DECISION_WORDS
from dvqc_desktop.services.chain.chain_effects import named
from dvqc_desktop.services.classes.rounds import list_rounds
from dvqc_desktop.services.meetings.agenda.agenda import list_items
from dvqc_desktop.services.meetings.passed.decisions import (
    DecisionForm,
    decide,
    decision_basis,
    decision_effects,
    list_decisions,
)
from dvqc_desktop.services.meetings.passed.votes import list_votes
from dvqc_desktop.services.people.leaders import workers_of
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.privacy.statement import after_statement
from dvqc_desktop.ui.pages.board.effects_panel import EffectsPanel
from dvqc_desktop.ui.pages.meetings.choices import NOBODY, combo, fill
from dvqc_desktop.ui.pages.meetings.tab import Shown
from dvqc_desktop.ui.pages.meetings.tasks.task_dialog import told
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.person_combo import PersonCombo


class DecisionDialog(Dialog):
    """One decision at a time; below stands what was carried out before."""

    def __init__(self, parent: QWidget, store: Store, shown: Shown) -> None:
        super().__init__(parent, "Thực hiện quyết định của buổi họp", "decisionDialog")
        self._store, self._shown = store, shown
        self.setMinimumWidth(theme.px(860))
        self._kind = combo("decisionKindCombo", "Quyết định")
        self._person = PersonCombo("decisionPersonCombo", "Quần chúng")
        self._holder = PersonCombo("decisionHolderCombo", "Người phụ trách")
        self._round = combo("decisionRoundCombo", "Đợt phân loại")
        self._item = combo("decisionItemCombo", "Mục chương trình")
        self._vote = combo("decisionVoteCombo", "Biểu quyết")
        self._day = DateEdit("decisionDayEdit", shown.meeting.held_on)
        self._exception = QLineEdit()
        self._exception.setObjectName("decisionExceptionEdit")
        self._exception.setPlaceholderText("chỉ ghi khi buổi họp đồng ý ngoài nếp dây chuyền")
        self._basis = label("", "secondary", "decisionBasisLabel", wrap=True)
        self._panel = EffectsPanel("Việc này kéo theo")
        self._done = label("", "secondary", "decisionDoneLabel", wrap=True)
        self._error = label("", "error", "decisionErrorLabel", wrap=True)
        self._form = QFormLayout()
        self._offer()
        self._lay_out()
        self._connect()
        self._kind_changed()

    def _offer(self) -> None:
        meeting = self._shown.meeting
        fill(self._kind, [(DECISION_WORDS[kind], kind) for kind in DecisionKind], DecisionKind.ASSIGN_HOLDER)
        workers = self._store.read(workers_of, meeting.held_on)
        self._person.set_people((worker.id, worker.name) for worker in workers)
        self._holder.set_people((person.id, person.name) for person in (*self._shown.members, *workers))
        rounds = [row for row in self._store.read(list_rounds) if row.state is not RoundState.CLOSED]
        fill(self._round, [(row.name, row.id) for row in rounds] or [("Không có đợt đang mở", None)], None)
        items = self._store.read(list_items, meeting.id)
        fill(self._item, [(NOBODY, None), *((f"{item.position}. {item.title}", item.id) for item in items)], None)
        votes = self._store.read(list_votes, meeting.id)
        choices = [(f"{vote.subject}{'' if vote.passed else ' (chưa thông qua)'}", vote.id) for vote in votes]
        fill(self._vote, [("Không biểu quyết, theo kết luận", None), *choices], None)

    def _lay_out(self) -> None:
        self._form.setSpacing(8)
        rows = (
            ("Quyết định", self._kind),
            ("Quần chúng", self._person),
            ("Người phụ trách", self._holder),
            ("Đợt phân loại", self._round),
            ("Theo mục", self._item),
            ("Biểu quyết", self._vote),
            ("Từ ngày", self._day),
            ("Lý do ngoại lệ", self._exception),
        )
        for words, widget in rows:
            self._form.addRow(words, widget)
        for box in (self._item, self._vote, self._round):
            box.setMinimumContentsLength(20)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        left = QVBoxLayout()
        left.addLayout(self._form)
        left.addWidget(self._error)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self._panel)
        right.addWidget(self._basis)
        right.addWidget(self._done)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        self.body.addLayout(both)
        self.add_help("Ghi vào sổ một lần, hoàn tác một lần.")
        self.add_button("Chưa thực hiện", self.close)
        self.add_primary("Thực hiện", self.save, "decideButton")

    def _connect(self) -> None:
        self._kind.activated.connect(self._kind_changed)
        for box in (self._person, self._holder):
            box.picked.connect(self._show_effects)
        for made in (self._item, self._round):
            made.activated.connect(self._show_effects)

    @Slot()
    def _kind_changed(self) -> None:
        kind = DecisionKind(self._kind.currentData())
        assign, of_round = kind is DecisionKind.ASSIGN_HOLDER, kind is DecisionKind.AGREE_ROUND
        rows = (
            (self._person, not of_round),
            (self._round, of_round),
            (self._holder, assign),
            (self._exception, assign),
        )
        for widget, visible in rows:
            self._form.setRowVisible(widget, visible)
        self._show_effects()

    @Slot()
    def _show_effects(self) -> None:
        meeting_id, form = self._shown.meeting.id, self.form()
        self._panel.clear()
        effects = self._store.read(decision_effects, meeting_id, form)
        if effects is not None:
            self._panel.show_chain(effects, self._store.read(named, _people(effects)))
        else:
            self._panel.say("info", "text2", _WORDS[form.kind])
        self._basis.setText(f"Căn cứ ghi vào sổ: {self._store.read(decision_basis, meeting_id, form.agenda_item_id)}.")
        done = self._store.read(list_decisions, meeting_id)
        lines = [f"{format_date(row.done_on)}: {row.words}" for row in done]
        self._done.setText("\n".join(("Đã thực hiện của buổi này:", *lines)) if lines else "")

    def form(self) -> DecisionForm:
        """What is chosen now."""
        kind = DecisionKind(self._kind.currentData())
        of_round = kind is DecisionKind.AGREE_ROUND
        day: date = self._day.day()
        return DecisionForm(
            kind,
            None if of_round else self._person.person_id(),
            self._holder.person_id() if kind is DecisionKind.ASSIGN_HOLDER else None,
            self._round.currentData() if of_round else None,
            self._item.currentData(),
            self._vote.currentData(),
            day,
            self._exception.text(),
        )

    def save(self) -> None:
        """Carries the decision out; a round is agreed once the book says what it is kept for."""
        if DecisionKind(self._kind.currentData()) is DecisionKind.AGREE_ROUND:
            after_statement(self, self._store, self._carry_out)
        else:
            self._carry_out()

    def _carry_out(self) -> None:
        """A refusal is told under the form."""
        try:
            self._store.write(decide, self._shown.meeting.id, self.form())
        except AppError as error:
            self._error.setText(told(error))
            return
        self.close()


_WORDS = {
    DecisionKind.ASSIGN_HOLDER: "Chọn quần chúng và người phụ trách để xem.",
    DecisionKind.AGREE_ROUND: "Đợt được thống nhất theo tổng số; chốt đợt là việc riêng, ở bảng quần chúng.",
    DecisionKind.LIST_CANDIDATE: "Người được chọn vào danh sách cảm tình Đảng ở trang Phát triển Đảng.",
}


def _people(effects: Effects) -> set[int]:
    return {gap.worker_id for gap in effects.lost} | set(effects.healed) | set(effects.through)
