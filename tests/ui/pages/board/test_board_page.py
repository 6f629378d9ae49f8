"""The board in a real window: what it shows, what drag, keys and menus open, and that nothing is written before."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QWidget,
)

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.chain.chain import end_holder
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.board.chips import MemberChip
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.board.board_kit import TODAY, names, strip_words

NAMED = (
    (QStackedWidget, "boardStack"),
    (QWidget, "boardViewSegment"),
    (QLineEdit, "boardFilterEdit"),
    (QComboBox, "boardGroupCombo"),
    (QComboBox, "boardHelperCombo"),
    (QCheckBox, "boardOverdueCheck"),
    (QCheckBox, "boardUncoveredCheck"),
    (QDateEdit, "boardAsOfDateEdit"),
    (QPushButton, "boardTodayButton"),
    (QComboBox, "boardDensityCombo"),
    (QFrame, "coverageStrip"),
    (QFrame, "chainStrip"),
    (QFrame, "asOfStrip"),
    (QWidget, "memberChipBar"),
    (QListView, "boardListUnclassified"),
    (QListView, "boardListActive"),
    (QListView, "boardListAverage"),
    (QListView, "boardListWeak"),
    (QTableView, "workerTable"),
    (QWidget, "workerClassSegment"),
    (QFrame, "workerSelectionBar"),
    (QPushButton, "newRoundButton"),
    (QPushButton, "addWorkerButton"),
)


def test_every_named_widget_is_there(page):
    for kind, name in NAMED:
        assert child(page, kind, name)


def test_each_class_has_its_column_and_the_first_shows_only_for_somebody(page):
    assert len(names(page, "boardListActive")) == 5
    assert len(names(page, "boardListAverage")) == 8
    assert names(page, "boardListWeak") == {"Đào Thị Dung", "Trịnh Đình Khải"}
    assert (
        child(page, QListView, "boardListUnclassified").isHidden()
        or not child(page, QListView, "boardListUnclassified").isVisible()
    )


def test_the_strip_counts_coverage_and_names_the_gap(page):
    words = strip_words(page, "coverageStrip")
    assert "5/5" in words
    assert "7/8" in words
    assert "Cao Thị Yến" in words
    assert "5/15" in words


def test_the_strip_says_less_rather_than_cut_its_words(page, ids, qtbot):
    members = {member.name.split()[-1]: member.id for member in page.data.members}
    for worker, holder in (("Cường", "Lợi"), ("Nhựng", "Hà"), ("Dung", "Hà"), ("Khải", "Lợi")):
        page.store.write(end_holder, ids[worker], members[holder], TODAY, "Đổi tổ")
    strip = child(page, QFrame, "coverageStrip")
    for width in (1198, 1100, 1000):
        page.window().resize(width, 700)
        qtbot.waitUntil(lambda: strip.needed() <= strip.width())
    assert "thiếu 2" in {link.text() for link in strip.findChildren(QPushButton)}


def test_each_key_opens_its_dialog_of_the_selected_card(page, ids, qtbot):
    page.open_row(ids["Tiến"])
    view, keys = child(page, QListView, "boardListAverage"), Qt.Key
    wanted = {keys.Key_F8: "reclassifyDialog", keys.Key_F7: "holderDialog", keys.Key_F2: "workerDialog"}
    for key, name in (wanted | {keys.Key_Delete: "endWorkerDialog"}).items():
        qtbot.keyClick(view, key)
        assert open_dialogs(page) == [name]
        qtbot.keyClick(dialog(page, name), keys.Key_Escape)
        qtbot.waitUntil(page.window().isActiveWindow)


def test_the_chain_of_the_selected_person_is_told_and_escape_clears_it(page, ids, qtbot):
    page.open_row(ids["Cường"])
    strip = child(page, QFrame, "chainStrip")
    qtbot.waitUntil(strip.isVisible)
    words = strip_words(page, "chainStrip")
    assert "Nguyễn Thúy Lợi" in words
    assert "Tạ Văn Quý (phụ trách)" in words
    assert "Trịnh Đình Khải (cùng giúp)" in words
    qtbot.keyClick(child(page, QListView, "boardListActive"), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_a_member_pressed_shows_his_chain(page, qtbot):
    chip = page.findChildren(MemberChip)[0]
    chip.click()
    strip = child(page, QFrame, "chainStrip")
    qtbot.waitUntil(strip.isVisible)
    assert chip.member.name in strip_words(page, "chainStrip")


def test_filters_leave_out_and_say_how_many_are_shown(page):
    child(page, QLineEdit, "boardFilterEdit").setText("quy")
    assert names(page, "boardListAverage") == {"Tạ Văn Quý"}
    assert child(page, QLabel, "boardShownLabel").text() == "Đang hiện 1/15"
    child(page, QLineEdit, "boardFilterEdit").clear()
    child(page, QCheckBox, "boardOverdueCheck").setChecked(True)
    assert child(page, QLabel, "boardShownLabel").text() == "Đang hiện 3/15"
    child(page, QCheckBox, "boardUncoveredCheck").setChecked(True)
    assert child(page, QLabel, "boardShownLabel").text() == "Đang hiện 1/15"


def test_groups_and_holders_filter_and_nobody_found_offers_the_way_back(page, ids):
    group = child(page, QComboBox, "boardGroupCombo")
    group.setCurrentIndex(group.findText("Nhóm 1"))
    holder = child(page, QComboBox, "boardHelperCombo")
    holder.setCurrentIndex(holder.findText("Trần Bích Hà"))
    assert child(page, QWidget, "boardNobody").isVisible()
    page._tools.clear()
    assert page.stack.currentWidget() is page.cards_area
    page.open_row(ids["Dung"])
    assert page.selected_ids() == [ids["Dung"]]


def test_a_person_hidden_by_the_filter_is_shown_when_another_page_leads_here(page, ids):
    child(page, QLineEdit, "boardFilterEdit").setText("quy")
    page.open_row(ids["Dung"])
    assert page.selected_ids() == [ids["Dung"]]


def test_an_earlier_day_is_read_only(page, ids):
    page._show_day(date(2026, 9, 30))
    assert (len(names(page, "boardListActive")), len(names(page, "boardListWeak"))) == (4, 3)
    assert child(page, QFrame, "asOfStrip").isVisible()
    assert not child(page, QPushButton, "addWorkerButton").isEnabled()
    page.acts.reclassify([ids["Tiến"]], WorkerClass.ACTIVE)
    page.acts.assign([ids["Tiến"]])
    page.new_item()
    assert open_dialogs(page) == []
    index = child(page, QListView, "boardListActive").model().index(0)
    assert not index.flags() & Qt.ItemFlag.ItemIsDragEnabled
    press(page, "boardTodayButton")
    assert len(names(page, "boardListActive")) == 5


def test_earlier_rounds_are_one_button_away(page):
    page._show_day(date(2026, 9, 30))
    press(page, "previousRoundButton")
    assert page.data.day == date(2026, 6, 30)
    press(page, "nextRoundButton")
    assert page.data.day == date(2026, 9, 30)


def test_arrows_go_from_column_to_column(page, qtbot):
    average = child(page, QListView, "boardListAverage")
    average.setFocus()
    average.setCurrentIndex(average.model().index(0))
    qtbot.keyClick(average, Qt.Key.Key_Left)
    assert child(page, QListView, "boardListActive").hasFocus()
    active = child(page, QListView, "boardListActive")
    active.setCurrentIndex(active.model().index(active.across() - 1))
    qtbot.keyClick(active, Qt.Key.Key_Right)
    assert average.hasFocus()


def test_typing_finds_the_given_name_without_accents(page):
    average = child(page, QListView, "boardListAverage")
    average.keyboardSearch("hu")
    assert average.currentIndex().data() == "Đinh Công Hướng"


def test_density_changes_the_height_of_the_cards(page):
    view = child(page, QListView, "boardListActive")
    tall = view.cell_size().height()
    combo = child(page, QComboBox, "boardDensityCombo")
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert view.cell_size().height() < tall


def test_enter_opens_the_plan(page, ids, qtbot, led_to):
    page.open_row(ids["Tiến"])
    qtbot.keyClick(child(page, QListView, "boardListAverage"), Qt.Key.Key_Return)
    assert led_to == [(PageName.PLANS, ids["Tiến"])]


def test_the_menu_offers_every_act_and_less_on_an_earlier_day(page, ids):
    today = {action.text().split("\t")[0] for action in page.acts.make_menu([page.data.by_id[ids["Tiến"]]]).actions()}
    assert {"Đổi người phụ trách…", "Ghi lần gặp…", "Mở kế hoạch", "Sửa thông tin…", "Rời danh sách…"} <= today
    page._show_day(date(2026, 9, 30))
    then = {action.text().split("\t")[0] for action in page.acts.make_menu([page.data.by_id[ids["Tiến"]]]).actions()}
    assert then == {"Mọi việc về người này…", "Mở kế hoạch", "Các lần phân loại…"}


def test_several_people_go_one_after_the_other_and_can_be_left(page, ids):
    page.acts.reclassify([ids["Tiến"], ids["Mai"], ids["Thu"]], WorkerClass.ACTIVE)
    press(dialog(page, "severalDialog"), "oneByOneButton")
    press(dialog(page, "reclassifyDialog"), "keepClassButton")
    assert open_dialogs(page) == ["reclassifyDialog"]
    press(dialog(page, "reclassifyDialog"), "stopQueueButton")
    assert open_dialogs(page) == []


def test_the_list_filters_by_class_sorts_and_serves_several(page, qtbot):
    page._view._buttons[2].click()
    listed = page.list_view
    listed.segment._buttons[3].click()
    assert listed.table.rows.total() == 2
    listed.segment._buttons[0].click()
    listed.table.rows.sort(11, Qt.SortOrder.DescendingOrder)
    assert listed.table.rows.row(0).name == "Đào Thị Dung"
    listed.table.selectAll()
    assert child(page, QFrame, "workerSelectionBar").isVisible()
    press(page, "assignSelectedButton")
    assert open_dialogs(page) == ["holderDialog"]


def test_the_selection_survives_the_change_of_view(page, ids):
    page.open_row(ids["Dung"])
    page._view._buttons[2].click()
    assert page.selected_ids() == [ids["Dung"]]
    page._view._buttons[0].click()
    assert page.selected_ids() == [ids["Dung"]]


def test_an_unknown_place_is_no_item(page):
    assert not QModelIndex().isValid()
    page.open_row(10**9)
    assert page.selected_ids() == []
