"""A row of joined buttons of which one is down: views, filters, kinds."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import ICON_WITH_GAP

SIDES = 26  # pixels beside the words: padding and border


class Segment(QWidget):
    """Joined buttons; `chosen` carries the key of the button pressed by the user.

    The widget and its QButtonGroup carry the same objectName.
    """

    chosen = Signal(object)

    def __init__(self, name: str, options: Sequence[tuple[Hashable, str]], icons: Sequence[str] = ()) -> None:
        """`options` are (key, words) from left to right; `icons` one for each, or none."""
        super().__init__()
        self.setObjectName(name)
        self.group = QButtonGroup(self)
        self.group.setObjectName(name)
        self.group.setExclusive(True)
        self._keys: list[Hashable] = []
        self._buttons: list[QPushButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, (key, words) in enumerate(options):
            made = QPushButton(words)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setProperty("role", "segment")
            made.setProperty("place", self._place(index, len(options)))
            if icons:
                made.setIcon(theme.icon(icons[index], 16, "text"))
                made.setIconSize(ICON_WITH_GAP)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.setMinimumWidth(_heavy_width(words, bool(icons)))
            self.group.addButton(made, index)
            self._keys.append(key)
            self._buttons.append(made)
            row.addWidget(made)
        if self._buttons:
            self._buttons[0].setChecked(True)
        self.group.idClicked.connect(self._tell)

    def value(self) -> Hashable:
        """The key of the button that is down."""
        return self._keys[self.group.checkedId()]

    def set_value(self, key: Hashable) -> None:
        """Presses a button without telling anybody."""
        self._buttons[self._keys.index(key)].setChecked(True)

    def set_words(self, key: Hashable, words: str) -> None:
        """Changes a button's words, such as its count."""
        made = self._buttons[self._keys.index(key)]
        made.setText(words)
        made.setMinimumWidth(_heavy_width(words, not made.icon().isNull()))

    @staticmethod
    def _place(index: int, count: int) -> str:
        if count == 1:
            return "only"
        return {0: "first", count - 1: "last"}.get(index, "middle")

    @Slot(int)
    def _tell(self, number: int) -> None:
        self.chosen.emit(self._keys[number])


def _heavy_width(words: str, icon: bool) -> int:
    """The width of a button that is down: its words are heavier then, and nothing should move or be cut."""
    return QFontMetrics(theme.font(14, 600)).horizontalAdvance(words) + SIDES + (ICON_WITH_GAP.width() if icon else 0)
