"""What is known of the person now looked at, at the right of the work mode: strengths first, never a private note."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dvqc_desktop.domain.contacts import KIND_WORDS
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.classes.classes import ClassEntry
from dvqc_desktop.services.classes.round_walk import Known, Reached
from dvqc_desktop.services.contacts.contact_reading import ContactRow
from dvqc_desktop.ui.pages.board.words import class_words, helpers_words, holder_words
from dvqc_desktop.ui.widgets.badge import Badge
from dvqc_desktop.ui.widgets.basics import icon_label, label


class KnownArea(QScrollArea):
    """Filled anew for each person."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("walkKnown")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_known(self, known: Known) -> None:
        """Shows what is known of somebody."""
        body = _Sections()
        body.add_strengths(known.strengths)
        body.add_last_class(known.last, known.card.waiting)
        body.add_aims(known.aims)
        body.add_plan(known.card)
        body.add_contacts(known.contacts)
        body.add_chain(known.card)
        body.lines.addStretch(1)
        self.setWidget(body)

    def page(self, step: int) -> None:
        """Scrolls by a page: 1 down, -1 up."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep())


class _Sections(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scrollBody")
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(14, 10, 12, 10)
        self.lines.setSpacing(3)

    def add_strengths(self, strengths: tuple[str, ...]) -> None:
        self._title("Mặt mạnh")
        for text in strengths:
            self._icon_line("checkmark_circle", "ok", text)
        if not strengths:
            self.lines.addWidget(label("Chưa ghi mặt mạnh nào.", "secondary"))

    def add_last_class(self, last: ClassEntry | None, waiting: bool) -> None:
        self._title("Lần phân loại gần nhất")
        if last is None:
            self.lines.addWidget(label("Chưa phân loại lần nào.", "secondary"))
            return
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Badge(class_words(last.worker_class, last.aspects), last.worker_class.value))
        if waiting:
            row.addWidget(Badge("đã đạt, chờ xét", "ok"))
        row.addStretch(1)
        self.lines.addLayout(row)
        reason = last.reason or last.basis
        self.lines.addWidget(label(f"Từ {last.at:%d/%m/%Y}" + (f": {reason}" if reason else ""), wrap=True))

    def add_aims(self, aims: tuple[Reached, ...]) -> None:
        if aims:
            self._title("Mục tiêu gần, định mức")
        for aim in aims:
            if aim.on is not None:
                self._icon_line("checkmark_circle_filled", "ok", f"{aim.text}: đạt từ {aim.on:%d/%m/%Y}")
            else:
                due = f", hẹn {aim.due_on:%d/%m/%Y}" if aim.due_on else ""
                self._icon_line("target_arrow", "text2", aim.text + due)

    def add_plan(self, card: Card) -> None:
        self._title("Kế hoạch")
        done = f"{card.steps_done}/{card.steps_total} việc đã xong" if card.steps_total else "Chưa có việc nào."
        self.lines.addWidget(label(done))

    def add_contacts(self, contacts: tuple[ContactRow, ...]) -> None:
        self._title("Những lần gặp gần đây")
        if not contacts:
            self.lines.addWidget(label("Chưa ghi lần gặp nào.", "secondary"))
        for row in contacts:
            self.lines.addWidget(label(f"{row.at:%d/%m/%Y}, {KIND_WORDS[row.kind]}, {row.by_name}", wrap=True))
            good = (
                f"Tiến bộ: {row.progress}" if row.progress else f"Đã giúp: {row.help_given}" if row.help_given else ""
            )
            if good:
                self.lines.addWidget(label(good, "secondary", wrap=True))

    def add_chain(self, card: Card) -> None:
        self._title("Người phụ trách")
        icon, token, words, _strong = holder_words(card)
        self._icon_line(icon, token, words)
        if card.helpers:
            words = helpers_words(card)
            self._icon_line("person_add", "text2", words[:1].upper() + words[1:])
        if card.posts:
            self._title("Chức vụ ngoài Đảng")
            self.lines.addWidget(label(", ".join(card.posts), wrap=True))

    def _title(self, words: str) -> None:
        if self.lines.count():
            self.lines.addSpacing(7)
        self.lines.addWidget(label(words, "strong"))

    def _icon_line(self, icon: str, token: str, words: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(icon_label(icon, token), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words, wrap=True), 1)
        self.lines.addLayout(row)
