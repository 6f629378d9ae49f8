"""The line of a dialog with the holder of today and the two answers that he may give, side by side."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui.pages.board.chain.answers import Answer, question_of_held
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import button, icon_label, label


class AnswerLine(QWidget):
    """Hidden where no worker holds the person; `done` is called after an answer was written."""

    def __init__(self, store: Store, card: Card, done: Callable[[], object]) -> None:
        super().__init__()
        self._store, self._done = store, done
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        question = question_of_held(card)
        self.setVisible(question is not None)
        if question is None:
            return
        state = "đã nhận lời" if card.accepted else "chưa hỏi ý"
        row.addWidget(icon_label("person_filled", "tcEdge"))
        row.addWidget(label(f"Đang do {question.name} phụ trách, {state}."))
        for answer in question.answers():
            made = button(answer.short, "checkmark" if answer.accepts else "link_dismiss", "", answer.name)
            made.setToolTip(answer.words)
            made.clicked.connect(partial(self._give, answer))
            row.addWidget(made)
        row.addStretch(1)

    def _give(self, answer: Answer, _on: bool = False) -> None:
        if answer.give(self._store):
            self._done()
