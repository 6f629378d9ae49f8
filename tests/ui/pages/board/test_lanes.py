"""The board in lanes in a real window: who stands where, opening and closing, keys, drag, menu, chain, past days."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDragLeaveEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QScrollArea,
    QWidget,
)

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.board.lanes import area as lanes_area
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.board.board_kit import LEFT, TODAY
from tests.ui.pages.board.lane_kit import ACTIVE, AVERAGE, WEAK, cards, drag_data, drop, head, settled, view


def test_every_group_has_its_lane_with_its_people_by_class(lanes, groups):
    assert child(lanes, QScrollArea, "boardLanesArea").isVisible()
    assert [child(lanes, QFrame, f"lane_{groups[name]}").isVisible() for name in "123"] == [True] * 3
    assert cards(lanes, groups["2"], ACTIVE) == {"Vũ Thị Nhựng"}
    assert cards(lanes, groups["2"], AVERAGE) == {"Mạc Văn Tiến", "Đoàn Văn Lực", "Phan Thị Thu"}
    assert cards(lanes, groups["2"], WEAK) == {"Đào Thị Dung"}
    assert cards(lanes, groups["3"], WEAK) == set()


def test_a_head_says_trade_leader_lateness_gaps_and_counts(lanes, groups):
    assert head(lanes, groups["3"]).accessibleName() == (
        "Nhóm 3, Khoan, nguội, mài, Lê Kim Oanh phụ trách, 1 chưa có người phụ trách, 1 quá hẹn gặp, "
        "2 tích cực · 3 trung bình · 0 cần giúp từng mặt"
    )
    assert "gặp đúng hẹn" in head(lanes, groups["1"]).accessibleName()


def test_by_holder_each_holder_has_a_lane_and_so_have_those_without(lanes, qtbot, page):
    lanes.bar.kinds._buttons[1].click()
    settled(page, qtbot)
    titles = [lane.name.title for lane in lanes.shelf.shown()]
    assert titles[:3] == ["Nguyễn Thúy Lợi", "Trần Bích Hà", "Lê Kim Oanh"]
    assert titles[-1] == "Chưa có người phụ trách"
    assert cards(lanes, 0, AVERAGE) == {"Cao Thị Yến"}
    assert "tích cực" in lanes.shelf.shown()[3].head.accessibleName()


def test_a_closed_lane_owns_no_views_and_stays_closed_when_the_board_is_read_again(lanes, groups, page):
    press(lanes, "closeLanesButton")
    assert lanes.findChildren(QListView) == [] or not any(v.isVisible() for v in lanes.findChildren(QListView))
    assert not any(lane.columns for lane in lanes.shelf.lanes.values())
    page.refresh()
    assert not any(lane.is_open for lane in lanes.shelf.lanes.values())
    head(lanes, groups["1"]).click()
    assert cards(lanes, groups["1"], WEAK) == {"Trịnh Đình Khải"}


def test_keys_open_and_close_a_lane_and_go_through_all_of_them(lanes, groups, qtbot):
    first = head(lanes, groups["1"])
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Left)
    assert not lanes.shelf.lanes[groups["1"]].is_open
    qtbot.keyClick(first, Qt.Key.Key_Down)
    second = head(lanes, groups["2"])
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Up)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert lanes.shelf.lanes[groups["1"]].is_open
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert view(lanes, groups["1"], ACTIVE).hasFocus()


def test_arrows_leave_the_cards_to_the_heads_and_to_the_other_classes(lanes, groups, qtbot):
    active = view(lanes, groups["1"], ACTIVE)
    active.setFocus()
    active.setCurrentIndex(active.model().index(1))
    qtbot.keyClick(active, Qt.Key.Key_Right)
    average = view(lanes, groups["1"], AVERAGE)
    assert average.hasFocus()
    qtbot.keyClick(average, Qt.Key.Key_Down)
    assert head(lanes, groups["2"]).hasFocus()
    qtbot.keyClick(head(lanes, groups["2"]), Qt.Key.Key_Up)
    assert average.hasFocus()
    qtbot.keyClick(average, Qt.Key.Key_Up)
    assert head(lanes, groups["1"]).hasFocus()
    qtbot.keyClick(head(lanes, groups["1"]), Qt.Key.Key_Up)
    assert head(lanes, groups["1"]).hasFocus()


def test_one_person_is_selected_over_all_lanes_and_f8_f7_and_enter_serve_him(lanes, groups, page, ids, qtbot, led_to):
    page.open_row(ids["Dung"])
    average = view(lanes, groups["3"], AVERAGE)
    average.setCurrentIndex(average.model().index(0))
    assert len(page.selected_ids()) == 1
    qtbot.keyClick(average, Qt.Key.Key_F8)
    qtbot.keyClick(dialog(page, "reclassifyDialog"), Qt.Key.Key_Escape)
    qtbot.waitUntil(page.window().isActiveWindow)
    qtbot.keyClick(average, Qt.Key.Key_F7)
    qtbot.keyClick(dialog(page, "holderDialog"), Qt.Key.Key_Escape)
    qtbot.keyClick(average, Qt.Key.Key_Return)
    assert led_to == [(PageName.PLANS, page.selected_ids()[0])]


def test_a_person_in_a_closed_lane_is_shown_when_another_page_leads_here(lanes, groups, page, ids):
    press(lanes, "closeLanesButton")
    page.open_row(ids["Dung"])
    assert lanes.shelf.lanes[groups["2"]].is_open
    assert page.selected_ids() == [ids["Dung"]]


def test_the_selection_survives_the_change_to_lanes_and_back(page, ids, qtbot):
    page.open_row(ids["Yến"])
    for place in (1, 2, 1, 0):
        page._view._buttons[place].click()
        assert page.selected_ids() == [ids["Yến"]]


def test_a_card_dropped_on_another_class_asks_and_on_its_own_does_nothing(lanes, groups, page, ids, qtbot):
    target = view(lanes, groups["3"], ACTIVE)
    at = QPoint(target.viewport().width() - 2, target.viewport().height() - 2)
    drop(view(lanes, groups["3"], AVERAGE), drag_data(lanes, ids["Tiến"]), QPoint(2, 2))
    qtbot.wait(20)
    assert open_dialogs(page) == []
    drop(target, drag_data(lanes, ids["Tiến"]), at)
    qtbot.waitUntil(lambda: open_dialogs(page) == ["reclassifyDialog"])
    qtbot.keyClick(dialog(page, "reclassifyDialog"), Qt.Key.Key_Escape)
    assert page.data.by_id[ids["Tiến"]].worker_class is WorkerClass.AVERAGE


def test_a_card_dropped_on_the_head_of_a_holder_proposes_him(lanes, page, ids, qtbot):
    lanes.bar.kinds._buttons[1].click()
    settled(page, qtbot)
    target = next(lane.head for lane in lanes.shelf.shown() if lane.name.title == "Vũ Thị Nhựng")
    drop(target, drag_data(lanes, ids["Yến"]), QPoint(5, 5))
    qtbot.waitUntil(lambda: open_dialogs(page) == ["holderDialog"])
    target.dragLeaveEvent(QDragLeaveEvent())


def test_after_an_act_the_card_stands_in_its_new_place(lanes, groups, page, ids, qtbot):
    page.acts.reclassify([ids["Tiến"]], WorkerClass.ACTIVE)
    form = dialog(page, "reclassifyDialog")
    child(form, QLineEdit, "basisEdit").setText("Nhóm đề nghị sau ba tuần đứng máy mới")
    press(form, "reclassifyButton")
    settled(page, qtbot)
    assert "Mạc Văn Tiến" in cards(lanes, groups["2"], ACTIVE)
    assert "2 tích cực · 2 trung bình" in head(lanes, groups["2"]).accessibleName()


def test_the_chain_of_the_selected_is_highlighted_in_the_lanes(lanes, page, ids, qtbot):
    page.open_row(ids["Cường"])
    qtbot.waitUntil(child(page, QFrame, "chainStrip").isVisible)
    assert lanes.delegate.tags[ids["Quý"]] == "được phụ trách"
    assert lanes.delegate.tags[ids["Khải"]] == "cùng giúp"


def test_filters_leave_lanes_out_and_heads_count(lanes, groups, page):
    child(page, QLineEdit, "boardFilterEdit").setText("quy")
    assert [lane.name.title for lane in lanes.shelf.shown()] == ["Nhóm 1"]
    assert lanes.heads.heads[WorkerClass.AVERAGE].accessibleName().startswith("Trung bình: 1/8")
    child(page, QLineEdit, "boardFilterEdit").clear()
    assert len(lanes.shelf.shown()) == 3


def test_an_earlier_day_is_read_only_in_lanes_too(lanes, groups, page, ids, qtbot):
    page._show_day(date(2026, 9, 30))
    settled(page, qtbot)
    assert len(cards(lanes, groups["1"], WEAK)) == 2
    index = view(lanes, groups["1"], ACTIVE).model().index(0)
    assert not index.flags() & Qt.ItemFlag.ItemIsDragEnabled
    page._back_to_today()
    settled(page, qtbot)
    index = view(lanes, groups["1"], ACTIVE).model().index(0)
    assert index.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert page.data.day == TODAY


def test_the_menu_of_a_head_draws_the_chain_of_its_group(lanes, groups, page, qtbot):
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(20, 8), QPoint(300, 300))
    QApplication.sendEvent(head(lanes, groups["2"]), asked)
    menu = child(lanes, QMenu, "laneMenu")
    next(action for action in menu.actions() if action.text() == "Vẽ dây chuyền…").trigger()
    assert dialog(page, "chainDrawing").findChild(QWidget, "chainGroupCombo").currentText() == "Nhóm 2"
    menu.close()


def test_the_words_on_a_head_draw_the_chain_without_closing_the_lane(lanes, groups, page, qtbot):
    lane = lanes.shelf.lanes[groups["1"]]
    lane.head.grab()
    at = lane.head._link.center().toPoint()
    qtbot.mouseMove(lane.head, at)
    qtbot.mouseClick(lane.head, LEFT, pos=at)
    qtbot.mouseRelease(page, LEFT)
    assert open_dialogs(page) == ["chainDrawing"]
    assert lane.is_open


def test_the_context_menu_of_a_card_is_that_of_the_board(lanes, groups, page, ids, qtbot):
    page.open_row(ids["Dung"])
    told = []
    lanes.menu_wanted.connect(told.append)
    view(lanes, groups["2"], WEAK).customContextMenuRequested.emit(QPoint(10, 10))
    assert len(told) == 1
    next(menu for menu in page.findChildren(QMenu, "boardMenu")).close()


def test_people_not_classified_have_a_column_only_while_there_is_somebody(lanes, groups, page, ids, qtbot):
    assert lanes.heads.heads[WorkerClass.UNCLASSIFIED].isHidden()
    page.acts.reclassify([ids["Thu"]], WorkerClass.UNCLASSIFIED)
    form = dialog(page, "reclassifyDialog")
    child(form, QLineEdit, "basisEdit").setText("Mới chuyển việc, chưa đủ thời gian theo dõi")
    press(form, "reclassifyButton")
    settled(page, qtbot)
    assert cards(lanes, groups["2"], "unclassified") == {"Phan Thị Thu"}


def test_with_many_people_only_lanes_in_trouble_stand_open(lanes, groups, page, qtbot, monkeypatch):
    monkeypatch.setattr(lanes_area, "OPEN_LIMIT", 10)
    page.refresh()
    settled(page, qtbot)
    assert [lane.is_open for lane in lanes.shelf.shown()] == [False, True, True]
    monkeypatch.setattr(lanes_area, "AT_ONCE", 12)
    page.refresh()
    settled(page, qtbot)
    assert not any(lane.is_open for lane in lanes.shelf.shown())
    assert not child(lanes, QPushButton, "openLanesButton").isVisible()
    page.stack.select([page.data.cards[0].id])
    assert len(page.selected_ids()) == 1


def test_where_lanes_are_very_many_the_rest_waits_for_the_button(lanes, groups, page, ids, qtbot, monkeypatch):
    monkeypatch.setattr(lanes_area, "LIMIT", 2)
    lanes.bar.kinds._buttons[1].click()
    settled(page, qtbot)
    assert [lane.name.title for lane in lanes.shelf.shown()] == ["Nguyễn Thúy Lợi", "Trần Bích Hà"]
    assert child(lanes, QPushButton, "moreLanesButton").text() == "Còn 7 mục nữa. Hiện thêm"
    page.open_row(ids["Yến"])
    assert [lane.name.title for lane in lanes.shelf.shown()][-1] == "Chưa có người phụ trách"
    press(lanes, "moreLanesButton")
    settled(page, qtbot)
    assert len(lanes.shelf.shown()) == 5
    assert [lane.name.title for lane in lanes.shelf.shown()][-1] == "Chưa có người phụ trách"


def test_lanes_have_their_whole_height_while_others_are_still_to_be_opened(lanes, page, monkeypatch):
    monkeypatch.setattr(lanes_area, "OPEN_AT_FIRST", 1)
    lanes.area.setFixedHeight(150)
    press(lanes, "closeLanesButton")
    press(lanes, "openLanesButton")
    assert len(lanes._to_open) == 2
    lanes._go_on()
    assert [lane.height() == lane.sizeHint().height() for lane in lanes.shelf.shown()] == [True] * 3


def test_all_lanes_open_at_once(lanes, page, qtbot):
    press(lanes, "closeLanesButton")
    press(lanes, "openLanesButton")
    settled(page, qtbot)
    assert all(lane.is_open for lane in lanes.shelf.shown())


def test_a_wider_window_keeps_all_cards_in_sight(lanes, groups, page, qtbot):
    active = view(lanes, groups["1"], ACTIVE)
    narrow = active.width()
    page.window().resize(1700, 900)
    qtbot.waitUntil(lambda: active.width() > narrow)
    assert active.verticalScrollBar().maximum() == 0
