"""The chain drawn for a group in a real window: boxes, gaps, the way through by keys and back."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QScrollArea

from dvqc_desktop.ui.pages.board.chain.canvas import ChainCanvas
from tests.ui.kit import child, dialog, open_dialogs, press


def draw(page, group):
    page.tasks.draw_chain()
    shown = dialog(page, "chainDrawing")
    combo = child(shown, QComboBox, "chainGroupCombo")
    combo.setCurrentIndex(combo.findText(group))
    return shown, child(shown, ChainCanvas, "chainCanvas")


def counts(shown):
    return child(shown, QLabel, "chainCountsLabel").text()


def test_the_menu_of_other_tasks_opens_the_drawing(page):
    menu = QMenu(page)
    page.tasks.fill(menu)
    next(action for action in menu.actions() if action.text() == "Vẽ dây chuyền…").trigger()
    assert open_dialogs(page) == ["chainDrawing"]
    press(dialog(page, "chainDrawing"), "closeChainDrawingButton")
    assert open_dialogs(page) == []


def test_a_group_is_drawn_with_its_gap_named(page):
    shown, canvas = draw(page, "Nhóm 3")
    texts = {box.text: box.level for box in canvas.drawing.boxes}
    assert texts == {
        "Lê Kim Oanh": 0,
        "Hoàng Đình Sang": 1,
        "Ngô Quang Minh": 1,
        "Chưa có người phụ trách": 1,
        "Đinh Công Hướng": 2,
        "Hồ Sỹ Bình": 2,
        "Cao Thị Yến": 2,
    }
    assert counts(shown) == "5 người · 1 chưa có người phụ trách"


def test_arrows_go_along_the_chain_and_each_box_is_told(page, qtbot):
    _shown, canvas = draw(page, "Nhóm 1")
    canvas.setFocus()
    for key, told in (
        (Qt.Key.Key_Right, "Phạm Văn Cường, Tiện, bậc 5/7, người phụ trách: Nguyễn Thúy Lợi, phụ trách 1 người"),
        (Qt.Key.Key_Right, "Tạ Văn Quý, Tiện, bậc 3/7, người phụ trách: Phạm Văn Cường"),
        (Qt.Key.Key_Down, "Lương Thị Mai, Tiện, bậc 3/7, người phụ trách: Bùi Thị Hạnh"),
        (Qt.Key.Key_Left, "Bùi Thị Hạnh, Tiện, bậc 4/7, người phụ trách: Nguyễn Thúy Lợi, phụ trách 1 người"),
        (Qt.Key.Key_Up, "Phạm Văn Cường, Tiện, bậc 5/7, người phụ trách: Nguyễn Thúy Lợi, phụ trách 1 người"),
    ):
        qtbot.keyClick(canvas, key)
        assert canvas.accessibleName() == told


def test_arrows_stop_at_the_ends(page, qtbot):
    _shown, canvas = draw(page, "Nhóm 1")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_A):
        qtbot.keyClick(canvas, key)
    assert canvas.accessibleName() == "Nguyễn Thúy Lợi, phụ trách 3 người"


def test_enter_leads_to_the_card_and_a_member_has_none(page, ids, qtbot):
    _shown, canvas = draw(page, "Nhóm 1")
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert open_dialogs(page) == ["chainDrawing"]
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert open_dialogs(page) == []
    assert page.selected_ids() == [ids["Cường"]]


def test_a_double_click_leads_to_the_card(page, ids, qtbot):
    _shown, canvas = draw(page, "Nhóm 1")
    canvas.go_to(next(n for n, box in enumerate(canvas.drawing.boxes) if box.person_id == ids["Khải"]))
    at = canvas.current_rect().center()
    canvas.go_to(0)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseRelease(page, Qt.MouseButton.LeftButton)  # a double click of QTest leaves the button down
    assert page.selected_ids() == [ids["Khải"]]


def test_an_earlier_day_is_drawn_as_it_stood(page):
    page._show_day(date(2026, 9, 30))
    shown, canvas = draw(page, "Nhóm 3")
    assert counts(shown) == "5 người"
    assert all(box.person_id is not None for box in canvas.drawing.boxes)
    assert any(found.text() == "Tại ngày 30/09/2026" for found in shown.findChildren(QLabel))


def test_an_exception_is_painted_as_a_badge(page):
    _shown, canvas = draw(page, "Nhóm 1")
    before = canvas.grab().toImage()
    canvas.show_people([replace(person, excused=bool(person.level)) for person in canvas._people], {})
    assert canvas.grab().toImage() != before
    canvas.go_to(1)
    assert "ngoại lệ" in canvas.accessibleName()


def test_without_groups_one_sentence_says_where_they_are_made(page):
    page.data._frame.groups = {}
    page.tasks.draw_chain()
    shown = dialog(page, "chainDrawing")
    assert "Sửa thông tin" in counts(shown)
    assert child(shown, QScrollArea, "chainDrawingArea").widget().accessibleName() == ""
