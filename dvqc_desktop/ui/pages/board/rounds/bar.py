"""How many people of a round have a proposal: "12/15 đã có đề nghị" beside a bar."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import label

WIDTH = 110


class RoundBar(QWidget):
    """Words and bar in one line."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words = label("", "strong", f"{name}Words")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words)
        row.addWidget(self._bar)

    def words(self) -> str:
        """What is said beside the bar."""
        return self._words.text()

    def show_progress(self, proposed: int, people: int) -> None:
        """`proposed` of `people` have a proposal."""
        self._words.setText(f"{proposed}/{people} đã có đề nghị")
        self._bar.setRange(0, max(people, 1))
        self._bar.setValue(proposed)
