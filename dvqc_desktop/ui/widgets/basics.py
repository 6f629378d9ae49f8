"""Small building blocks that every page uses: labels, buttons, panels, strips, the head of a page."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dvqc_desktop.ui import theme

PAGE_MARGINS = (14, 0, 14, 12)
PART = " · "  # between the parts of a note
ICON_WITH_GAP = QSize(20, 16)


def label(text: str = "", role: str = "", name: str = "", wrap: bool = False) -> QLabel:
    """A line of text; role is one of title, section, strong, secondary, hint, error or empty for plain text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if name:
        made.setObjectName(name)
    return made


def button(text: str, icon: str = "", role: str = "", name: str = "") -> QPushButton:
    """A push button; role is "primary" or "danger", or empty for a plain one."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    if icon:
        token = {"primary": "onAccent", "danger": "danger"}.get(role, "text")
        made.setIcon(theme.icon(icon, 16, token))
        made.setIconSize(ICON_WITH_GAP)
    if name:
        made.setObjectName(name)
    return made


def link_button(text: str, clicked: Callable[[], object] | None = None, name: str = "") -> QPushButton:
    """A button that looks like a link; reached by Tab like every button."""
    made = QPushButton(text)
    made.setProperty("role", "link")
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if name:
        made.setObjectName(name)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def icon_button(icon: str, tooltip: str, name: str = "", size: int = 16) -> QPushButton:
    """A square button with an icon alone; allowed for print, previous and next, zoom and close."""
    made = QPushButton()
    made.setProperty("role", "icon")
    made.setAutoDefault(False)
    made.setIcon(theme.icon(icon, size, "text"))
    made.setToolTip(tooltip)
    made.setAccessibleName(tooltip)
    if name:
        made.setObjectName(name)
    return made


def menu_button(icon: str, tooltip: str, fill: Callable[[QMenu], object], name: str) -> QPushButton:
    """A square button that opens a menu; `fill` puts the entries in each time it is opened."""
    made = icon_button(icon, tooltip, name)
    menu = QMenu(made)
    menu.aboutToShow.connect(lambda: fill(menu))
    made.setMenu(menu)
    return made


def spin_box() -> QSpinBox:
    """A field for a number, whose digits stand as far from the edge as the words of other fields."""
    made = QSpinBox()
    made.lineEdit().setTextMargins(5, 0, 0, 0)  # style sheets do not reach the field within
    return made


def icon_label(icon: str, token: str = "text2", size: int = 16) -> QLabel:
    """An icon standing beside words."""
    made = QLabel()
    made.setPixmap(theme.icon(icon, size, token).pixmap(QSize(size, size), made.devicePixelRatioF()))
    made.setFixedSize(size, size)
    return made


def panel(name: str = "", *content: QWidget) -> QFrame:
    """A white framed area with a vertical layout without margins, and what stands in it from top to bottom."""
    made = QFrame()
    made.setProperty("kind", "panel")
    if name:
        made.setObjectName(name)
    layout = QVBoxLayout(made)
    layout.setContentsMargins(1, 1, 1, 1)
    layout.setSpacing(0)
    for widget in content:
        layout.addWidget(widget)
    return made


def panel_head(title: str, note: str = "", *tail: QWidget) -> QWidget:
    """The head of a panel: a section title, a note in secondary type, and what stands at the right end."""
    head = QWidget()
    head.setFixedHeight(theme.px(36))
    layout = QHBoxLayout(head)
    layout.setContentsMargins(12, 0, 12, 0)
    layout.setSpacing(8)
    layout.addWidget(label(title, "strong"))
    if note:
        layout.addWidget(label(note, "secondary"))
    layout.addStretch(1)
    for widget in tail:
        layout.addWidget(widget)
    return head


def panel_of_lines(title: str, note: str = "", spacing: int = 5) -> tuple[QFrame, QVBoxLayout]:
    """A panel under a head and a thin line, and the layout its lines go into, one below the other."""
    made, lines = panel(), QVBoxLayout()
    lines.setContentsMargins(12, 8, 12, 10)
    lines.setSpacing(spacing)
    frame = made.layout()
    assert isinstance(frame, QVBoxLayout)
    frame.addWidget(panel_head(title, note))
    frame.addWidget(divider())
    frame.addLayout(lines)
    return made, lines


def divider(vertical: bool = False) -> QFrame:
    """A thin line between parts of a panel or a strip."""
    made = QFrame()
    made.setProperty("kind", "vline" if vertical else "hline")
    if vertical:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Changes a property that the style sheet looks at (`state`, `tone`, `role`) and paints the widget anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Strip(QFrame):
    """One line across the page: white for facts, amber for attention, blue for the chain, red for blocking."""

    def __init__(self, tone: str = "", name: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "strip")
        self.setProperty("tone", tone)
        if name:
            self.setObjectName(name)
        self.setFixedHeight(theme.px(36))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 0, 12, 0)
        self.row.setSpacing(8)

    def set_tone(self, tone: str) -> None:
        """ "", "warn", "info" or "danger"."""
        set_look(self, "tone", tone)


class ShortLabel(QLabel):
    """A line of text that takes what room there is, and ends in an ellipsis where that is too little.

    `whole` is for notes that may be left out: what does not fit is not shown at all.
    """

    def __init__(self, role: str, name: str = "", whole: bool = False) -> None:
        super().__init__()
        self._whole = whole
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        shown = p.fontMetrics().elidedText(self.fitting(), Qt.TextElideMode.ElideRight, self.width())
        p.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def fitting(self) -> str:
        """As many of the text's parts, between points in mid-line, as the width has room for."""
        parts = self.text().split(PART)
        while (
            len(parts) > (0 if self._whole else 1)
            and self.fontMetrics().horizontalAdvance(PART.join(parts)) > self.width()
        ):
            parts.pop()
        return PART.join(parts)


class PageHeader(QWidget):
    """The head of a page, 50 high: title, a note, and the page's buttons with the primary one last."""

    def __init__(self, title: str, *actions: QWidget) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(50))
        self.title = label(title, "title")
        self.note = ShortLabel("secondary", whole=True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 2, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.title)
        self.row.addSpacing(4)
        self.row.addWidget(self.note, 1)
        for action in actions:
            self.row.addWidget(action)

    def set_note(self, text: str) -> None:
        """The sentence beside the title, such as "3 đang sinh hoạt (2 chính thức, 1 dự bị)"."""
        self.note.setText(text)
        self.note.setToolTip(text)
