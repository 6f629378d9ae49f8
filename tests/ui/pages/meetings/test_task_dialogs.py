"""Tasks say what they are about, come over from the last meeting, and are listed by member."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from dvqc_desktop.services.meetings.tasks.tasks import list_tasks
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from dvqc_desktop.ui.widgets.table import TableView
from tests.ui.kit import child, dialog, press
from tests.ui.pages.meetings.kit import TASKS, go_to, open_meetings, said
from tests.ui.pages.meetings.test_passed import choose


@pytest.fixture
def page(window: MainWindow) -> MeetingsPage:
    return open_meetings(window)


def test_a_task_is_tied_to_a_worker_a_plan_and_an_item(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id = go_to(page, "05/11", TASKS)
    press(page, "addTaskButton")
    form = dialog(window, "taskDialog")
    assert not child(form, QComboBox, "taskLinkCombo").isEnabled()
    child(form, QLineEdit, "taskTextEdit").setText("Xem lại kế hoạch cùng chị Dung")
    child(form, QLineEdit, "taskReportEdit").setText("24/11/2026")
    choose(form, "taskAboutCombo", "Đào Thị Dung")
    choose(form, "taskLinkCombo", "Kế hoạch từ")
    choose(form, "taskItemCombo", "3.")
    press(form, "saveTaskButton")
    task = page.store.read(list_tasks, meeting_id)[-1]
    assert (task.about, f"{task.report_on:%d/%m}") == ("Đào Thị Dung", "24/11")
    assert task.plan_id is not None
    assert task.agenda_item_id is not None


def test_what_a_task_is_tied_to_stays_when_it_is_changed(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id = go_to(page, "05/11", TASKS)
    press(page, "addTaskButton")
    form = dialog(window, "taskDialog")
    child(form, QLineEdit, "taskTextEdit").setText("Gặp chị Dung")
    choose(form, "taskAboutCombo", "Đào Thị Dung")
    choose(form, "taskLinkCombo", "Kế hoạch từ")
    press(form, "saveTaskButton")
    before = page.store.read(list_tasks, meeting_id)[-1]
    page.tasks.table.opened.emit(3)
    press(dialog(window, "taskDialog"), "saveTaskButton")
    assert page.store.read(list_tasks, meeting_id)[-1] == before


def test_unfinished_tasks_are_taken_over_with_a_new_date(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id = go_to(page, "24/11", TASKS)
    press(page, "carryTasksButton")
    form = dialog(window, "carryTasksDialog")
    child(form, QLineEdit, "carryDay_0").setText("mai")
    press(form, "carryTasksSaveButton")
    assert "không phải ngày" in said(form, "carryErrorLabel")
    child(form, QLineEdit, "carryDay_0").setText("04/12/2026")
    child(form, QCheckBox, "carryCheck_1").setChecked(False)
    press(form, "carryTasksSaveButton")
    (task,) = page.store.read(list_tasks, meeting_id)
    assert (task.text, f"{task.due_on:%d/%m}") == ("Hỏi công đoàn việc đổi ca cho Đào Thị Dung", "04/12")
    press(page, "carryTasksButton")
    left = [box.text() for box in dialog(window, "carryTasksDialog").findChildren(QCheckBox)]
    assert left == ["Tìm người tích cực phụ trách Cao Thị Yến"]


def test_nothing_ticked_is_told(page: MeetingsPage, window: MainWindow) -> None:
    go_to(page, "24/11", TASKS)
    press(page, "carryTasksButton")
    form = dialog(window, "carryTasksDialog")
    for box in form.findChildren(QCheckBox):
        box.setChecked(False)
    press(form, "carryTasksSaveButton")
    assert said(form, "carryErrorLabel").startswith("Chưa chọn việc nào.")


def test_tasks_are_looked_through_by_member_and_open_their_meeting(page: MeetingsPage, window: MainWindow) -> None:
    go_to(page, "24/11", TASKS)
    press(page, "memberTasksButton")
    form = dialog(window, "memberTasksDialog")
    assert said(form, "memberTasksSumLabel") == "3 việc đang làm, 2 quá hạn"
    choose(form, "memberTasksCombo", "Trần Bích Hà")
    table = child(form, TableView, "memberTaskTable")
    table.select_row(0)
    press(form, "openTaskMeetingButton")
    assert page.head._title.text() == "Họp công tác, kỳ 1 tháng 11/2026"
