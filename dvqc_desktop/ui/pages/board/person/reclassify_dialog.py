"""The dialog that gives a class to one person, also when a proposal is agreed; nothing is written before its button."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.chain import Effects
from dvqc_desktop.domain.chain_rules import Breach
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.dates import add_months
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.chain.chain import HolderForm, effects_of_class
from dvqc_desktop.services.classes.reclassify import (
    HolderChoice,
    Move,
    fits,
    holder_choices,
    known_strengths,
    move_worker,
    recent_meetings,
)
from dvqc_desktop.services.people.worker_links import apart_under
from dvqc_desktop.services.settings import read_setting
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import with_class_names
from dvqc_desktop.ui.pages.board.chain.holder_part import HolderCombo
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.effects_panel import EffectsPanel
from dvqc_desktop.ui.pages.board.person.reclassify_form import ReclassifyForm
from dvqc_desktop.ui.pages.board.words import class_words, work_line
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.badge import Badge
from dvqc_desktop.ui.widgets.basics import icon_label, label, link_button, panel_of_lines
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog

LEFT_WIDTH, RIGHT_WIDTH = 640, 258
RULE_WORDS = {
    WorkerClass.ACTIVE: "Người {active} do đảng viên trực tiếp bồi dưỡng.",
    WorkerClass.AVERAGE: "Người {average} do một người {active}, hoặc đảng viên, phụ trách.",
    WorkerClass.NEEDS_HELP: "Người {needs_help} phải có một đảng viên trực tiếp giúp.",
    WorkerClass.UNCLASSIFIED: "Người {unclassified} do đảng viên hoặc người {active} phụ trách.",
}


class ReclassifyDialog(Dialog):
    """One person, one class. `saved` after the act, `kept` when the old class stays; one of them ends the dialog."""

    saved = Signal(int)
    kept = Signal()

    def __init__(self, parent: QWidget, store: Store, data: BoardData, card: Card, target: WorkerClass | None) -> None:
        agreeing = card.proposed is not None and target in (None, card.proposed.worker_class)
        super().__init__(parent, "Thống nhất phân loại" if agreeing else "Chuyển loại", "reclassifyDialog")
        self._store, self._data, self._card = store, data, card
        self._proposal_id = card.proposed.id if card.proposed is not None and agreeing else None
        self._done = False
        self._offered: WorkerClass | None = None
        today = clock.today()
        self._form = ReclassifyForm(store.read(recent_meetings, today))
        self._choices: list[HolderChoice] = store.read(holder_choices, today, [card.id])
        self._months = int(store.read(read_setting, "class.review_months"))
        self._date = DateEdit("effectiveDateEdit", today)
        self._date.setMaximumDate(self._date.date())
        self._holder = HolderCombo(
            "memberHelperCombo", self._choices, int(store.read(read_setting, "chain.load_limit"))
        )
        self._keep_helper = QCheckBox()
        self._keep_helper.setObjectName("keepCoHelperCheck")
        self._keep_helper.setChecked(True)
        self._agreement = QLineEdit()
        self._agreement.setObjectName("cellAgreementEdit")
        self._agreement.setPlaceholderText("Chi bộ họp ngày …, mục …")
        self._agreement_words = label(
            "Đảng viên này là cấp trên trực tiếp. Ghi buổi họp mà chi bộ đã đồng ý:", "warn", wrap=True
        )
        self._rule = label("", "secondary", wrap=True)
        self._effects = EffectsPanel("Sau khi phân loại")
        self._badge = Badge("")
        self._lay_out()
        self._fill(target)

    def _lay_out(self) -> None:
        self.setFixedWidth(theme.px(LEFT_WIDTH + RIGHT_WIDTH + 58))
        self.body.addLayout(self._head())
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._form, 1)
        right = QWidget()
        right.setFixedWidth(theme.px(RIGHT_WIDTH))
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(self._holder_panel())
        side.addWidget(self._effects)
        side.addWidget(label("Loại, mặt cần giúp và nguyên nhân chỉ ở trong sổ, không in ra.", "hint", wrap=True))
        side.addStretch(1)
        columns.addWidget(right)
        self.body.addLayout(columns, 1)
        self.add_help("* phải ghi · Ctrl+Enter chuyển loại · Esc bỏ, thẻ về chỗ cũ")
        self.add_button("Bỏ, giữ loại cũ", self.reject, "keepClassButton")
        self.add_primary("Phân loại", self._save, "reclassifyButton")
        self._form.changed.connect(self._show_follow)
        self._holder.currentIndexChanged.connect(self._show_follow)
        self._date.picked.connect(self._show_follow)

    def _head(self) -> QHBoxLayout:
        card, head = self._card, QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(card.name, "person"))
        head.addWidget(label(work_line(card), "secondary"))
        head.addStretch(1)
        head.addWidget(Badge(class_words(card.worker_class, card.aspects), card.worker_class.value))
        head.addWidget(icon_label("arrow_right", "text2"))
        head.addWidget(self._badge)
        head.addSpacing(8)
        head.addWidget(label("Từ ngày", "secondary"))
        head.addWidget(self._date)
        return head

    def _holder_panel(self) -> QWidget:
        box, inner = panel_of_lines("Người phụ trách")
        for widget in (self._rule, self._holder, self._keep_helper, self._agreement_words, self._agreement):
            inner.addWidget(widget)
        return box

    def _fill(self, target: WorkerClass | None) -> None:
        card, proposed = self._card, self._card.proposed
        chosen = target or (proposed.worker_class if proposed else card.worker_class)
        self._form.set_class(chosen)
        self._form.strengths.setPlainText(self._store.read(known_strengths, card.id))
        aspects = proposed.aspects if proposed is not None and proposed.aspects else card.aspects
        self._form.facts.setText(proposed.reason if proposed is not None else "")
        self._form.aspects.set_words(aspects if chosen is WorkerClass.NEEDS_HELP else ())
        if self._proposal_id is not None and self._data.round is not None:
            self._form.basis.setText(f"Thống nhất trong {self._data.round.name[:1].lower()}{self._data.round.name[1:]}")
        self._show_follow()
        self._form.focus_first_empty()

    @Slot()
    def _show_follow(self, *_args: object) -> None:
        """Works out anew what would follow: badge, holders who fit, counts, chain, plan."""
        worker_class = self._form.worker_class()
        aspects = self._form.aspects.words() if worker_class is WorkerClass.NEEDS_HELP else ()
        self._badge.set_badge(class_words(worker_class, aspects), worker_class.value)
        if worker_class is not self._offered:
            self._offer(worker_class)
        effects = self._store.read(effects_of_class, self._card.id, worker_class, self._date.day(), self._holder_form())
        self._show_effects(effects)
        former = self._card.holder
        changed = former is not None and self._holder.chosen_id() not in (None, former.id)
        self._keep_helper.setVisible(changed)
        if former is not None:
            self._keep_helper.setText(f"Giữ {former.name} cùng giúp")
        asks = any(gap.reason is Breach.SUPERIOR for gap in effects.lost) or bool(self._agreement.text())
        self._agreement.setVisible(asks)
        self._agreement_words.setVisible(asks)

    def _offer(self, worker_class: WorkerClass) -> None:
        self._offered = worker_class
        self._rule.setText(with_class_names(RULE_WORDS[worker_class]))
        now = self._card.holder.id if self._card.holder is not None else None
        held_rightly = any(choice.info.id == now and fits(choice, worker_class) for choice in self._choices)
        chosen = now if held_rightly else None
        if chosen is None and worker_class is WorkerClass.NEEDS_HELP:
            chosen = self._group_leader() or self._holder.least_loaded_member()
        self._holder.offer(worker_class, [self._card.id], False, chosen)

    def _group_leader(self) -> int | None:
        found = (member.id for member in self._data.members if self._card.group in member.groups)
        return next(found, None) if self._card.group else None

    def _show_effects(self, effects: Effects) -> None:
        self._effects.clear()
        figures = self._data.figures()
        self._effects.show_counts(effects.counts, {code: figures[code].total for code in figures})
        if self._holder.chosen_id() is None:
            self._effects.say("warning_filled", "warn", "Người này chưa có người phụ trách.")
        elif effects.lost or effects.healed:
            self._effects.show_chain(effects, self._data.by_id)
        else:
            self._effects.say("checkmark_circle_filled", "ok", "Không ai mất người phụ trách.")
        holder = self._holder_form()
        if holder is not None:
            self._effects.say_apart(self._store.read(apart_under, [holder.worker_id], holder.holder_id, holder.on))
        if self._card.steps_total:
            self._effects.say("text_bullet_list_ltr", "text2", "Kế hoạch bồi dưỡng giữ nguyên.")
        self._effects.say("calendar_clock", "text2", f"Xem lại trước {self._review_on():%d/%m/%Y}.")

    def _review_on(self) -> date:
        return add_months(self._date.day(), self._months)

    def _holder_form(self) -> HolderForm | None:
        chosen, now = self._holder.chosen_id(), self._card.holder
        if chosen is None or (now is not None and chosen == now.id):
            return None
        return HolderForm(
            self._card.id,
            chosen,
            self._date.day(),
            cell_agreement=self._agreement.text(),
            former_end_reason="chuyển loại",
        )

    def _save(self) -> None:
        if not self._form.check():
            return
        move = Move(
            self._card.id,
            self._form.values(self._date.day(), self._review_on()),
            self._holder_form(),
            self._keep_helper.isChecked() and not self._keep_helper.isHidden(),
            self._proposal_id,
        )
        self._done = True
        if self._store.attempt(move_worker, move) is None:
            self._done = False
            return
        self.accept()
        self.saved.emit(self._card.id)

    def offer_stop(self, waiting: int, stop: Callable[[], object]) -> None:
        """Others wait behind this person: a button ends the row of them here."""

        def stop_here() -> None:
            stop()
            self.reject()

        self.add_left(link_button(f"Dừng, để lại {waiting} người sau", stop_here, "stopQueueButton"))

    def reject(self) -> None:
        """Esc, the cross and "Bỏ, giữ loại cũ": nothing is written."""
        super().reject()
        if not self._done:
            self._done = True
            self.kept.emit()
