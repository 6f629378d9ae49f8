"""Dragging in lanes in a real window: another class, a holder, the end of an assignment, accepted and refused."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.board.board_kit import empty_place
from tests.ui.pages.board.lane_kit import ACTIVE, AVERAGE, cards, drag_data, drop, settled, view


@pytest.fixture
def by_holder(lanes, page, qtbot):
    """A function from a title to the lane of that holder."""
    lanes.bar.kinds._buttons[1].click()
    settled(page, qtbot)
    return lambda title: next(lane for lane in lanes.shelf.shown() if lane.name.title == title)


def test_a_drop_on_another_class_in_a_group_is_accepted_with_its_reason(lanes, groups, page, ids, qtbot):
    target = view(lanes, groups["2"], ACTIVE)
    drop(target, drag_data(lanes, ids["Tiến"]), empty_place(target))
    qtbot.waitUntil(lambda: open_dialogs(page) == ["reclassifyDialog"])
    form = dialog(page, "reclassifyDialog")
    child(form, QLineEdit, "basisEdit").setText("Nhóm đề nghị sau ba tuần đứng máy mới")
    press(form, "reclassifyButton")
    settled(page, qtbot)
    assert "Mạc Văn Tiến" in cards(lanes, groups["2"], ACTIVE)


def test_a_drop_on_a_holders_head_is_accepted_or_refused(by_holder, lanes, page, ids, qtbot):
    nhung = by_holder("Vũ Thị Nhựng")
    for button, name in (("keepHolderButton", "Chưa có người phụ trách"), ("assignButton", "Vũ Thị Nhựng")):
        drop(nhung.head, drag_data(lanes, ids["Yến"]), QPoint(5, 5))
        qtbot.waitUntil(lambda: open_dialogs(page) == ["holderDialog"])
        press(dialog(page, "holderDialog"), button)
        settled(page, qtbot)
        assert "Cao Thị Yến" in cards(lanes, by_holder(name).name.key, AVERAGE)


def test_a_drop_among_the_people_of_a_holder_proposes_him(by_holder, lanes, page, ids, qtbot):
    lane = by_holder("Vũ Thị Nhựng")
    target = view(lanes, lane.name.key, AVERAGE)
    drop(target, drag_data(lanes, ids["Yến"]), empty_place(target))
    qtbot.waitUntil(lambda: open_dialogs(page) == ["holderDialog"])
    form = dialog(page, "holderDialog")
    assert child(form, QComboBox, "holderCombo").currentData() == lane.name.key
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    drop(target, drag_data(lanes, ids["Thu"]), QPoint(2, 2))
    qtbot.wait(20)
    assert open_dialogs(page) == []


@pytest.mark.parametrize("on_head", [True, False])
def test_a_drop_on_the_lane_of_those_without_a_holder_ends_an_assignment(by_holder, lanes, page, ids, qtbot, on_head):
    lane = by_holder("Chưa có người phụ trách")
    body = view(lanes, lane.name.key, AVERAGE)
    target, at = (lane.head, QPoint(5, 5)) if on_head else (body, empty_place(body))
    drop(target, drag_data(lanes, ids["Tiến"]), at)
    qtbot.waitUntil(lambda: open_dialogs(page) == ["holderDialog"])
    form = dialog(page, "holderDialog")
    assert "thôi phụ trách" in child(form, QLabel, "formerReasonEditError").text()
    child(form, QLineEdit, "formerReasonEdit").setText("đổi ca")
    press(form, "endHolderButton")
    settled(page, qtbot)
    assert "Mạc Văn Tiến" in cards(lanes, lane.name.key, AVERAGE)


def test_the_end_of_an_assignment_by_drag_can_be_refused(by_holder, lanes, page, ids, qtbot):
    drop(by_holder("Chưa có người phụ trách").head, drag_data(lanes, ids["Tiến"]), QPoint(5, 5))
    qtbot.waitUntil(lambda: open_dialogs(page) == ["holderDialog"])
    press(dialog(page, "holderDialog"), "keepHolderButton")
    assert page.data.by_id[ids["Tiến"]].holder is not None


def test_those_without_a_holder_take_one_card_at_a_time_and_none_of_their_own(by_holder, lanes, ids):
    head = by_holder("Chưa có người phụ trách").head
    assert head.takes([ids["Tiến"]])
    assert not head.takes([ids["Tiến"], ids["Thu"]]) and not head.takes([ids["Yến"]])
