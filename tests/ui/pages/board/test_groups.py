"""New groups in the window: proposed, changed by hand by drag or choice, accepted as one act."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QSpinBox

from dvqc_desktop.domain.codes import LinkKind
from dvqc_desktop.services.people.groups import add_team
from dvqc_desktop.ui.pages.board.advice import groups_dialog
from dvqc_desktop.ui.pages.board.advice import work as advice_work
from dvqc_desktop.ui.pages.board.advice.two_line import NOTE
from tests.services.advice_kit import link
from tests.ui.kit import child, dialog, open_dialogs, press

TODAY = date(2026, 11, 20)
COPY, LEFT, PLAIN = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def open_groups(page):
    page.tasks.fill(page._more_menu)
    next(entry for entry in page._more_menu.actions() if entry.text() == "Chia nhóm…").trigger()
    return dialog(page, "groupsDialog")


@pytest.fixture
def form(page):
    return open_groups(page)


def list_of(form, place):
    return child(form, QListWidget, f"groupList_{place}")


def people(form, place):
    shown = list_of(form, place)
    return [shown.item(row).text() for row in range(shown.count())]


def drop(form, source, person, target):
    origin, view = list_of(form, source), list_of(form, target)
    data = origin.mimeData([origin.item(people(form, source).index(person))])
    view.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, PLAIN))
    view.dragMoveEvent(QDragMoveEvent(QPoint(5, 5), COPY, data, LEFT, PLAIN))
    event = QDropEvent(QPointF(5, 5), COPY, data, LEFT, PLAIN)
    view.dropEvent(event)
    return event, data


def words(form, name):
    return child(form, QLabel, name).text()


def groups_of(page):
    return {card.name: card.group for card in page.data.cards}


def test_the_team_as_it_stands_is_proposed_with_its_leaders(form):
    assert child(form, QSpinBox, "groupsNumberSpin").value() == 3
    assert people(form, 2) == ["Hoàng Đình Sang", "Ngô Quang Minh", "Cao Thị Yến", "Đinh Công Hướng", "Hồ Sỹ Bình"]
    assert child(form, QComboBox, "groupLeaderCombo_2").currentText() == "Lê Kim Oanh"
    assert words(form, "groupsFollowLabel") == "Sau khi chia: 15 người giữ nhóm cũ."


def test_four_groups_are_accepted_as_one_act_and_undo_restores_exactly(page, form):
    before = groups_of(page)
    child(form, QSpinBox, "groupsNumberSpin").setValue(4)
    assert "4 người đổi nhóm, 1 nhóm mới" in words(form, "groupsFollowLabel")
    press(form, "makeGroupsButton")
    assert open_dialogs(page) == []
    assert set(groups_of(page).values()) == {"Nhóm 1", "Nhóm 2", "Nhóm 3", "Nhóm 4"}
    assert page.store.undo_label() == "chia 4 nhóm, 15 người"
    page.store.undo()
    assert groups_of(page) == before


def test_a_person_is_dragged_to_another_group_and_the_drag_carries_no_words(page, form, ids, qtbot):
    event, data = drop(form, 0, "Phạm Văn Cường", 1)
    assert event.isAccepted()
    assert not data.hasText()
    qtbot.waitUntil(lambda: "Phạm Văn Cường" in people(form, 1))
    assert "Phạm Văn Cường" not in people(form, 0)
    assert words(form, "groupsFollowLabel") == "Sau khi chia: 14 người giữ nhóm cũ, 1 người đổi nhóm."
    press(form, "makeGroupsButton")
    assert page.data.by_id[ids["Cường"]].group == "Nhóm 2"


def test_a_drag_within_a_group_or_from_elsewhere_is_not_taken(form):
    assert not drop(form, 0, "Phạm Văn Cường", 0)[0].isAccepted()
    data = QMimeData()
    event = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, PLAIN)
    list_of(form, 0).dragEnterEvent(event)
    assert not event.isAccepted()


def test_a_person_is_moved_by_the_choice_below_the_groups(form):
    target = child(form, QComboBox, "groupTargetCombo")
    target.activated.emit(1)
    assert len(people(form, 1)) == 5
    list_of(form, 0).setCurrentRow(0)
    assert words(form, "groupMovingLabel") == "Chuyển Phạm Văn Cường sang:"
    assert target.currentIndex() == 0
    target.setCurrentIndex(2)
    target.activated.emit(2)
    assert "Phạm Văn Cường" in people(form, 2)


def test_two_kept_apart_put_together_by_hand_are_marked_and_refused(page, ids, qtbot):
    link(page.store, LinkKind.APART, ids["Cường"], ids["Nhựng"])
    form = open_groups(page)
    drop(form, 0, "Phạm Văn Cường", 1)
    qtbot.waitUntil(lambda: "Phạm Văn Cường" in people(form, 1))
    notes = [list_of(form, 1).item(row).data(NOTE) for row in range(6)]
    assert "cần xếp riêng với Vũ Thị Nhựng" in notes
    press(form, "makeGroupsButton")
    assert words(form, "groupsNumberSpinError") == "Chuyển những người có dấu sang nhóm khác trước đã."
    assert page.data.by_id[ids["Cường"]].group == "Nhóm 1"


def test_two_kept_apart_leave_their_common_group(page, ids):
    link(page.store, LinkKind.APART, ids["Cường"], ids["Hạnh"])
    form = open_groups(page)
    assert not any({"Phạm Văn Cường", "Bùi Thị Hạnh"} <= set(people(form, place)) for place in range(3))
    child(form, QSpinBox, "groupsNumberSpin").setValue(1)
    assert words(form, "groupsNumberSpinError").startswith("Chưa chia được thành 1 nhóm")
    press(form, "makeGroupsButton")
    assert "groupsDialog" in open_dialogs(page)


def test_another_member_is_chosen_to_lead(page, form, ids):
    combo = child(form, QComboBox, "groupLeaderCombo_2")
    combo.setCurrentIndex(combo.findText("Trần Bích Hà"))
    combo.activated.emit(combo.currentIndex())
    assert "1 nhóm đổi người dẫn" in words(form, "groupsFollowLabel")
    press(form, "makeGroupsButton")
    assert next(member for member in page.data.members if member.name == "Trần Bích Hà").groups == ("Nhóm 2", "Nhóm 3")


def test_a_team_without_people_says_so(page):
    page.store.write(add_team, "Tổ máy 7")
    form = open_groups(page)
    scope = child(form, QComboBox, "groupsScopeCombo")
    assert [scope.itemText(row) for row in range(scope.count())] == ["Toàn bộ danh sách", "Tổ máy 6", "Tổ máy 7"]
    scope.setCurrentIndex(2)
    scope.activated.emit(2)
    assert words(form, "groupsNumberSpinError") == "Chưa có ai để chia nhóm."


def test_too_many_at_once_are_told_to_take_a_team(page, monkeypatch):
    monkeypatch.setattr(groups_dialog, "MOST", 10)
    assert words(open_groups(page), "groupsNumberSpinError").startswith("Chọn một tổ")


def test_many_people_are_split_beside_the_window(page, qtbot, monkeypatch):
    monkeypatch.setattr(advice_work, "FEW", 2)
    form = open_groups(page)
    qtbot.waitUntil(lambda: form.findChild(QListWidget, "groupList_2") is not None, timeout=30_000)
    assert len(people(form, 0)) == 5
