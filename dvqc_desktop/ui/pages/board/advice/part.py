"""Inside the dialog of the chain: the holders who suit this person best, with the reasons, one click takes one."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.domain.advice.fit import Fit
from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.services.chain.holders import HolderInfo
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import icon_label, label, link_button, panel_of_lines

MARGINS = 32  # left and right of the lines, with the frames
SPACING = 2


class ProposalPart(QWidget):
    """`taken` carries the holder whom the user takes; nothing is written by it."""

    taken = Signal(int)

    def __init__(self, width: int) -> None:
        """`width` in pixels as they are on the screen."""
        super().__init__()
        self.setObjectName("proposalPart")
        self.setFixedWidth(width)
        self._text_width = width - MARGINS
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        box, self._lines = panel_of_lines("Gợi ý", "bấm tên để chọn", SPACING)
        outer.addWidget(box)

    def show_fits(self, fits: Sequence[Fit], infos: Mapping[int, HolderInfo]) -> None:
        """Shows these proposals, the best first; a sentence where there is none."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown: list[QWidget] = []
        for fit in fits:
            shown += [self._name_line(infos[fit.holder_id]), self._text(", ".join(fit.reasons))]
        if not fits:
            shown.append(self._text("Chưa tìm được người hợp quy tắc dây chuyền."))
        for widget in shown:
            self._lines.addWidget(widget)
        # said here: the dialog asks for its height before these lines are shown
        lines = sum(widget.height() for widget in shown) + SPACING * (len(shown) - 1)
        self.setFixedHeight(theme.px(36) + 21 + lines)

    def _text(self, words: str) -> QWidget:
        """A text of as many lines as it needs: a layout in a dialog of fixed width does not ask for them itself."""
        made = label(words, "secondary", wrap=True)
        made.ensurePolished()
        made.setFixedHeight(made.heightForWidth(self._text_width))
        return made

    def _name_line(self, info: HolderInfo) -> QWidget:
        row = QWidget()
        row.setFixedHeight(theme.px(24))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        member = info.kind is Kind.MEMBER
        line.addWidget(icon_label(*(("person_star_filled", "mark") if member else ("person_filled", "tcEdge"))))
        line.addWidget(link_button(info.name, partial(self.taken.emit, info.id), f"takeHolder_{info.id}"))
        line.addStretch(1)
        return row
