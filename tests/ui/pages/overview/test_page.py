"""The overview in a real window: the list with its links, the figures, the charts, the empty state."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.due import DueGroup, DueKind, DueRow
from dvqc_desktop.services.contacts.contacts import ContactFields, record_contact
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.overview.class_table import ClassTable
from dvqc_desktop.ui.pages.overview.page import OverviewPage
from dvqc_desktop.ui.pages.overview.task_tree import TaskTree
from dvqc_desktop.ui.pages.overview.tasks import LINK, SHOWN, WHEN, More
from dvqc_desktop.ui.pages.overview.words import LOOKS, due_words
from dvqc_desktop.ui.widgets.bar_charts import ClassRoundsChart, ColumnsChart
from dvqc_desktop.ui.widgets.figure import FigureWidget
from tests.ui.kit import child, dialog, open_dialogs, press

TODAY = date(2026, 11, 20)


@pytest.fixture
def page(window: MainWindow) -> OverviewPage:
    return child(window, OverviewPage, "overviewPage")


def row_of(page: OverviewPage, kind: DueKind) -> DueRow:
    return next(row for row in page._rows if row.kind is kind)


def do(page: OverviewPage, kind: DueKind) -> None:
    page.tree.open_item(row_of(page, kind))


def texts(tree: TaskTree, column: int) -> list[str]:
    groups = [tree.tasks.index(place, 0) for place in range(tree.tasks.rowCount())]
    return [
        str(tree.tasks.index(row, column, group).data())
        for group in groups
        for row in range(tree.tasks.rowCount(group))
    ]


def test_the_list_is_grouped_and_the_tab_counts_what_is_overdue(window: MainWindow, page: OverviewPage) -> None:
    groups = [str(page.tree.tasks.index(place, 0).data()) for place in range(3)]
    assert groups == ["Quá hạn (8)", "Hôm nay, thứ Sáu 20/11 – ngày gặp gỡ (5)", "7 ngày tới (7)"]
    assert child(page, QLabel, "taskCountLabel").text() == "20 việc · 8 quá hạn"
    assert window.frame is not None and window.frame.nav.tabs.count_of(0) == 8


def test_every_row_says_when_and_offers_an_act(page: OverviewPage) -> None:
    assert texts(page.tree, WHEN)[0] == "quá 2 ngày"
    assert {"Ghi lần gặp", "Phân công", "Sao lưu", "Phiếu, kết quả"} <= set(texts(page.tree, LINK))
    assert due_words(TODAY + timedelta(days=5), TODAY) == "25/11, thứ Tư"


@pytest.mark.parametrize(
    ("kind", "name"),
    [(DueKind.PLAN_REVIEW, PageName.PLANS), (DueKind.MEETING, PageName.MEETINGS), (DueKind.REPORT, PageName.REPORTS)],
)
def test_a_row_leads_to_the_page_where_it_is_done(
    window: MainWindow, page: OverviewPage, kind: DueKind, name: PageName
) -> None:
    do(page, kind)
    assert window.frame is not None and window.frame.shelf.current_name is name


def test_an_overdue_contact_opens_the_dialog_for_that_person(window: MainWindow, page: OverviewPage) -> None:
    do(page, DueKind.CONTACT)
    assert dialog(window, "contactDialog").isVisible()
    dialog(window, "contactDialog").close()


def test_the_button_records_a_contact(window: MainWindow, page: OverviewPage) -> None:
    press(page, "logContactButton")
    assert open_dialogs(window) == ["contactDialog"]
    dialog(window, "contactDialog").close()


def test_the_backup_row_opens_the_dialog_of_copies(window: MainWindow, page: OverviewPage) -> None:
    do(page, DueKind.BACKUP)
    assert open_dialogs(window) == ["backupDialog"]
    dialog(window, "backupDialog").close()


def test_the_contact_day_opens_its_sheet(window: MainWindow, page: OverviewPage) -> None:
    do(page, DueKind.CONTACT_DAY)
    asked = dialog(window, "contactDayDialog")
    assert child(asked, QPushButton, "contactDayPrintButton").text() == "In phiếu tuần này"
    asked.close()


def test_the_recovery_sheet_is_noted_once_its_code_was_typed_back(window: MainWindow, page: OverviewPage) -> None:
    from PySide6.QtWidgets import QPlainTextEdit

    from dvqc_desktop.db.keys import recovery_code

    do(page, DueKind.RECOVERY)
    sheet = dialog(window, "recoverySheetDialog")
    press(sheet, "recoveryDoneButton")
    assert sheet.isVisible()
    assert window.store is not None
    child(sheet, QPlainTextEdit, "recoveryTypedEdit").setPlainText(recovery_code(window.store.database.key))
    press(sheet, "recoveryDoneButton")
    assert not any(row.kind is DueKind.RECOVERY for row in page._rows)


def test_the_recovery_sheet_can_be_printed_and_put_off(qtbot: QtBot, window: MainWindow, page: OverviewPage) -> None:
    do(page, DueKind.RECOVERY)
    sheet = dialog(window, "recoverySheetDialog")
    press(sheet, "printRecoveryButton")
    qtbot.waitUntil(lambda: not window.jobs.busy)
    child(sheet, QMainWindow, "printPreviewWindow").close()
    press(sheet, "recoveryLaterButton")
    assert any(row.kind is DueKind.RECOVERY for row in page._rows)


def test_a_click_on_the_link_does_the_act_and_a_click_on_a_group_folds_it(
    qtbot: QtBot, window: MainWindow, page: OverviewPage
) -> None:
    tree, top = page.tree, page.tree.tasks.index(0, 0)
    with qtbot.waitSignal(tree.wanted):
        place = tree.visualRect(tree.tasks.index(0, LINK, top)).center()
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    group = tree.visualRect(top).topLeft() + QPoint(60, 8)
    window.frame.navigate(PageName.OVERVIEW)  # type: ignore[union-attr]
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=group)
    assert not tree.isExpanded(top)


def test_enter_opens_the_row_and_folds_the_group(qtbot: QtBot, page: OverviewPage) -> None:
    tree, top = page.tree, page.tree.tasks.index(0, 0)
    tree.setCurrentIndex(top)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert not tree.isExpanded(top)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    tree.setCurrentIndex(tree.tasks.index(0, 0, top))
    with qtbot.waitSignal(tree.wanted):
        qtbot.keyClick(tree, Qt.Key.Key_Return)


def test_a_double_click_opens_the_row(qtbot: QtBot, page: OverviewPage) -> None:
    tree, top = page.tree, page.tree.tasks.index(2, 0)
    with qtbot.waitSignal(tree.wanted):
        tree.doubleClicked.emit(tree.tasks.index(0, 0, top))


def test_only_the_leaders_own_rows_can_be_shown(page: OverviewPage) -> None:
    child(page, QCheckBox, "taskOnlyMineCheck").setChecked(True)
    assert set(texts(page.tree, 1)) == {"Nguyễn Thúy Lợi"}
    child(page, QCheckBox, "taskOnlyMineCheck").setChecked(False)
    assert "Trần Bích Hà" in texts(page.tree, 1)


def test_a_long_group_shows_its_first_rows_until_asked_for_all(page: OverviewPage) -> None:
    rows = [DueRow(DueKind.TASK, "", f"Việc {number}", "", TODAY, "", number) for number in range(30)]
    page.tree.tasks.set_rows(rows, TODAY, False)
    assert len(texts(page.tree, 0)) == SHOWN + 1
    last = page.tree.tasks.item_of(page.tree.tasks.index(SHOWN, 0, page.tree.tasks.index(0, 0)))
    assert isinstance(last, More) and last.hidden == 10
    page.tree.open_item(last)
    assert len(texts(page.tree, 0)) == 30
    assert page.tree.tasks.counts() == {DueGroup.TODAY: 30}


def test_the_figures_and_the_classes_are_those_of_the_golden_case(page: OverviewPage) -> None:
    said = [child(page, FigureWidget, name).accessibleName().split()[0]
            for name in ("assignmentFigure", "contactFigure", "coverageFigure")]  # fmt: skip
    assert said == ["3/3", "33/45", "7/8"]
    table = child(page, ClassTable, "classSummaryTable").model()
    lines = [[table.index(row, column).data() for column in range(4)] for row in range(table.rowCount())]
    assert lines == [
        ["Tích cực", "5", "4", "tăng 1"],
        ["Trung bình", "8", "8", "không đổi"],
        ["Cần giúp từng mặt", "2", "3", "giảm 1"],
    ]


def test_every_number_leads_to_its_people(window: MainWindow, page: OverviewPage) -> None:
    frame = window.frame
    assert frame is not None
    for name, page_name in (("assignmentFigure", PageName.MEMBERS), ("contactFigure", PageName.PLANS)):
        child(page, FigureWidget, name).opened.emit()
        assert frame.shelf.current_name is page_name
    page.side.classes.opened.emit(0)
    assert frame.shelf.current_name is PageName.BOARD


def test_the_charts_can_be_read_aloud(page: OverviewPage) -> None:
    rounds = child(page, ClassRoundsChart, "classRoundsChart").accessibleName()
    weeks = child(page, ColumnsChart, "weeklyContactsChart").accessibleName()
    assert "Nay: 5 tích cực, 8 trung bình, 2 cần giúp từng mặt" in rounds
    assert "tuần 44 gặp 9" in weeks
    assert child(page, QLabel, "weeklyContactsNote").text().startswith("Gạch chéo: tuần 44, Nhóm 3 chưa nhập sổ")


def test_a_contact_takes_its_row_away_at_once(window: MainWindow, page: OverviewPage) -> None:
    row = row_of(page, DueKind.CONTACT)
    member = next(each for each in page._rows if each.kind is DueKind.ANSWER)
    assert window.store is not None and row.row_id is not None and member
    leader = window.store.read(_leader_id)
    window.store.write(record_contact, (row.row_id,), ContactFields(leader, TODAY))
    assert row.name not in [each.name for each in page._rows if each.kind is DueKind.CONTACT]


def test_an_empty_book_still_says_what_comes_first(locked_window: MainWindow, db: Database) -> None:
    locked_window.take_book(db)
    page = child(locked_window, OverviewPage, "overviewPage")
    assert {row.kind for row in page._rows} == {DueKind.REPORT, DueKind.BACKUP, DueKind.RECOVERY}
    assert not child(page, QCheckBox, "taskOnlyMineCheck").isVisible()
    table = child(page, ClassTable, "classSummaryTable").model()
    assert table.index(0, 3).data() == "chưa so được"
    assert locked_window.findChildren(QDialog) == []


def _leader_id(session: object) -> int:
    from dvqc_desktop.services.people.leaders import find_leader

    leader = find_leader(session, TODAY)  # type: ignore[arg-type]
    assert leader is not None
    return leader.id


def test_who_left_long_ago_leads_to_the_dialog_of_erasures(window: MainWindow, page: OverviewPage) -> None:
    row = DueRow(DueKind.RETENTION, "Xem lại", "2 người", "", TODAY)
    assert not theme.icon(LOOKS[row.kind].icon).isNull()
    page._acts.do(row)
    assert dialog(window, "erasuresDialog").isVisible()
