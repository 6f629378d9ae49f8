"""Asks for a vote: subject, rule, form and the counts, with the outcome told while they are typed."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFormLayout, QLineEdit, QSpinBox, QWidget

from dvqc_desktop.domain.codes import VoteForm, VoteRule
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.domain.votes import VoteCount, threshold_words
from dvqc_desktop.services.meetings.agenda.agenda import list_items
from dvqc_desktop.services.meetings.passed.votes import (
    VoteEntry,
    VoteRow,
    edit_vote,
    judge_vote,
    record_vote,
    vote_threshold,
)
from dvqc_desktop.services.meetings.roll.attendance import meeting_electorate
from dvqc_desktop.services.rules import meeting_rules
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.choices import combo, fill
from dvqc_desktop.ui.pages.meetings.tasks.task_dialog import told
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label, set_look, spin_box
from dvqc_desktop.ui.widgets.dialog import Dialog

FORM_WORDS = {VoteForm.CARD: "giơ thẻ", VoteForm.SECRET: "phiếu kín"}
RULE_WORDS = {
    VoteRule.MAJORITY: "thông thường",
    VoteRule.TWO_THIRDS: "kết nạp, công nhận chính thức, xóa tên, khai trừ",
}
MOST_VOTES = 9999


def rule_words(rules: RulePack, rule: str) -> str:
    """A rule as the table writes it: "quá nửa", "từ 2/3 trở lên"."""
    return threshold_words(vote_threshold(rules, rule))


class VoteDialog(Dialog):
    """Records a vote, or corrects one; `vote` None makes a new one."""

    def __init__(self, parent: QWidget, store: Store, meeting_id: int, vote: VoteRow | None) -> None:
        super().__init__(parent, "Sửa biểu quyết" if vote else "Ghi biểu quyết", "voteDialog")
        self._store, self._meeting_id, self._vote = store, meeting_id, vote
        self._roll, self._rules = store.read(meeting_electorate, meeting_id), store.read(meeting_rules, meeting_id)
        self.setMinimumWidth(theme.px(600))
        self._subject = QLineEdit(vote.subject if vote else "")
        self._subject.setObjectName("voteSubjectEdit")
        self._item = combo("voteItemCombo", "Thuộc mục")
        self._rule, self._form = combo("voteRuleCombo", "Cách tính"), combo("voteFormCombo", "Hình thức")
        offered = (VoteRule.MAJORITY,) if store.read(get_unit).is_group else tuple(VoteRule)
        rules = [(f"{rule_words(self._rules, rule)} ({RULE_WORDS[rule]})", rule.value) for rule in offered]
        fill(self._rule, rules, vote.rule if vote else VoteRule.MAJORITY.value)
        forms = [(words, form.value) for form, words in FORM_WORDS.items()]
        fill(self._form, forms, vote.form if vote else VoteForm.CARD.value)
        items = [(f"{row.position}. {row.title}", row.id) for row in store.read(list_items, meeting_id)]
        fill(self._item, [("Cả buổi họp", None), *items], vote.agenda_item_id if vote else None)
        counts = (vote.votes_for, vote.votes_against, vote.votes_other) if vote else (self._roll.convened_there, 0, 0)
        names = ("votesForSpin", "votesAgainstSpin", "votesOtherSpin")
        self._counts = [self._spin(name, count) for name, count in zip(names, counts, strict=True)]
        self._result = label("", "secondary", "voteResultLabel", wrap=True)
        self._lay_out()
        self._tell()

    def _spin(self, name: str, count: int) -> QSpinBox:
        made = spin_box()
        made.setObjectName(name)
        made.setRange(0, MOST_VOTES)
        made.setValue(count)
        made.setFixedWidth(theme.px(84))
        made.valueChanged.connect(self._tell)
        return made

    def _lay_out(self) -> None:
        self.body.addWidget(label(self._roll.words, "", "voteBasisLabel", wrap=True))
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow("Nội dung *", self._subject)
        form.addRow("Thuộc mục", self._item)
        form.addRow("Thông qua khi", self._rule)
        form.addRow("Hình thức", self._form)
        for words, spin in zip(("Tán thành", "Không tán thành", "Ý kiến khác"), self._counts, strict=True):
            form.addRow(words, spin)
        self.body.addLayout(form)
        self.body.addWidget(self._result)
        self.add_help("* cần ghi")
        self.add_button("Bỏ", self.close)
        self.add_primary("Ghi biểu quyết", self.save, "saveVoteButton")
        self._rule.currentIndexChanged.connect(self._tell)
        self._subject.setFocus()

    def entry(self) -> VoteEntry:
        """The vote as it is typed now."""
        count = VoteCount(*(spin.value() for spin in self._counts))
        rule, form, item = (box.currentData() for box in (self._rule, self._form, self._item))
        return VoteEntry(self._subject.text(), count, rule, form, item)

    @Slot()
    def _tell(self) -> None:
        """Says the outcome of the figures now typed, or why they cannot be."""
        entry = self.entry()
        try:
            result = self._store.read(judge_vote, self._meeting_id, entry.count, entry.rule)
        except AppError as error:
            self._show(told(error), "error")
        else:
            self._show(f"{result.words}.", "ok" if result.passed else "warn")

    def _show(self, text: str, role: str) -> None:
        self._result.setText(text)
        set_look(self._result, "role", role)

    def save(self) -> None:
        """Writes the vote; a refusal is told under the form."""
        try:
            if self._vote is None:
                self._store.write(record_vote, self._meeting_id, self.entry())
            else:
                self._store.write(edit_vote, self._vote.id, self.entry())
        except AppError as error:
            self._show(told(error), "error")
            return
        self.close()
