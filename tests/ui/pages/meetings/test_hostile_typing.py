"""Whatever is pasted into a field of a meeting is what the book keeps of it."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from dvqc_desktop.domain.names import nfc, one_line
from dvqc_desktop.ui.pages.meetings.minutes.marked_edit import MarkedEdit
from tests.exports.documents.test_hostile_text import HOSTILE


def test_three_hundred_hostile_strings_pass_through_the_fields(qtbot: QtBot) -> None:
    lines, line = MarkedEdit("hostileEdit", "Nội dung"), QLineEdit()
    qtbot.addWidget(lines)
    qtbot.addWidget(line)
    for text in HOSTILE:
        pasted = QMimeData()
        pasted.setText(text)
        lines.clear()
        lines.insertFromMimeData(pasted)
        line.setText(text)
        assert (lines.value().text, one_line(line.text())) == (nfc(text), one_line(text))
