"""The first two classes of a round agreed together, with one reason; the third class is never among them."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.dates import add_months
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.classes.classes import ClassForm
from dvqc_desktop.services.classes.rounds import agree_proposals
from dvqc_desktop.services.settings import read_setting
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_name, with_class_names
from dvqc_desktop.ui.dialogs.large_act import after_count
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.effects_panel import EffectsPanel
from dvqc_desktop.ui.pages.board.rounds.fields import meeting_combo, text_edit
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField

WIDTH = 620
NAMED = 8


class AgreeTogetherDialog(Dialog):
    """Who gets which of the first two classes, with one reason for all; the third class is never among them."""

    def __init__(self, parent: QWidget, store: Store, data: BoardData, cards: Sequence[Card]) -> None:
        super().__init__(parent, "Thống nhất hai loại đầu", "agreeTogetherDialog")
        self._store, self._cards = store, cards
        self.setFixedWidth(theme.px(WIDTH))
        self._date = DateEdit("agreeDateEdit", clock.today())
        self._date.setMaximumDate(self._date.date())
        self._meeting = meeting_combo(store, "agreeMeetingCombo")
        self._reason = text_edit("agreeReasonEdit", "Lý do chung, căn cứ")
        if data.round is not None:
            self._reason.setText(f"Thống nhất trong {data.round.name[:1].lower()}{data.round.name[1:]}")
        self._field = FormField("Lý do, căn cứ", self._reason, required=True)
        self.body.addWidget(label(f"Thống nhất cùng lúc {len(cards)} người", "section"))
        for code in (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.UNCLASSIFIED):
            self._name_people(code)
        row = QHBoxLayout()
        row.addWidget(FormField("Buổi sinh hoạt", self._meeting), 1)
        row.addWidget(FormField("Từ ngày", self._date, required=True))
        self.body.addLayout(row)
        self.body.addWidget(self._field)
        self.body.addWidget(self._follow(data))
        self.body.addStretch(1)
        self.add_help(with_class_names("Người {needs_help} được thống nhất riêng từng người."))
        self.add_button("Chưa thống nhất", self.reject, "notYetButton")
        self.add_primary("Thống nhất", self._save, "agreeButton")

    def _name_people(self, code: WorkerClass) -> None:
        names = [card.name for card in self._cards if card.proposed is not None and card.proposed.worker_class is code]
        if names:
            more = f" và {len(names) - NAMED} người nữa" if len(names) > NAMED else ""
            title = class_name(code)
            self.body.addWidget(label(f"{title}, {len(names)} người: {', '.join(names[:NAMED])}{more}", wrap=True))

    def _follow(self, data: BoardData) -> EffectsPanel:
        effects = EffectsPanel("Sau khi thống nhất")
        change: Counter[WorkerClass] = Counter()
        for card in self._cards:
            if card.proposed is not None and card.proposed.worker_class is not card.worker_class:
                change[card.proposed.worker_class] += 1
                change[card.worker_class] -= 1
        figures = data.figures()
        effects.show_counts(
            {code: count for code, count in change.items() if count}, {code: figures[code].total for code in figures}
        )
        effects.say("info", "text2", "Phân công phụ trách làm sau, ở dải Dây chuyền của bảng.")
        return effects

    def _save(self) -> None:
        reason = self._reason.text().strip()
        self._field.refuse("" if reason else "Chưa ghi lý do hoặc căn cứ.")
        if not reason:
            self._reason.setFocus()
            return
        months = int(self._store.read(read_setting, "class.review_months"))
        form = ClassForm(
            WorkerClass.UNCLASSIFIED,
            self._date.day(),
            reason,
            review_on=add_months(self._date.day(), months),
            meeting_id=self._meeting.currentData(),
        )
        ids = [card.proposed.id for card in self._cards if card.proposed is not None]
        words = f"Thống nhất loại của {len(ids)} người"
        after_count(self, self._store, words, len(ids), partial(self._agree, ids, form))

    def _agree(self, ids: list[int], form: ClassForm) -> None:
        if self._store.attempt(agree_proposals, ids, form) is not None:
            self.accept()
