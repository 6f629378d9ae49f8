"""The dialog of somebody who leaves the list: why, from which day, and who would be left without a holder."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.chain.chain import effects_of_end
from dvqc_desktop.services.chain.chain_effects import effects_of_admission
from dvqc_desktop.services.people.workers import end_worker
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.effects_panel import EffectsPanel
from dvqc_desktop.ui.pages.board.words import work_line
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField

REASONS = {
    SpellEnd.TRANSFERRED: "Chuyển đơn vị, chuyển tổ",
    SpellEnd.LEFT: "Thôi việc",
    SpellEnd.RETIRED: "Nghỉ hưu",
    SpellEnd.ADMITTED: "Được kết nạp vào Đảng",
}


class EndDialog(Dialog):
    """Nothing is deleted: the history stays, and the act can be undone.

    `replacement_wanted` carries the people left without a holder and the day from which they are.
    """

    replacement_wanted = Signal(list, object)

    def __init__(self, parent: QWidget, store: Store, data: BoardData, card: Card) -> None:
        super().__init__(parent, "Rời danh sách quần chúng", "endWorkerDialog")
        self._store, self._data, self._card = store, data, card
        self._reason = QComboBox()
        self._reason.setObjectName("endReasonCombo")
        for code, words in REASONS.items():
            self._reason.addItem(words, code)
        self._date = DateEdit("endDateEdit", clock.today())
        self._effects = EffectsPanel("Sau khi rời danh sách")
        self._replacement = QCheckBox()
        self._replacement.setObjectName("replacementCheck")
        self._replacement.setChecked(True)
        self._left: list[int] = []
        self.setFixedWidth(theme.px(560))
        head = QHBoxLayout()
        head.addWidget(label(card.name, "person"))
        head.addWidget(label(work_line(card), "secondary"), 1)
        self.body.addLayout(head)
        fields = QHBoxLayout()
        fields.addWidget(FormField("Lý do", self._reason, required=True), 1)
        fields.addWidget(FormField("Từ ngày (ngày đầu không còn ở đơn vị)", self._date, required=True))
        self.body.addLayout(fields)
        self.body.addWidget(self._effects)
        self.body.addWidget(self._replacement)
        self.body.addStretch(1)
        self.add_button("Bỏ, giữ trong danh sách", self.reject, "keepWorkerButton")
        self.add_primary("Ghi rời danh sách", self._save, "endWorkerButton")
        self._date.picked.connect(self._show_follow)
        self._reason.currentIndexChanged.connect(self._show_follow)
        self._show_follow()

    @Slot()
    def _show_follow(self, *_args: object) -> None:
        self._effects.clear()
        admitted = self._reason.currentData() == SpellEnd.ADMITTED
        read = effects_of_admission if admitted else effects_of_end
        effects = self._store.read(read, self._card.id, self._date.day())
        figures = self._data.figures()
        self._effects.show_counts(effects.counts, {code: figures[code].total for code in figures})
        self._left = [] if admitted else [gap.worker_id for gap in effects.lost]
        self._replacement.setText(f"Ghi xong thì đề nghị người thay cho {len(self._left)} người")
        self._replacement.setVisible(bool(self._left))
        self._effects.show_chain(effects, self._data.by_id)
        if admitted:
            held = sum(card.holder is not None and card.holder.id == self._card.id for card in self._data.cards)
            kept = f"giữ {held} người đang phụ trách" if held else "vào danh sách đảng viên"
            self._effects.say("person_star_filled", "text2", f"Ghi người này ở trang Đảng viên để {kept}.")
        self._effects.say("history", "text2", "Lịch sử vẫn còn trong sổ, có thể hoàn tác.")

    def _save(self) -> None:
        reason = SpellEnd(self._reason.currentData())
        if self._store.attempt(end_worker, self._card.id, reason, self._date.day()) is not None:
            self.accept()
            if self._left and self._replacement.isChecked():
                self.replacement_wanted.emit(self._left, self._date.day())
