"""The strip under a field that names a worker: one click moves the sentence into the internal annex."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout

from dvqc_desktop.domain.annex import NamedSentence
from dvqc_desktop.ui.widgets.basics import icon_label, label, link_button

LONGEST = 60


class NameStrip(QFrame):
    """Amber; hidden while nobody is named. `wanted` carries the sentence to be moved."""

    wanted = Signal(str)

    def __init__(self, name: str, inside: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "strip")
        self.setProperty("tone", "warn")
        self._inside = inside
        self._sentence = ""
        self._words = label("", "", f"{name}Label", wrap=True)
        self._move = link_button("Chuyển vào phụ lục", self._tell, f"{name}Button")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(icon_label("warning_filled", "warn", 16))
        row.addWidget(self._words, 1)
        row.addWidget(self._move)
        self.hide()

    def show_named(self, named: Sequence[NamedSentence]) -> None:
        """Tells of the first sentence that must not stay as it is; in the annex only of a class."""
        found = next((one for one in named if one.classed), None)
        if found is None and not self._inside:
            found = next(iter(named), None)
        self.setVisible(found is not None)
        if found is None:
            return
        self._sentence = found.sentence.text
        short = self._sentence if len(self._sentence) <= LONGEST else f"{self._sentence[: LONGEST - 1]}…"
        if found.classed:
            end = "nói một người thuộc loại nào: không ghi vào biên bản và phụ lục, buổi họp thống nhất bằng con số."
        else:
            end = f"nêu tên {found.name}: bản in ghi “một người”; phụ lục nội bộ giữ tên."
        self._words.setText(f"“{short}” {end}")
        self._move.setVisible(not found.classed)

    @Slot()
    def _tell(self) -> None:
        self.wanted.emit(self._sentence)
