"""The agenda is edited in place, moved by keys and by drag, and fed from reminders and data."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.services.meetings.agenda.agenda import AgendaRow, list_items
from dvqc_desktop.services.meetings.meetings import MeetingForm, add_meeting
from dvqc_desktop.services.meetings.tasks.tasks import debts
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.meetings.agenda import agenda_tab
from dvqc_desktop.ui.pages.meetings.agenda.agenda_table import MINUTES, PEOPLE, PRESENTER, TITLE
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.meetings.kit import ROLL, go_to, key, open_meetings, said

EDIT = Qt.ItemDataRole.EditRole
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(window: MainWindow) -> MeetingsPage:
    """The page with the meeting of 24/11."""
    made = open_meetings(window)
    go_to(made, "24/11")
    return made


def items(page: MeetingsPage) -> tuple[AgendaRow, ...]:
    return page.store.read(list_items, page.list.current_id() or 0)


def set_cell(page: MeetingsPage, row: int, column: int, value: object) -> None:
    rows = page.agenda.table.rows
    assert rows.setData(rows.index(row, column), value, EDIT)


def test_the_agenda_shows_times_and_people_by_given_name(page: MeetingsPage) -> None:
    rows = page.agenda.table.rows
    shown = [rows.index(2, column).data() for column in range(1, 6)]
    title = "Công tác quần chúng tuần qua và việc cần giúp"
    assert shown == ["17:00", title, "Trần Bích Hà", "20", "Dung, Tiến, Yến"]
    assert said(page, "agendaTotalLabel") == "Cộng 90 phút"
    assert said(page, "agendaFitLabel") == "khớp 16:30–18:00"


def test_cells_are_edited_in_place(page: MeetingsPage) -> None:
    set_cell(page, 2, MINUTES, 15)
    set_cell(page, 2, TITLE, "Công tác quần chúng")
    set_cell(page, 2, PRESENTER, "Từng đồng chí")
    item = items(page)[2]
    assert (item.minutes, item.title, item.presenter) == (15, "Công tác quần chúng", "Từng đồng chí")
    assert next(name for _, name in item.people) == "Đào Thị Dung"
    assert items(page)[3].starts == "17:15"
    assert said(page, "agendaFitLabel").startswith("còn trống 5 phút trong 16:30–18:00")


def test_too_long_an_agenda_says_by_how_much(page: MeetingsPage) -> None:
    set_cell(page, 0, MINUTES, 20)
    assert said(page, "agendaFitLabel") == "quá 15 phút so với 16:30–18:00"


def test_the_editors_fit_their_columns(page: MeetingsPage) -> None:
    table, kinds = page.agenda.table, {TITLE: QLineEdit, PRESENTER: QComboBox, MINUTES: QSpinBox}
    for column, kind in kinds.items():
        table.edit(table.rows.index(0, column))
        editor = next(made for made in table.viewport().findChildren(kind) if made.isVisible())
        key(editor, Qt.Key.Key_Escape)
    table.edit(table.rows.index(0, PRESENTER))
    box = next(made for made in table.viewport().findChildren(QComboBox) if made.isVisible())
    assert box.currentText() == "Nguyễn Thúy Lợi"
    box.setCurrentIndex(box.findText("–"))
    table.commitData(box)
    assert items(page)[0].presenter is None


def test_alt_and_arrows_move_the_current_item(page: MeetingsPage) -> None:
    table = page.agenda.table
    table.select_row(0)
    key(table, Qt.Key.Key_Up, ALT)
    key(table, Qt.Key.Key_Down, ALT)
    assert items(page)[1].title == "Tuyên bố lý do, điểm danh"
    assert table.current_row() == 1
    assert page.store.undo_label() == "chuyển mục đến vị trí 2"


@pytest.mark.parametrize(("row", "gap", "place"), [(0, 3, 2), (4, 1, 1), (0, 6, 5), (2, 2, 2), (2, 3, 2)])
def test_a_dragged_item_lands_in_the_gap(page: MeetingsPage, row: int, gap: int, place: int) -> None:
    title = items(page)[row].title
    page.agenda.table.drop_row(row, gap)
    assert items(page)[place].title == title


def test_a_new_item_stands_under_the_current_one_ready_for_typing(page: MeetingsPage) -> None:
    page.agenda.table.select_row(1)
    press(page, "addAgendaItemButton")
    assert items(page)[2].title == "Mục mới"
    editors = page.agenda.table.viewport().findChildren(QLineEdit)
    assert any(editor.isVisible() for editor in editors)


def test_f2_opens_the_title_or_the_people_where_a_cell_has_no_editor(page: MeetingsPage, window: MainWindow) -> None:
    table = page.agenda.table
    table.select_row(0)
    key(table, Qt.Key.Key_F2)
    assert table.currentIndex().column() == TITLE
    assert [edit.text() for edit in table.viewport().findChildren(QLineEdit)] == ["Tuyên bố lý do, điểm danh"]
    table.setCurrentIndex(table.rows.index(2, PEOPLE))
    key(table, Qt.Key.Key_Return)
    assert open_dialogs(window) == ["linkPeopleDialog"]


def test_tab_goes_down_what_stands_beside_the_agenda(page: MeetingsPage) -> None:
    box: QWidget | None = page.agenda.side.findChildren(QCheckBox)[0]
    passed = []
    while box is not None and len(passed) < 60:
        passed.append(box.text() if isinstance(box, QAbstractButton) else "")
        box = box.nextInFocusChain()
    order = ["Công tác quần chúng", "Ghi xong việc…", "Việc để kỳ sau…", "Xem điểm danh"]
    assert [passed.index(words) for words in order] == sorted(passed.index(words) for words in order)


def test_a_planned_meeting_takes_its_usual_items_at_one_click(page: MeetingsPage) -> None:
    usual = child(page, QPushButton, "usualItemsButton")
    assert not usual.isVisible()
    go_to(page, "04/12")
    assert not child(page, QPushButton, "putOffItemButton").isVisible()
    usual.click()
    assert items(page)[0].starts == "16:30" and not usual.isVisible()


def test_a_kind_of_the_cells_own_is_named_wherever_the_meeting_stands(page: MeetingsPage) -> None:
    name = "Họp liên tịch tổ đảng với công đoàn và đoàn thanh niên"
    made = page.store.write(add_meeting, MeetingForm("other", date(2026, 12, 1), kind_name=name))
    page.open_row(made.row_id or 0)
    title = child(page, QLabel, "meetingTitleLabel")
    assert title.toolTip() == title.text() == f"{name}, tháng 12/2026"
    assert title.width() < title.fontMetrics().horizontalAdvance(title.text())
    assert name in str(page.list.currentIndex().data(Qt.ItemDataRole.ToolTipRole))
    assert any(name in words.text() for words in page.agenda.side.findChildren(QLabel))
    assert any(name in row.what for row in page.store.read(list_due, date(2026, 11, 30)))


def test_an_item_is_removed_by_key_and_comes_back(page: MeetingsPage) -> None:
    page.agenda.table.select_row(5)
    key(page.agenda.table, Qt.Key.Key_Delete)
    assert len(items(page)) == 5
    page.store.undo()
    assert len(items(page)) == 6


def test_a_worker_in_a_printed_title_is_refused(page: MeetingsPage, window: MainWindow) -> None:
    set_cell(page, 2, TITLE, "Giúp Đào Thị Dung")
    assert "errorDialog" in open_dialogs(window)
    assert "Dung" not in items(page)[2].title


def test_people_are_linked_for_the_screen(page: MeetingsPage, window: MainWindow) -> None:
    table = page.agenda.table
    table.setCurrentIndex(table.rows.index(0, PEOPLE))
    table.doubleClicked.emit(table.currentIndex())
    form = dialog(window, "linkPeopleDialog")
    names = child(form, QListWidget, "linkPeopleList")
    child(form, QLineEdit, "linkPeopleFilterEdit").setText("dung")
    seen = [names.item(at) for at in range(names.count()) if not names.item(at).isHidden()]
    assert [line.text() for line in seen] == ["Đào Thị Dung"]
    seen[0].setCheckState(Qt.CheckState.Checked)
    press(form, "linkPeopleSaveButton")
    assert [name for _, name in items(page)[0].people] == ["Đào Thị Dung"]


def boxes(page: MeetingsPage) -> list[QCheckBox]:
    layout = child(page, QFrame, "agendaCheckList").layout()
    assert layout is not None
    found = [layout.itemAt(place).widget() for place in range(layout.count())]  # type: ignore[union-attr]
    return [box for box in found if isinstance(box, QCheckBox)]


def test_a_dragged_item_is_told_where_it_was_let_go(page: MeetingsPage) -> None:
    table = page.agenda.table
    table.select_row(0)
    below = table.rowViewportPosition(2) + table.rowHeight(2) - 4
    mime, left, plain = QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(60, below), table.rows.supportedDropActions(), mime, left, plain)
    table.dropEvent(event)
    action = event.dropAction()
    assert action is Qt.DropAction.CopyAction
    assert table.gap_at(below) == 3
    assert table.gap_at(5000) == 6


def test_a_missing_reminder_adds_its_item_at_one_click(page: MeetingsPage) -> None:
    assert [box.text() for box in boxes(page) if not box.isChecked()] == ["Việc kỳ trước chưa xong (2 việc)"]
    next(box for box in boxes(page) if not box.isChecked()).click()
    assert items(page)[-1].title == "Kiểm điểm việc kỳ trước chưa xong"
    boxes(page)[0].click()
    assert len(items(page)) == 7


def test_unfinished_tasks_are_finished_beside_the_agenda(page: MeetingsPage, window: MainWindow) -> None:
    panel = child(page, QFrame, "agendaDebtPanel")
    next(made for made in panel.findChildren(QPushButton) if made.text() == "Ghi xong việc…").click()
    form = dialog(window, "finishTaskDialog")
    child(form, QLineEdit, "taskResultEdit").setText("Công đoàn đồng ý")
    press(form, "finishTaskButton")
    assert len(page.store.read(debts, page.list.current_id() or 0)) == 1


def test_what_the_data_propose_goes_into_the_item_that_fits(page: MeetingsPage) -> None:
    block = child(page, QFrame, "agendaProposalList")
    links = [made for made in block.findChildren(QPushButton) if made.isVisibleTo(block)]
    assert {made.text() for made in links} == {"Đưa vào mục 3", "Đưa vào mục 4", "Thêm thành mục mới"}
    before = len(items(page)[2].people)
    next(made for made in links if made.text() == "Đưa vào mục 3").click()
    assert len(items(page)[2].people) > before


def test_the_expected_presence_leads_to_the_roll_call(page: MeetingsPage) -> None:
    box = page.agenda.side.quorum
    assert box.words() == "Dự kiến có mặt 2/3, trong đó chính thức 1/2. Chưa đủ để biểu quyết."
    next(made for made in box.findChildren(QPushButton)).click()
    assert page.tabs.currentIndex() == ROLL


def test_a_large_book_is_looked_through_in_a_job(
    page: MeetingsPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agenda_tab, "MOST_AT_ONCE", 0)
    page.refresh()
    assert window.jobs.busy
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert "Việc kỳ trước chưa xong (2 việc)" in [box.text() for box in boxes(page)]


def test_a_meeting_of_the_past_gets_no_proposals(page: MeetingsPage) -> None:
    go_to(page, "05/11")
    assert not child(page, QFrame, "agendaProposalList").isVisibleTo(page)
