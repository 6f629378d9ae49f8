"""Combo boxes of the page, filled from data and read back as codes or row ids."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox

from dvqc_desktop.domain.codes import MeetingKind
from dvqc_desktop.domain.meeting_kinds import OwnKind, kind_code, split_code
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


def kind_choices(unit_kind: str, own: Sequence[OwnKind] = (), chosen: str = "") -> list[tuple[str, str]]:
    """The kinds of meeting as the unit calls them, its own kinds, and `chosen` where it is kept no longer."""
    names = [kind.name for kind in own]
    gone = split_code(chosen)[1]
    if gone is not None and gone not in names:
        names.append(gone)
    shipped = [(kind_words(kind, unit_kind), kind.value) for kind in MeetingKind]
    return [*shipped, *((name, kind_code(MeetingKind.OTHER.value, name)) for name in names)]


def member_choices(members: Sequence[MemberName]) -> list[tuple[str, int | None]]:
    """Nobody, then the members."""
    return [(NOBODY, None), *((member.name, member.id) for member in members)]
