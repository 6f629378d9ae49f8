"""The dialog that puts one event of a worker's class right: the same form filled in, the same day, a new event."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.dates import add_months
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.chain.chain import effects_of_class
from dvqc_desktop.services.classes.class_corrections import correct_class
from dvqc_desktop.services.classes.classes import ClassEntry
from dvqc_desktop.services.classes.reclassify import recent_meetings
from dvqc_desktop.services.settings import read_setting
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.effects_panel import EffectsPanel
from dvqc_desktop.ui.pages.board.person.reclassify_form import ReclassifyForm
from dvqc_desktop.ui.pages.board.words import class_words
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.badge import Badge
from dvqc_desktop.ui.widgets.basics import icon_label, label
from dvqc_desktop.ui.widgets.dialog import Dialog

FORM_WIDTH, SIDE_WIDTH = 640, 230


class CorrectionDialog(Dialog):
    """Accepted after the act; nothing is written before its button."""

    def __init__(self, parent: QWidget, store: Store, data: BoardData, card: Card, entry: ClassEntry) -> None:
        super().__init__(parent, f"Sửa lần phân loại ngày {entry.at:%d/%m/%Y}", "correctionDialog")
        self._store, self._data, self._card, self._entry = store, data, card, entry
        self._form = ReclassifyForm(store.read(recent_meetings, clock.today()))
        self._form.fill(entry)
        self._badge = Badge("")
        self._effects = EffectsPanel("Sau khi sửa")
        self.setFixedWidth(theme.px(FORM_WIDTH + SIDE_WIDTH + 58))
        self.body.addLayout(self._head())
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._form, 1)
        self._effects.setFixedWidth(theme.px(SIDE_WIDTH))
        side = QVBoxLayout()
        side.addWidget(self._effects)
        side.addStretch(1)
        columns.addLayout(side)
        self.body.addLayout(columns, 1)
        self.add_help("Lần ghi cũ vẫn còn trong sổ, ghi là đã sửa.")
        self.add_button("Bỏ, không sửa", self.reject, "keepEventButton")
        self.add_primary("Ghi lần sửa", self._save, "correctClassButton")
        self._form.changed.connect(self._show_follow)
        self._show_follow()

    def _head(self) -> QHBoxLayout:
        head, entry = QHBoxLayout(), self._entry
        head.setSpacing(8)
        head.addWidget(label(self._card.name, "person"))
        head.addWidget(label(f"sửa lần phân loại ngày {entry.at:%d/%m/%Y}", "secondary"))
        head.addStretch(1)
        head.addWidget(Badge(class_words(entry.worker_class, entry.aspects), entry.worker_class.value))
        head.addWidget(icon_label("arrow_right", "text2"))
        head.addWidget(self._badge)
        return head

    @Slot()
    def _show_follow(self) -> None:
        """What follows today, where the event is the one in force; an older one changes the past alone."""
        worker_class = self._form.worker_class()
        aspects = self._form.aspects.words() if worker_class is WorkerClass.NEEDS_HELP else ()
        self._badge.set_badge(class_words(worker_class, aspects), worker_class.value)
        self._effects.clear()
        if self._card.class_on != self._entry.at:
            self._effects.say("info", "text2", "Loại hiện nay không đổi: đã có lần phân loại sau.")
        else:
            effects = self._store.read(effects_of_class, self._card.id, worker_class, clock.today(), None)
            figures = self._data.figures()
            self._effects.show_counts(effects.counts, {code: figures[code].total for code in figures})
            self._effects.show_chain(effects, self._data.by_id)
        self._effects.say("calendar_clock", "text2", f"Tính từ {self._entry.at:%d/%m/%Y}, như lần cũ.")

    def _save(self) -> None:
        if not self._form.check():
            return
        months = int(self._store.read(read_setting, "class.review_months"))
        review_on = self._entry.review_on or add_months(self._entry.at, months)
        form = self._form.values(self._entry.at, review_on)
        if self._store.attempt(correct_class, self._entry.id, form) is not None:
            self.accept()
