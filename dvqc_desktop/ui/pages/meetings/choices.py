"""Combo boxes of the page, filled from data and read back as codes or row ids."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox

from dvqc_desktop.domain.codes import MeetingKind
from dvqc_desktop.domain.meetings import kind_words
from dvqc_desktop.services.people.leaders import MemberName

NOBODY = "–"


def combo(name: str, accessible: str) -> QComboBox:
    """An empty combo box."""
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(accessible)
    return made


def fill(box: QComboBox, choices: Sequence[tuple[str, Any]], chosen: Any) -> None:
    """Offers words with what they stand for and chooses one, telling nobody."""
    box.blockSignals(True)
    box.clear()
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, next((i for i, (_, value) in enumerate(choices) if value == chosen), 0)))
    box.blockSignals(False)


def kind_choices(unit_kind: str) -> list[tuple[str, str]]:
    """The kinds of meeting as the unit calls them."""
    return [(kind_words(kind, unit_kind), kind.value) for kind in MeetingKind]


def member_choices(members: Sequence[MemberName]) -> list[tuple[str, int | None]]:
    """Nobody, then the members."""
    return [(NOBODY, None), *((member.name, member.id) for member in members)]
