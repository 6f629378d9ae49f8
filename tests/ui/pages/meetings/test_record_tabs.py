"""Minutes, votes and tasks are recorded by keyboard and dialogs, and told in words."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QSpinBox

from dvqc_desktop.db.engine import open_database
from dvqc_desktop.domain.codes import MemberStatus
from dvqc_desktop.domain.votes import VoteCount
from dvqc_desktop.services.meetings.agenda.agenda import list_items
from dvqc_desktop.services.meetings.passed.resolutions import find_resolution
from dvqc_desktop.services.meetings.passed.votes import VoteEntry, list_votes, record_vote
from dvqc_desktop.services.meetings.roll.attendance import roll_call
from dvqc_desktop.services.meetings.tasks.tasks import list_tasks
from dvqc_desktop.services.members.members import set_member_status
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from tests.conftest import KEY
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.meetings.kit import MINUTES, TASKS, VOTES, go_to, key, open_meetings, said


@pytest.fixture
def page(window: MainWindow) -> MeetingsPage:
    return open_meetings(window)


def test_a_finished_sentence_is_kept_at_once(page: MeetingsPage) -> None:
    meeting_id = go_to(page, "05/11", MINUTES)
    edit = page.minutes.text
    edit.setPlainText("")
    edit.insertPlainText("Đồng chí Hà báo cáo")
    assert page.store.read(list_items, meeting_id)[0].minutes_text != "Đồng chí Hà báo cáo"
    edit.insertPlainText(".")
    assert page.store.read(list_items, meeting_id)[0].minutes_text == "Đồng chí Hà báo cáo."
    assert edit.textCursor().position() == 20


def test_line_breaks_and_blanks_stay_while_typing(page: MeetingsPage) -> None:
    go_to(page, "05/11", MINUTES)
    edit = page.minutes.text
    edit.setPlainText("")
    for piece in ("Đồng chí Hà báo cáo.", "\n", "Đồng chí Oanh:  ", "nhất trí.", " "):
        edit.insertPlainText(piece)
    assert edit.toPlainText() == "Đồng chí Hà báo cáo.\nĐồng chí Oanh:  nhất trí. "
    assert edit.textCursor().atEnd()


def test_half_a_sentence_is_kept_when_another_item_is_chosen(page: MeetingsPage) -> None:
    meeting_id = go_to(page, "05/11", MINUTES)
    page.minutes.text.insertPlainText("Thêm ý ")
    page.minutes.list.setCurrentIndex(page.minutes.items.index(1))
    assert "Thêm ý" in (page.store.read(list_items, meeting_id)[0].minutes_text or "")
    assert "Thêm ý" not in page.minutes.text.toPlainText()
    page.minutes.conclusion.setPlainText("Thống nhất")
    page.list.choose(go_to(page, "24/11", MINUTES))
    assert page.store.read(list_items, meeting_id)[1].conclusion == "Thống nhất"


def test_half_a_sentence_is_kept_when_the_window_closes(window: MainWindow) -> None:
    page = open_meetings(window)
    path = page.store.database.path
    meeting_id = go_to(page, "05/11", MINUTES)
    page.minutes.text.setPlainText("Chưa hết câu")
    window.close()
    database = open_database(path, KEY)
    kept = database.read(list_items, meeting_id)[0].minutes_text
    database.close()
    assert kept == "Chưa hết câu"


def test_a_pause_keeps_what_is_typed(page: MeetingsPage) -> None:
    meeting_id = go_to(page, "05/11", MINUTES)
    page.minutes.text.setPlainText("Đang ghi")
    page.minutes.text._pause.timeout.emit()
    assert page.store.read(list_items, meeting_id)[0].minutes_text == "Đang ghi"


def test_an_undone_text_comes_back_on_the_screen(page: MeetingsPage) -> None:
    go_to(page, "05/11", MINUTES)
    before = page.minutes.text.toPlainText()
    page.minutes.text.setPlainText("Khác hẳn.")
    page.minutes.text.keep()
    page.store.undo()
    assert page.minutes.text.toPlainText() == before


def test_a_member_is_named_by_typing_part_of_the_name(page: MeetingsPage, window: MainWindow) -> None:
    go_to(page, "05/11", MINUTES)
    page.minutes.text.setPlainText("")
    press(page, "insertNameButton")
    form = dialog(window, "insertNameDialog")
    child(form, QLineEdit, "insertNameEdit").setText("bich ha")
    press(form, "insertNameGoButton")
    assert page.minutes.text.toPlainText() == "Đồng chí Hà: "


def test_a_vote_tells_its_outcome_while_it_is_typed(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id = go_to(page, "05/11", VOTES)
    press(page, "addVoteButton")
    form = dialog(window, "voteDialog")
    assert said(form, "voteBasisLabel").startswith("Tính trên tổng số 2 đảng viên chính thức được triệu tập")
    assert said(form, "voteResultLabel") == "Thông qua: 2/2 (100%), cần quá nửa tức ít nhất 2 phiếu."
    child(form, QSpinBox, "votesForSpin").setValue(3)
    assert "nhiều hơn 2 đảng viên" in said(form, "voteResultLabel")
    child(form, QSpinBox, "votesForSpin").setValue(1)
    press(form, "saveVoteButton")
    assert said(form, "voteResultLabel").startswith("Chưa ghi được biểu quyết: nội dung còn trống.")
    child(form, QLineEdit, "voteSubjectEdit").setText("Giao việc tháng 12")
    press(form, "saveVoteButton")
    assert not page.store.read(list_votes, meeting_id)[-1].passed


def test_a_long_subject_is_read_whole(page: MeetingsPage) -> None:
    meeting_id = go_to(page, "05/11", VOTES)
    before = page.votes.table.rowHeight(0)
    page.store.write(record_vote, meeting_id, VoteEntry("Thông qua kế hoạch giúp nhau " * 8, VoteCount(2, 0, 0)))
    assert page.votes.table.rowHeight(2) > page.votes.table.rowHeight(0) == before


def test_a_vote_is_corrected_and_taken_out(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id = go_to(page, "05/11", VOTES)
    page.votes.table.opened.emit(0)
    form = dialog(window, "voteDialog")
    assert child(form, QComboBox, "voteRuleCombo").count() == 1
    child(form, QComboBox, "voteFormCombo").setCurrentIndex(1)
    child(form, QComboBox, "voteItemCombo").setCurrentIndex(2)
    press(form, "saveVoteButton")
    vote = page.store.read(list_votes, meeting_id)[0]
    assert (vote.form, vote.agenda_item_id) == ("secret", page.store.read(list_items, meeting_id)[1].id)
    press(page, "deleteVoteButton")
    assert len(page.store.read(list_votes, meeting_id)) == 1


def test_votes_of_an_old_roll_call_are_told_and_counted_anew(page: MeetingsPage) -> None:
    meeting_id = go_to(page, "05/11", VOTES)
    strip = child(page, QFrame, "voteMovedStrip")
    assert strip.isHidden()
    oanh = next(row for row in page.store.read(roll_call, meeting_id) if row.name == "Lê Kim Oanh")
    page.store.write(set_member_status, oanh.person_id, MemberStatus.EXEMPT, date(2026, 11, 1))
    assert not strip.isHidden()
    assert "mẫu số không còn khớp" in said(page, "voteMovedLabel")
    press(page, "recountVotesButton")
    assert strip.isHidden()
    assert all(vote.matches for vote in page.store.read(list_votes, meeting_id))


def test_the_conclusion_takes_the_next_number_of_the_term(page: MeetingsPage) -> None:
    meeting_id = go_to(page, "24/11", VOTES)
    assert said(page, "resolutionTitleLabel") == "Kết luận, kiến nghị với chi bộ"
    page.votes.text.insertPlainText("Thống nhất các việc.")
    found = page.store.read(find_resolution, meeting_id)
    assert found is not None
    assert said(page, "resolutionNumberLabel") == found.printed_number
    assert found.text == "Thống nhất các việc."


def test_the_number_of_the_paper_is_changed_unless_it_was_given(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id = go_to(page, "05/11", VOTES)
    number = child(page, QSpinBox, "resolutionNumberSpin")
    for wanted, kept in ((9, 9), (1, 9)):
        number.setValue(wanted)
        number.editingFinished.emit()
        found = page.store.read(find_resolution, meeting_id)
        assert found is not None
        assert (found.number, number.value()) == (kept, kept)
    assert "errorDialog" in open_dialogs(window)


def test_a_task_is_given_changed_and_done(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id = go_to(page, "05/11", TASKS)
    press(page, "addTaskButton")
    form = dialog(window, "taskDialog")
    child(form, QLineEdit, "taskDueEdit").setText("31/02/2026")
    press(form, "saveTaskButton")
    assert "không phải ngày" in said(form, "taskErrorLabel")
    child(form, QLineEdit, "taskDueEdit").setText("25/11/2026")
    press(form, "saveTaskButton")
    assert "nội dung còn trống" in said(form, "taskErrorLabel")
    child(form, QLineEdit, "taskTextEdit").setText("Mời công đoàn dự họp")
    child(form, QComboBox, "taskOwnerCombo").setCurrentIndex(1)
    press(form, "saveTaskButton")
    task = page.store.read(list_tasks, meeting_id)[-1]
    assert (task.text, task.owner, f"{task.due_on:%d/%m}") == ("Mời công đoàn dự họp", "Trần Bích Hà", "25/11")


def test_a_task_is_noted_done_and_undone_and_taken_out(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id = go_to(page, "05/11", TASKS)
    assert said(page, "taskSumLabel") == "3 việc, 2 quá hạn"
    page.tasks.table.select_row(2)
    press(page, "doneTaskButton")
    press(dialog(window, "finishTaskDialog"), "finishTaskButton")
    page.tasks.table.select_row(2)
    assert page.store.read(list_tasks, meeting_id)[2].done_on is not None
    press(page, "undoneTaskButton")
    assert page.store.read(list_tasks, meeting_id)[2].done_on is None
    press(page, "deleteTaskButton")
    assert said(page, "taskSumLabel") == "2 việc, 1 quá hạn"


def test_a_task_opens_by_enter_to_be_changed(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id = go_to(page, "05/11", TASKS)
    page.tasks.table.select_row(1)
    key(page.tasks.table, Qt.Key.Key_Return)
    form = dialog(window, "taskDialog")
    child(form, QLineEdit, "taskTextEdit").setText("Tìm người phụ trách, báo lại")
    press(form, "saveTaskButton")
    assert page.store.read(list_tasks, meeting_id)[1].text == "Tìm người phụ trách, báo lại"
