"""The small buttons over a field of marked text: bold, italic, a list."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from dvqc_desktop.domain.marked_text import MarkKind
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.minutes.marked_edit import MarkedEdit
from dvqc_desktop.ui.widgets.basics import button

Act = Callable[[MarkedEdit], object]


def mark_tools(names: tuple[str, str, str], work: Callable[[Act], None]) -> tuple[QPushButton, ...]:
    """Bold, italic and list, with these objectNames; `work` lets an act work on the field that is written in."""
    bold, italic, dots = names
    made = (
        mark_tool("B", "Đậm (Ctrl+B)", bold, lambda: work(lambda edit: edit.toggle(MarkKind.BOLD))),
        mark_tool("I", "Nghiêng (Ctrl+I)", italic, lambda: work(lambda edit: edit.toggle(MarkKind.ITALIC))),
        mark_tool("•", "Danh sách gạch đầu dòng", dots, lambda: work(lambda edit: edit.toggle_list())),
    )
    made[0].setFont(theme.font(14, 600))
    made[1].setFont(theme.font(14, italic=True))
    return made


def mark_tool(words: str, spoken: str, name: str, act: Callable[[], object]) -> QPushButton:
    """One such button."""
    made = button(words, "", "", name)
    made.setProperty("kind", "small")
    made.setFixedWidth(theme.px(30))
    made.setToolTip(spoken)
    made.setAccessibleName(spoken)
    made.clicked.connect(lambda _on=False: act())
    return made
