"""Fields that the dialogs of a round share: one line of text, and the meeting that agreed."""

from PySide6.QtWidgets import QComboBox, QLineEdit

from dvqc_desktop.domain import clock
from dvqc_desktop.services.classes.reclassify import recent_meetings
from dvqc_desktop.ui.store import Store


def text_edit(name: str, hint: str) -> QLineEdit:
    """An empty line with a hint."""
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(hint)
    return made


def meeting_combo(store: Store, name: str) -> QComboBox:
    """The last meetings, with none of them at first."""
    combo = QComboBox()
    combo.setObjectName(name)
    combo.addItem("Không qua buổi họp", None)
    for meeting in store.read(recent_meetings, clock.today()):
        combo.addItem(f"Buổi họp {meeting.held_on:%d/%m/%Y}", meeting.id)
    return combo
