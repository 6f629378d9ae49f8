"""How a list with its tools above and its sums and acts below is laid out, everywhere alike."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.ui.widgets.basics import panel

GAP = 8


def lay_out_list(
    page: QWidget, tools: Sequence[QWidget], table: QWidget, foot: Sequence[QWidget], tail: Sequence[QWidget] = ()
) -> QVBoxLayout:
    """Lays out `page`: tools from the left with `tail` at the right end, the table in its panel, then the foot.

    The first widget of the foot, its words, takes the room. Gives the column, for what a page has below.
    """
    above, below, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(page)
    for line in (above, below, column):
        line.setSpacing(GAP)
    for widget in tools:
        above.addWidget(widget)
    above.addStretch(1)
    for widget in tail:
        above.addWidget(widget)
    for place, widget in enumerate(foot):
        below.addWidget(widget, int(place == 0))
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(above)
    column.addWidget(panel("", table), 1)
    column.addLayout(below)
    return column
