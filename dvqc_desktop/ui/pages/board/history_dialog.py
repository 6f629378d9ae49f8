"""How a worker was classified over the time: days, classes, reasons, the newest first; it stays on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dvqc_desktop.services.board import Card
from dvqc_desktop.services.classes import ClassEntry, class_history
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.words import class_words, work_line
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.badge import Badge
from dvqc_desktop.ui.widgets.basics import divider, label
from dvqc_desktop.ui.widgets.dialog import Dialog

HEIGHT = 380


class HistoryDialog(Dialog):
    """A list to read; nothing in it can be changed, a correction is a new event."""

    def __init__(self, parent: QWidget, store: Store, card: Card) -> None:
        super().__init__(parent, "Các lần phân loại", "classHistoryDialog")
        self.setFixedWidth(theme.px(640))
        head = QHBoxLayout()
        head.addWidget(label(card.name, "person"))
        head.addWidget(label(work_line(card), "secondary"), 1)
        self.body.addLayout(head)
        inner = QWidget()
        inner.setObjectName("scrollBody")
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 8, 0)
        entries = store.read(class_history, card.id)
        for entry in entries:
            lines.addWidget(divider())
            lines.addLayout(_entry(entry))
        if not entries:
            lines.addWidget(label("Chưa phân loại lần nào."))
        lines.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(theme.px(HEIGHT))
        self.body.addWidget(area)
        self.add_primary("Đóng", self.accept, "closeHistoryButton")


def _entry(entry: ClassEntry) -> QVBoxLayout:
    box, first = QVBoxLayout(), QHBoxLayout()
    box.setSpacing(3)
    first.addWidget(label(f"Từ {entry.at:%d/%m/%Y}", "strong"))
    first.addWidget(Badge(class_words(entry.worker_class, entry.aspects), entry.worker_class.value))
    if entry.corrects_id is not None:
        first.addWidget(label("(sửa lần ghi trước)", "secondary"))
    first.addStretch(1)
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
