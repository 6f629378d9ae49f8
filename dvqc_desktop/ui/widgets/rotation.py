"""The weeks of a shift rotation, from this week on: a list of shifts for each, blank ones at the end do not count."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from dvqc_desktop.domain.shifts import LONGEST_CYCLE
from dvqc_desktop.services.people.shifts import week_words
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import label

OFFERED = 4  # weeks
EMPTY_WORDS = "để trống"


class RotationPart(QWidget):
    """One combo a week; a shift that is not in the list may be typed."""

    def __init__(self, shifts: Sequence[str], known: Sequence[str] = ()) -> None:
        super().__init__()
        self._known = tuple(known)
        self._combos: list[QComboBox] = []
        self._told = label("", "error", "rotationError", wrap=True)
        self._told.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        for place in range(min(max(OFFERED, len(known)), LONGEST_CYCLE)):
            combo = QComboBox()
            combo.setObjectName("rotationWeekCombo")
            combo.setAccessibleName(f"Ca {week_words(place)}")
            combo.setEditable(True)
            combo.addItems(["", *shifts])
            combo.setMinimumWidth(theme.px(100))
            edit = combo.lineEdit()
            if edit is not None:
                edit.setPlaceholderText(EMPTY_WORDS)
            line, column = divmod(place, OFFERED)
            grid.addWidget(label(week_words(place).capitalize(), "secondary"), 2 * line, column)
            grid.addWidget(combo, 2 * line + 1, column)
            grid.setColumnStretch(column, 1)
            self._combos.append(combo)
        grid.addWidget(self._told, 4, 0, 1, OFFERED)
        self.show_weeks(known)

    def set_shifts(self, shifts: Sequence[str]) -> None:
        """Offers other shifts, as after their names were changed; the cycle is shown anew by `show_weeks`."""
        for combo in self._combos:
            combo.clear()
            combo.addItems(["", *shifts])

    def show_weeks(self, shifts: Sequence[str]) -> None:
        """Shows another cycle."""
        self._known = tuple(shifts)
        for place, combo in enumerate(self._combos):
            combo.setCurrentText(shifts[place] if place < len(shifts) else "")

    def weeks(self) -> tuple[str, ...]:
        """The cycle as it stands, without the blank weeks at its end."""
        names = [combo.currentText().strip() for combo in self._combos]
        while names and not names[-1]:
            names.pop()
        return tuple(names)

    def changed_weeks(self) -> tuple[str, ...] | None:
        """The cycle where it was changed, else None."""
        return None if self.weeks() == self._known else self.weeks()

    def check(self) -> bool:
        """True when no week inside the cycle is blank; else says which one is."""
        names = self.weeks()
        gap = names.index("") if "" in names else -1
        self._told.setText(f"{week_words(gap).capitalize()} chưa chọn ca." if gap >= 0 else "")
        self._told.setVisible(gap >= 0)
        if gap >= 0:
            self._combos[gap].setFocus()
        return gap < 0
