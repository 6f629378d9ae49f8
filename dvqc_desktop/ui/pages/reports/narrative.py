"""The report in words, part by part: proposed from the figures until the secretary puts own words in their place."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from dvqc_desktop.domain.narrative import NarrativePart
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import link_button
from dvqc_desktop.ui.widgets.edit_box import TextPanel

INDENT = 24


class NarrativeView(QScrollArea):
    """A panel a part; `rewritten` carries the part and its new words, None for the proposed ones again."""

    rewritten = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reportNarrativeView")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.panels: dict[str, TextPanel] = {}
        self._again: dict[str, QPushButton] = {}
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(6)
        self.setWidget(self._inner)

    def show_parts(self, parts: tuple[NarrativePart, ...], editable: bool) -> None:
        """Shows other words; of a report that was sent they can only be read."""
        if tuple(self.panels) != tuple(part.key for part in parts):
            self._make(parts)
        for part in parts:
            box = self.panels[part.key].box
            box.set_saved(part.text)
            box.setReadOnly(not editable)
            self._again[part.key].setVisible(part.own and editable)

    def commit(self) -> None:
        """Keeps what is being typed."""
        for made in self.panels.values():
            made.box.commit()

    def _make(self, parts: tuple[NarrativePart, ...]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            item.invalidate()
        for old in self.panels.values():
            old.deleteLater()
        self.panels.clear()
        for part in parts:
            title = part.heading.upper() if part.level == 1 else part.heading
            made = TextPanel(f"narrative_{part.key}", title, "Chưa có gì để viết; để trống thì bỏ phần này")
            again = link_button("Dùng lời đề nghị", partial(self._propose, part.key), f"narrativeAgain_{part.key}")
            head = made.head.layout()
            assert head is not None
            head.addWidget(again)
            made.left_changed.connect(partial(self.rewritten.emit, part.key))
            self.panels[part.key], self._again[part.key] = made, again
            row = QHBoxLayout()  # a part within a part stands further in, under its heading
            row.setContentsMargins(theme.px(INDENT) * (part.level - 1), 0, 0, 0)
            row.addWidget(made)
            self._column.addLayout(row)
        self._column.addStretch(1)

    def _propose(self, key: str) -> None:
        self.rewritten.emit(key, None)
