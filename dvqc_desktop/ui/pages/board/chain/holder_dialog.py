"""The dialog of the chain: a main holder for one or several people, helpers beside, and the end of an assignment."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.chain_rules import BREACH_WORDS, EXCUSABLE, Breach
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.chain.advice import first_holders
from dvqc_desktop.services.chain.chain import (
    HolderForm,
    add_helper,
    assign_holders,
    effects_of_holder,
    end_holder,
    link_breaches,
)
from dvqc_desktop.services.classes.reclassify import fits, holder_choices
from dvqc_desktop.services.people.worker_links import apart_under
from dvqc_desktop.services.settings import read_setting
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import with_class_names
from dvqc_desktop.ui.dialogs.large_act import after_count
from dvqc_desktop.ui.pages.board.advice.part import ProposalPart
from dvqc_desktop.ui.pages.board.chain.answer_line import AnswerLine
from dvqc_desktop.ui.pages.board.chain.holder_part import CHOOSE, HolderCombo
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.effects_panel import EffectsPanel
from dvqc_desktop.ui.pages.board.words import class_words, work_line
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.badge import Badge
from dvqc_desktop.ui.widgets.basics import button, icon_label, label, link_button
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField

WIDTH, RIGHT_WIDTH = 860, 280
NAMED = 4


class HolderDialog(Dialog):
    """`saved` with the ids of the people whose chain was changed; helpers are kept at once, each as one act."""

    saved = Signal(list)

    def __init__(
        self, parent: QWidget, store: Store, data: BoardData, cards: Sequence[Card], proposed: int | None
    ) -> None:
        super().__init__(parent, "Phân công phụ trách", "holderDialog")
        self._store, self._data, self._cards = store, data, list(cards)
        today = clock.today()
        limit = int(store.read(read_setting, "chain.load_limit"))
        self._choices = store.read(holder_choices, today, [card.id for card in cards])
        self._holder = HolderCombo("holderCombo", self._choices, limit, CHOOSE)
        self._helper = HolderCombo("helperCombo", self._choices, limit, CHOOSE)
        self._date = DateEdit("holderDateEdit", today)
        self._date.setMaximumDate(self._date.date())
        self._requirement = _edit("requirementEdit", "Giúp việc gì, đến mức nào")
        self._former_reason = _edit("formerReasonEdit", "Ví dụ: đổi ca, người phụ trách chuyển đơn vị")
        self._everybody = QCheckBox("Chọn người ngoài quy tắc, có lý do (ngoại lệ)")
        self._everybody.setObjectName("exceptionCheck")
        self._asked = QCheckBox("Đã hỏi ý, người này đã nhận lời")
        self._asked.setObjectName("acceptedCheck")
        self._exception = _edit("exceptionEdit", "Lý do được chi bộ chấp nhận")
        self._agreement = _edit("cellAgreementEdit", "Chi bộ họp ngày …, mục …")
        self._effects = EffectsPanel("Sau khi phân công")
        self._proposals = ProposalPart(theme.px(WIDTH - RIGHT_WIDTH) - 56)
        self._fields = self._make_fields()
        self._lay_out()
        self._offer(proposed)
        self._propose()

    def _make_fields(self) -> dict[str, FormField]:
        return {
            "holder": FormField("Người phụ trách", self._holder, required=True),
            "date": FormField("Từ ngày", self._date),
            "requirement": FormField("Yêu cầu", self._requirement),
            "former": FormField("Lý do người trước thôi", self._former_reason, required=True),
            "exception": FormField("Lý do ngoại lệ", self._exception, required=True),
            "agreement": FormField("Chi bộ đã đồng ý tại", self._agreement, required=True),
        }

    def _lay_out(self) -> None:
        self.setFixedWidth(theme.px(WIDTH))
        self.body.addLayout(self._head())
        if len(self._cards) == 1:
            self.body.addWidget(AnswerLine(self._store, self._cards[0], self._close_saved))
        columns = QHBoxLayout()
        columns.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(8)
        first = QHBoxLayout()
        first.addWidget(self._fields["holder"], 1)
        first.addWidget(self._fields["date"])
        left.addLayout(first)
        left.addWidget(self._proposals)
        left.addWidget(self._asked)
        left.addWidget(self._everybody)
        for name in ("exception", "agreement", "former", "requirement"):
            left.addWidget(self._fields[name])
        if len(self._cards) == 1:
            left.addWidget(self._helper_part())
        left.addStretch(1)
        columns.addLayout(left, 1)
        right = QVBoxLayout()
        self._effects.setFixedWidth(theme.px(RIGHT_WIDTH))
        right.addWidget(self._effects)
        right.addStretch(1)
        columns.addLayout(right)
        self.body.addLayout(columns, 1)
        self.add_help("* phải ghi · Ctrl+Enter phân công · Esc bỏ")
        if len(self._cards) == 1 and self._cards[0].holder is not None:
            self.add_button("Thôi phân công…", self.end_main, "endHolderButton")
        self.add_button("Bỏ, giữ như cũ", self.reject, "keepHolderButton")
        self.add_primary("Phân công", self._save, "assignButton")
        self._holder.currentIndexChanged.connect(self._show_follow)
        self._date.picked.connect(self._show_follow)
        self._date.picked.connect(self._propose)
        self._proposals.taken.connect(self._offer)
        self._everybody.toggled.connect(lambda _on: self._offer(self._holder.chosen_id()))
        self._everybody.toggled.connect(self._propose)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        if len(self._cards) == 1:
            card = self._cards[0]
            head.addWidget(label(card.name, "person"))
            head.addWidget(label(work_line(card), "secondary"))
            head.addStretch(1)
            head.addWidget(Badge(class_words(card.worker_class, card.aspects), card.worker_class.value))
            return head
        names = ", ".join(card.name for card in self._cards[:NAMED])
        more = f" và {len(self._cards) - NAMED} người nữa" if len(self._cards) > NAMED else ""
        head.addWidget(label(f"{len(self._cards)} người", "person"))
        head.addWidget(label(names + more, "secondary"), 1)
        return head

    def _helper_part(self) -> QWidget:
        card, part = self._cards[0], QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label("Người cùng giúp", "strong"))
        for helper in card.helpers:
            line = QHBoxLayout()
            line.addWidget(icon_label("person_add", "text2"))
            line.addWidget(label(helper.name), 1)
            line.addWidget(link_button("Thôi cùng giúp", partial(self._end, helper.id), f"endHelper_{helper.id}"))
            layout.addLayout(line)
        line = QHBoxLayout()
        line.addWidget(self._helper, 1)
        add = button("Thêm", "add", "", "addHelperButton")
        add.clicked.connect(lambda _on=False: self._add_helper())
        line.addWidget(add)
        layout.addLayout(line)
        taken = [card.id, *(helper.id for helper in card.helpers), *([card.holder.id] if card.holder else [])]
        self._helper.offer(card.worker_class, taken, True, None)
        return part

    def _offer(self, chosen: int | None) -> None:
        """Offers holders that fit everybody here; a person given from outside is always among them."""
        strictest = min(self._cards, key=lambda card: sum(fits(choice, card.worker_class) for choice in self._choices))
        self._holder.offer(
            strictest.worker_class, [card.id for card in self._cards], self._everybody.isChecked(), chosen
        )
        if chosen is not None and self._holder.chosen_id() is None and not self._everybody.isChecked():
            blocked = self._everybody.blockSignals(True)
            self._everybody.setChecked(True)
            self._everybody.blockSignals(blocked)
            self._offer(chosen)
            return
        self._show_follow()

    @Slot()
    def _propose(self, *_args: object) -> None:
        """Who suits the one person best on the day; several people are advised together elsewhere."""
        one = len(self._cards) == 1
        self._proposals.setVisible(one and not self._everybody.isChecked())
        if one:
            fits = self._store.read(first_holders, self._cards[0].id, self._date.day(), self._choices)
            self._proposals.show_fits(fits, {choice.info.id: choice.info for choice in self._choices})

    @Slot()
    def _show_follow(self, *_args: object) -> None:
        forms = self._forms()
        breaches = self._store.read(link_breaches, forms)
        excusable = [breach for breach in breaches if breach in EXCUSABLE]
        self._fields["exception"].setVisible(bool(excusable) or bool(self._exception.text()))
        superior = Breach.SUPERIOR in breaches or bool(self._agreement.text())
        self._fields["agreement"].setVisible(superior)
        self._asked.setVisible(self._holder.chosen_id() in {it.info.id for it in self._choices if not it.is_member})
        self._fields["former"].setVisible(bool(forms) and any(card.holder is not None for card in self._cards))
        self._effects.clear()
        if not forms:
            self._effects.say("info", "text2", "Chọn người phụ trách để xem việc theo sau.")
        self._say_breaches(breaches)
        if forms:
            notes = self._store.read(
                apart_under, [form.worker_id for form in forms], forms[0].holder_id, self._date.day()
            )
            self._effects.say_apart(notes)
        for form in forms[:1] if len(forms) == 1 else []:
            self._effects.show_chain(self._store.read(effects_of_holder, form), self._data.by_id)
        if len(forms) > 1:
            self._effects.say("people_checkmark", "text2", f"{len(forms)} người có người phụ trách mới.")

    def _say_breaches(self, breaches: Sequence[Breach | None]) -> None:
        for breach in dict.fromkeys(breach for breach in breaches if breach is not None):
            words = with_class_names(BREACH_WORDS[breach])
            self._effects.say("warning_filled", "warn", f"{words[:1].upper()}{words[1:]}.")

    def _forms(self) -> list[HolderForm]:
        chosen = self._holder.chosen_id()
        if chosen is None:
            return []
        return [
            HolderForm(
                card.id,
                chosen,
                self._date.day(),
                self._requirement.text(),
                self._exception.text(),
                self._agreement.text(),
                self._former_reason.text() or "đổi người phụ trách",
                self._date.day() if self._asked.isChecked() and not self._asked.isHidden() else None,
            )
            for card in self._cards
            if card.holder is None or card.holder.id != chosen
        ]

    def _save(self) -> None:
        forms = self._forms()
        self._fields["holder"].refuse("" if forms else "Chưa chọn người phụ trách mới.")
        for name, edit, words in (
            ("exception", self._exception, "Người này ngoài quy tắc: ghi lý do, hoặc chọn người khác."),
            ("agreement", self._agreement, "Ghi buổi họp mà chi bộ đã đồng ý."),
        ):
            asked = not self._fields[name].isHidden() and not edit.text().strip()
            self._fields[name].refuse(words if asked else "")
        first = next((field for field in self._fields.values() if field.error), None)
        if first is not None:
            first.field.setFocus()
            return
        words = f"Phân công phụ trách cho {len(forms)} người"
        after_count(self, self._store, words, len(forms), partial(self._assign, forms))

    def _assign(self, forms: list[HolderForm]) -> None:
        if self._store.attempt(assign_holders, forms) is not None:
            self._close_saved()

    def _add_helper(self) -> None:
        chosen = self._helper.chosen_id()
        if chosen is None:
            self._helper.setFocus()
            return
        form = HolderForm(self._cards[0].id, chosen, self._date.day())
        if self._store.attempt(add_helper, form) is not None:
            self._close_saved()

    def _end(self, holder_id: int, reason: str = "thôi cùng giúp") -> None:
        if self._store.attempt(end_holder, self._cards[0].id, holder_id, self._date.day(), reason) is not None:
            self._close_saved()

    def end_main(self) -> None:
        """Ending asks for its reason in the field of the former holder; it never proposes a class."""
        holder = self._cards[0].holder
        assert holder is not None
        self._fields["former"].setVisible(True)
        reason = self._former_reason.text().strip()
        self._fields["former"].refuse("" if reason else f"Ghi lý do {holder.name} thôi phụ trách, rồi bấm lại.")
        if reason:
            self._end(holder.id, reason)
        else:
            self._former_reason.setFocus()

    def _close_saved(self) -> None:
        self.accept()
        self.saved.emit([card.id for card in self._cards])


def _edit(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(hint)
    return made
