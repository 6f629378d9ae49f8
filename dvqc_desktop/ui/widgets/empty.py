"""What stands where there is nothing yet: a heading, one sentence, one act."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvqc_desktop.ui.widgets.basics import button, label


class EmptyState(QWidget):
    """Says what is empty and offers the one act that fills it."""

    def __init__(self, heading: str, sentence: str = "", name: str = "") -> None:
        super().__init__()
        if name:
            self.setObjectName(name)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 24, 24, 24)
        self._layout.setSpacing(8)
        self._layout.addStretch(1)
        self._heading = label(heading, "section", wrap=True)
        self._sentence = label(sentence, "secondary", wrap=True)
        for words in (self._heading, self._sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._layout.addWidget(words)
        self._layout.addStretch(2)

    def set_words(self, heading: str, sentence: str = "") -> None:
        """Other words, as when a filter finds nobody."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)

    def add_action(self, text: str, clicked: Callable[[], object], icon: str = "", primary: bool = True) -> None:
        """Adds a button under the sentence."""
        made = button(text, icon, "primary" if primary else "")
        made.clicked.connect(lambda _checked=False: clicked())
        self._layout.insertWidget(self._layout.count() - 1, made, 0, Qt.AlignmentFlag.AlignHCenter)
