"""Lists to Excel from the pages that have them: rows, columns and order as on screen, said before, entered after."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from dvqc_desktop.services.meetings.tasks.tasks import member_tasks
from dvqc_desktop.services.reports.export_register import exports
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import Page, PageName
from dvqc_desktop.ui.pages.meetings.tasks.task_tab import TaskTab
from dvqc_desktop.ui.pages.plans.register.register import RegisterView
from dvqc_desktop.ui.widgets.segment import Segment
from tests.faults.scan import find_leaks
from tests.ui.export_kit import export_to, rows_under_head, said
from tests.ui.kit import child, dialog, open_dialogs, press

TODAY = date(2026, 11, 20)


def page_of(window: MainWindow, name: PageName) -> Page:
    assert window.frame is not None
    return window.frame.shelf.show_page(name)


def test_members_leave_as_they_stand_with_filter_columns_and_order(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = page_of(window, PageName.MEMBERS)
    child(page, Segment, "memberStatusSegment").group.buttons()[1].click()
    table = child(page, QTableView, "memberTable")
    table.setColumnHidden(1, True)
    table.horizontalHeader().setSortIndicator(3, table.horizontalHeader().sortIndicatorOrder().DescendingOrder)
    seen = [table.model().index(row, 0).data() for row in range(table.model().rowCount())]
    press(page, "exportMembersButton")
    assert "Danh sách đảng viên: 5 dòng" in said(window) and "không có mật khẩu" in said(window)
    sheet = export_to(qtbot, window, window.jobs, tmp_path / "a.xlsx")
    head, *rows = rows_under_head(sheet, "Họ và tên")
    assert "Chức vụ" not in head and head[1] == "Tình trạng"
    assert [row[0] for row in rows] == seen
    assert "tất cả, cả người đã chuyển đi" in sheet["A3"].value


def test_the_file_is_entered_in_the_register_without_a_name(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = page_of(window, PageName.MEMBERS)
    press(page, "exportMembersButton")
    child(dialog(window, "confirmDialog"), QLineEdit, "exportRecipientEdit").setText("Đảng ủy X.40")
    export_to(qtbot, window, window.jobs, tmp_path / "danh-sach.xlsx")
    assert window.store is not None and window.frame is not None
    (entry,) = window.store.read(exports)
    assert (entry.what, entry.file_name) == ("Danh sách đảng viên", "danh-sach.xlsx")
    press(page, "exportMembersButton")
    again = child(dialog(window, "confirmDialog"), QLineEdit, "exportRecipientEdit")
    assert (entry.recipient, again.text()) == ("Đảng ủy X.40", "Đảng ủy X.40")
    assert "3 dòng; cột họ và tên" in entry.contents
    assert child(window, QLabel, "toastLabel").text() == "Đã xuất Excel: danh-sach.xlsx"
    assert child(window, QPushButton, "toastUndoButton").isHidden()


def test_a_list_without_rows_is_refused(window: MainWindow) -> None:
    page = page_of(window, PageName.MEMBERS)
    child(page, QLineEdit, "memberFilterEdit").setText("khong co ai")
    page._show_rows()  # type: ignore[attr-defined]
    page._filter_typed("khong co ai")  # type: ignore[attr-defined]
    press(page, "exportMembersButton")
    assert "không có dòng nào" in child(dialog(window, "errorDialog"), QLabel, "errorWhatLabel").text()


def test_saying_no_writes_nothing(window: MainWindow) -> None:
    press(page_of(window, PageName.DEVELOPMENT), "exportCandidatesButton")
    press(dialog(window, "confirmDialog"), "confirmStayButton")
    assert open_dialogs(window) == [] and not window.jobs.busy


def test_what_was_told_leaves_without_who_told_it(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    assert window.frame is not None
    window.frame.open_view(PageName.PLANS, "register")
    view = child(window, RegisterView, "proposalRegister")
    names = {row.worker_name for row in view.model.shown() if row.worker_name}
    agreed = sum(row.fields.consent for row in view.model.shown())
    press(window, "exportProposalsButton")
    assert "Tên người nêu và điều chưa được đồng ý" in said(window)
    head, *rows = rows_under_head(export_to(qtbot, window, window.jobs, tmp_path / "a.xlsx"), "Nghe ngày")
    assert "Người nêu" not in head and len(rows) == agreed > 0
    assert names and not [name for name in names if find_leaks(tmp_path, name)]


@pytest.mark.parametrize(("name", "button"), [(PageName.DEVELOPMENT, "exportCandidatesButton")])
def test_other_lists_leave_the_same_way(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: PageName, button: str
) -> None:
    page = page_of(window, name)
    press(page, button)
    head, *rows = rows_under_head(export_to(qtbot, window, window.jobs, tmp_path / "a.xlsx"), "Họ và tên")
    assert len(rows) == child(page, QTableView, "candidateTable").model().rowCount()
    assert head[:2] == ["Họ và tên", "Bước hiện nay"]


def test_meetings_leave_as_they_stand_in_the_list(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = page_of(window, PageName.MEETINGS)
    press(page, "exportMeetingsButton")
    assert "Chọn theo: năm 2026." in said(window)
    head, *rows = rows_under_head(export_to(qtbot, window, window.jobs, tmp_path / "a.xlsx"), "Ngày")
    assert head == ["Ngày", "Thứ", "Buổi họp", "Tình trạng", "Việc giao"]
    assert len(rows) == 8
    assert [str(cell) for cell in rows[3][1:4]] == ["thứ Năm", "Họp công tác (kỳ 1)", "Chờ ký biên bản"]


def test_the_ledger_leaves_as_it_is_shown(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = page_of(window, PageName.MEETINGS)
    page.tabs.setCurrentIndex(3)  # type: ignore[attr-defined]
    press(page, "numberLedgerButton")
    ledger = dialog(window, "numberLedgerDialog")
    press(ledger, "exportNumbersButton")
    assert "Tên quần chúng trong trích yếu" in said(window)
    head, *rows = rows_under_head(export_to(qtbot, window, window.jobs, tmp_path / "a.xlsx"), "Số")
    assert head[:3] == ["Số", "Loại", "Dùng cho"]
    assert len(rows) == child(ledger, QTableView, "numberTable").model().rowCount() > 0


def test_tasks_leave_without_the_workers_they_speak_of(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    press(page_of(window, PageName.MEETINGS), "memberTasksButton")
    tasks = dialog(window, "memberTasksDialog")
    press(tasks, "exportMemberTasksButton")
    assert "Tên quần chúng mà việc nói đến ở lại trong sổ" in said(window)
    head, *rows = rows_under_head(export_to(qtbot, window, window.jobs, tmp_path / "a.xlsx"), "Người làm")
    assert len(rows) == child(tasks, QTableView, "memberTaskTable").model().rowCount() > 0
    assert head == ["Người làm", "Việc", "Hạn", "Tình trạng", "Giao ngày"]
    assert not find_leaks(tmp_path, "Đào Thị Dung") and not find_leaks(tmp_path, "Cao Thị Yến")


def test_the_tasks_of_a_meeting_leave_without_the_column_of_promises(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = page_of(window, PageName.MEETINGS)
    assert window.store is not None
    page.open_row(next(task.meeting_id for task in window.store.read(member_tasks, TODAY) if task.meeting_id))
    tab = page.findChildren(TaskTab)[0]
    page.tabs.setCurrentWidget(tab)  # type: ignore[attr-defined]
    press(tab, "exportTasksButton")
    head, *rows = rows_under_head(export_to(qtbot, window, window.jobs, tmp_path / "a.xlsx"), "Việc giao")
    assert "Hứa với, về ai" not in head and len(rows) == tab.rows.rowCount()
