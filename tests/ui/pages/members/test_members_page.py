"""The roster page: rows, filter, detail, chain, adding and editing a member."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QTabWidget,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dvqc_desktop.domain.codes import MemberStatus
from dvqc_desktop.services.members.member_lists import get_member
from dvqc_desktop.services.members.members import MembershipFields, StatusFrom, add_member
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.board.effects_panel import EffectsPanel
from dvqc_desktop.ui.pages.members.page import MembersPage
from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit
from dvqc_desktop.ui.widgets.segment import Segment
from tests.ui.kit import child, dialog, open_dialogs, press

TODAY = date(2026, 11, 20)


@pytest.fixture
def page(window: MainWindow) -> MembersPage:
    assert window.frame is not None
    made = window.frame.shelf.show_page(PageName.MEMBERS)
    assert isinstance(made, MembersPage)
    return made


def column(page: QWidget, name: str, number: int) -> list[str]:
    model = child(page, QTableView, name).model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def save(page: MembersPage) -> None:
    press(dialog(page.window(), "memberDialog"), "saveMemberButton")


def test_present_members_are_shown_and_all_on_wish(page: MembersPage) -> None:
    assert column(page, "memberTable", 0) == ["Trần Bích Hà", "Nguyễn Thúy Lợi", "Lê Kim Oanh"]
    segment = child(page, Segment, "memberStatusSegment")
    segment.group.buttons()[1].click()
    assert len(column(page, "memberTable", 0)) == 5
    assert "Đã chuyển sinh hoạt" in column(page, "memberTable", 2)


def test_people_held_and_met_this_week_stand_in_the_row(page: MembersPage) -> None:
    assert column(page, "memberTable", 6) == ["2", "3", "2"]
    assert all("/" in met for met in column(page, "memberTable", 7))


def test_the_filter_needs_no_accents_and_says_when_nobody_fits(page: MembersPage) -> None:
    edit = child(page, QLineEdit, "memberFilterEdit")
    edit.setText("thuy loi")
    assert column(page, "memberTable", 0) == ["Nguyễn Thúy Lợi"]
    edit.setText("cong doan")
    assert column(page, "memberTable", 0) == ["Trần Bích Hà"]
    edit.setText("không ai")
    assert column(page, "memberTable", 0) == []
    edit.clear()
    assert len(column(page, "memberTable", 0)) == 3


def test_sorting_by_a_column_keeps_the_member_chosen(page: MembersPage) -> None:
    table = child(page, QTableView, "memberTable")
    table.selectRow(2)
    assert child(page, QLabel, "memberNameLabel").text() == "Lê Kim Oanh"
    table.sortByColumn(3, table.horizontalHeader().sortIndicatorOrder().DescendingOrder)
    assert child(page, QLabel, "memberNameLabel").text() == "Lê Kim Oanh"
    assert table.currentIndex().row() == column(page, "memberTable", 0).index("Lê Kim Oanh")


def test_the_chain_shows_people_held_and_those_they_hold(page: MembersPage) -> None:
    child(page, QTableView, "memberTable").selectRow(1)
    model = child(page, QTreeView, "memberChainTree").model()
    tops = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert tops == ["Phạm Văn Cường", "Bùi Thị Hạnh", "Trịnh Đình Khải"]
    assert str(model.index(0, 0, model.index(0, 0)).data()) == "Tạ Văn Quý"
    assert "mức sản lượng" in str(model.index(2, 1).data())


def test_a_copy_of_the_chain_carries_no_class(page: MembersPage, qtbot: QtBot) -> None:
    tree = child(page, QTreeView, "memberChainTree")
    tree.setCurrentIndex(tree.model().index(1, 1))
    assert "chất lượng" in tree.currentIndex().data()
    qtbot.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Đào Thị Dung"


def test_names_of_the_chain_keep_their_room_in_larger_type(window: MainWindow) -> None:
    window.settings.larger = True
    window.resize(1280, 700)
    window.dress()
    assert window.frame is not None
    tree = child(window.frame.shelf.show_page(PageName.MEMBERS), QTreeView, "memberChainTree")
    assert tree.columnWidth(0) >= 190
    window.settings.larger = False
    window.dress()


def test_a_longer_roster_gets_more_room_than_a_short_one(page: MembersPage) -> None:
    splitter = child(page, QSplitter, "memberRosterSplitter")
    short = splitter.sizes()[0]
    for name in ("An", "Bảo", "Cầm", "Dần", "Hiền"):
        dates = MembershipFields(date(2019, 3, 1), date(2019, 3, 3), date(2020, 3, 3))
        page.store.write(add_member, PersonFields(f"Trần Thị {name}"), dates, StatusFrom(MemberStatus.OFFICIAL))
    assert splitter.sizes()[0] > short
    assert child(page, QTableView, "memberTable").verticalScrollBar().maximum() == 0


def test_the_details_have_their_tabs_and_the_striving_plan(page: MembersPage) -> None:
    child(page, QTableView, "memberTable").selectRow(1)
    tabs = child(page, QTabWidget, "memberDetailTabs")
    assert [tabs.tabText(index) for index in range(3)] == ["Thông tin", "Phân công và phấn đấu", "Lịch sử"]
    assert len(column(page, "memberMeasuresTable", 0)) == 3
    assert child(page, QWidget, "memberStrivingPanel").isVisible()
    assert child(page, QWidget, "memberInfoForm") is not None


def test_a_members_own_plan_is_opened_on_the_page_of_plans(page: MembersPage, window: MainWindow) -> None:
    assert child(page, QPushButton, "memberPlanLink").text() == "Mở kế hoạch"
    name = child(page, QLabel, "memberNameLabel").text()
    press(page, "memberPlanLink")
    assert window.frame is not None
    shown = window.frame.shelf.current()
    assert shown is not None
    assert (shown.objectName(), child(shown, QLabel, "planNameLabel").text()) == ("planPage", name)


def test_the_end_of_probation_is_announced(page: MembersPage) -> None:
    strip = child(page, QWidget, "memberStrip")
    words = [label.text() for label in strip.findChildren(QLabel)]
    assert "Lê Kim Oanh còn 13 ngày đủ 12 tháng dự bị (03/12/2026)." in words
    press(page, "memberStripLink")
    assert child(page, QLabel, "memberNameLabel").text() == "Lê Kim Oanh"


def test_a_member_is_added_with_dates_apart_in_one_undo_step(page: MembersPage) -> None:
    press(page, "addMemberButton")
    shown = dialog(page.window(), "memberDialog")
    child(shown, QLineEdit, "memberFullNameEdit").setText("Đặng Văn Ngọ")
    for name, text in (("Decision", "3/2/2020"), ("Ceremony", "19.02.2020"), ("Official", "19/02/2021")):
        child(shown, OptionalDateEdit, f"member{name}Edit").setText(text)
    child(shown, QComboBox, "memberGroupEdit").setCurrentText("Nhóm 4")
    save(page)
    assert child(page, QLabel, "memberNameLabel").text() == "Đặng Văn Ngọ"
    assert page.store.undo_label() == "thêm đảng viên Đặng Văn Ngọ"
    page.store.undo()
    assert "Đặng Văn Ngọ" not in column(page, "memberTable", 0)


def test_wrong_fields_stay_in_the_form(page: MembersPage) -> None:
    page.new_item()
    shown = dialog(page.window(), "memberDialog")
    child(shown, OptionalDateEdit, "memberCeremonyEdit").setText("31/02/2020")
    child(shown, QLineEdit, "memberBirthEdit").setText("hôm kia")
    save(page)
    assert open_dialogs(page.window()) == ["memberDialog"]
    assert child(shown, QLabel, "memberFullNameEditError").text() == "Ghi họ và tên."
    assert "Không phải ngày" in child(shown, QLabel, "memberCeremonyEditError").text()
    assert child(shown, QLabel, "memberBirthEditError").text()


def test_a_refusal_stays_in_the_form(page: MembersPage) -> None:
    page.new_item()
    shown = dialog(page.window(), "memberDialog")
    child(shown, QLineEdit, "memberFullNameEdit").setText("Đặng Văn Ngọ")
    child(shown, OptionalDateEdit, "memberCeremonyEdit").setText("19/02/2027")
    save(page)
    assert "chưa đến" in child(shown, QLabel, "memberErrorLabel").text()


def test_editing_changes_the_status_with_its_day(page: MembersPage, qtbot: QtBot) -> None:
    child(page, QTableView, "memberTable").selectRow(2)
    press(page, "editMemberButton")
    shown = dialog(page.window(), "memberDialog")
    assert child(shown, QLineEdit, "memberFullNameEdit").text() == "Lê Kim Oanh"
    status = child(shown, QComboBox, "memberStatusEdit")
    status.setCurrentIndex(status.findData(MemberStatus.EXEMPT.value))
    child(shown, OptionalDateEdit, "memberStatusOnEdit").set_day(date(2026, 11, 10))
    child(shown, QLineEdit, "memberBirthEdit").setText("1990")
    save(page)
    member_id = page._chosen
    assert member_id is not None
    view = page.store.read(get_member, member_id, TODAY)
    assert view.status is MemberStatus.EXEMPT and view.history[-1].start_on == date(2026, 11, 10)
    assert view.person.birth_precision == "year"
    assert child(page, QLabel, "memberNameLabel").text() == "Lê Kim Oanh"


def test_another_status_begins_today_and_the_former_one_has_its_own_day_back(page: MembersPage) -> None:
    child(page, QTableView, "memberTable").selectRow(2)
    press(page, "editMemberButton")
    shown = dialog(page.window(), "memberDialog")
    status, day = child(shown, QComboBox, "memberStatusEdit"), child(shown, OptionalDateEdit, "memberStatusOnEdit")
    before, first = day.day(), status.currentIndex()
    assert before is not None and before < TODAY
    status.setCurrentIndex(status.findData(MemberStatus.EXEMPT.value))
    assert day.day() == TODAY
    status.setCurrentIndex(first)
    assert day.day() == before
    day.set_day(date(2026, 11, 10))
    status.setCurrentIndex(status.findData(MemberStatus.EXEMPT.value))
    assert day.day() == date(2026, 11, 10)


def test_a_worker_of_the_chain_opens_on_the_board(page: MembersPage, window: MainWindow) -> None:
    press(page, "memberBoardLink")
    assert window.frame is not None and window.frame.shelf.current_name is PageName.BOARD
    assert child(page, QPushButton, "addMemberButton").text() == "Thêm đảng viên"


@pytest.mark.parametrize("status", ["Miễn", "Đình chỉ", "Đã chuyển"])
def test_a_member_who_no_longer_takes_part_is_shown_with_the_people_left_alone(page: MembersPage, status: str) -> None:
    child(page, QTableView, "memberTable").selectRow(1)
    press(page, "editMemberButton")
    shown = dialog(page.window(), "memberDialog")
    panel = shown.findChild(EffectsPanel)
    assert panel is not None
    assert "Không ai mất người phụ trách." in panel.words()
    combo = child(shown, QComboBox, "memberStatusEdit")
    combo.setCurrentIndex(next(i for i in range(combo.count()) if combo.itemText(i).startswith(status)))
    assert "Phạm Văn Cường, Bùi Thị Hạnh, Trịnh Đình Khải: người phụ trách không còn ở đơn vị." in panel.words()


def test_the_roster_is_shown_before_it_is_printed(page: MembersPage, qtbot: QtBot) -> None:
    press(page, "printMembersButton")
    qtbot.waitUntil(lambda: page.window().findChild(PrintPreviewWindow) is not None, timeout=20_000)
    preview = child(page.window(), PrintPreviewWindow, "printPreviewWindow")
    qtbot.waitUntil(lambda: preview.page_count() > 0, timeout=20_000)
    assert preview.document().name == "Danh sách đảng viên"
    preview.close()
