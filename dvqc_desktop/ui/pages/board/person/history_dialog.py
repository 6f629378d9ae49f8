"""How a worker was classified over the time: days, classes, reasons, the newest first; it stays on the screen."""

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.classes.classes import ClassEntry, class_history
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.words import class_words, work_line
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.badge import Badge
from dvqc_desktop.ui.widgets.basics import divider, label, link_button
from dvqc_desktop.ui.widgets.dialog import Dialog

HEIGHT = 380


class HistoryDialog(Dialog):
    """A list to read; nothing in it is changed; on the board of today an event is corrected by a new one."""

    def __init__(self, parent: QWidget, store: Store, data: BoardData, card: Card) -> None:
        super().__init__(parent, "Các lần phân loại", "classHistoryDialog")
        self._store, self._data, self._card = store, data, card
        self.setFixedWidth(theme.px(640))
        head = QHBoxLayout()
        head.addWidget(label(card.name, "person"))
        head.addWidget(label(work_line(card), "secondary"), 1)
        self.body.addLayout(head)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFixedHeight(theme.px(HEIGHT))
        self.body.addWidget(self._area)
        self.add_primary("Đóng", self.accept, "closeHistoryButton")
        self._show_entries()

    @Slot()
    def _show_entries(self) -> None:
        inner = QWidget()
        inner.setObjectName("scrollBody")
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 8, 0)
        entries = self._store.read(class_history, self._card.id)
        days = {entry.id: entry.at for entry in entries}
        corrected = {entry.corrects_id for entry in entries}
        last_of_day = {entry.at: entry.id for entry in reversed(entries)}
        for entry in entries:
            lines.addWidget(divider())
            fix = self._fix_button(entry) if self._data.is_today and last_of_day[entry.at] == entry.id else None
            lines.addLayout(_entry(entry, days, entry.id in corrected, fix))
        if not entries:
            lines.addWidget(label("Chưa phân loại lần nào."))
        lines.addStretch(1)
        self._area.setWidget(inner)

    def _fix_button(self, entry: ClassEntry) -> QWidget:
        return link_button("Sửa lần này…", lambda: self._correct(entry), f"correctClass{entry.id}")

    def _correct(self, entry: ClassEntry) -> None:
        from dvqc_desktop.ui.pages.board.person.correction_dialog import CorrectionDialog

        dialog = CorrectionDialog(self, self._store, self._data, self._card, entry)
        dialog.accepted.connect(self._show_entries)
        dialog.open()


def _entry(entry: ClassEntry, days: dict[int, date], corrected: bool, fix: QWidget | None) -> QVBoxLayout:
    box, first = QVBoxLayout(), QHBoxLayout()
    box.setSpacing(3)
    first.addWidget(label(f"Từ {entry.at:%d/%m/%Y}", "strong"))
    first.addWidget(Badge(class_words(entry.worker_class, entry.aspects), entry.worker_class.value))
    if corrected:
        first.addWidget(label("(đã sửa, không còn tính)", "secondary"))
    if entry.corrects_id in days:
        first.addWidget(label(f"(sửa lần phân loại ngày {days[entry.corrects_id]:%d/%m/%Y})", "secondary"))
    first.addStretch(1)
    if fix is not None:
        first.addWidget(fix)
    box.addLayout(first)
    for title, words in (
        ("Mặt mạnh", entry.strengths),
        ("Sự việc", entry.facts),
        ("Nguyên nhân", ", ".join(entry.causes)),
        ("Việc giúp đã thống nhất", entry.help_agreed),
        ("Lý do", entry.reason),
        ("Xem lại trước", f"{entry.review_on:%d/%m/%Y}" if entry.review_on else ""),
    ):
        if words:
            box.addWidget(label(f"{title}: {words}", "secondary", wrap=True))
    return box
