"""A note beside a title drops whole parts where the width is too small, and tells all of it in the tooltip."""

from pytestqt.qtbot import QtBot

from dvqc_desktop.ui.widgets.basics import PageHeader, ShortLabel

NOTE = "18 kế hoạch đang chạy · 2 bản nháp · 5 cần xem lại trong tuần"


def test_a_note_drops_whole_parts_rather_than_cut_a_word(qtbot: QtBot) -> None:
    head = PageHeader("Bồi dưỡng")
    qtbot.addWidget(head)
    head.set_note(NOTE)
    note = head.note
    width = note.fontMetrics().horizontalAdvance(NOTE)
    note.resize(width, 20)
    assert note.fitting() == NOTE
    note.resize(width - 10, 20)
    assert note.fitting() == "18 kế hoạch đang chạy · 2 bản nháp"
    note.resize(10, 20)
    assert note.fitting() == ""
    assert note.toolTip() == NOTE


def test_another_short_line_keeps_its_beginning(qtbot: QtBot) -> None:
    line = ShortLabel("secondary")
    qtbot.addWidget(line)
    line.setText(NOTE)
    line.resize(10, 20)
    assert line.fitting() == "18 kế hoạch đang chạy"
