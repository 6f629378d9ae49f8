"""The page of plans in a real window: choose, edit in place, undo field by field."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from dvqc_desktop.domain.codes import PlanDirection
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.plans.page import PlansPage
from tests.ui.kit import child, dialog, put
from tests.ui.pages.plans.plan_kit import person, plan

TODAY = date(2026, 11, 20)


def type_into(qtbot: QtBot, page: PlansPage, name: str, text: str) -> QPlainTextEdit:
    """Types a text into a box in place of what it held, and leaves it."""
    box: QPlainTextEdit = child(page, QPlainTextEdit, name)
    box.setFocus()
    box.selectAll()
    put(box, text)
    page.people.list.filter.setFocus()
    return box


def test_who_needs_a_look_comes_first(page: PlansPage) -> None:
    names = [found.name for found in page.people.list.model.shown()[:4]]
    assert names == ["Trịnh Đình Khải", "Đào Thị Dung", "Mạc Văn Tiến", "Cao Thị Yến"]
    assert child(page, QLabel, "planNameLabel").text() == "Trịnh Đình Khải"
    assert page.current_person() == person(page, "Trịnh Đình Khải")


def test_all_named_widgets_are_there(page: PlansPage) -> None:
    names = (
        "planPersonList", "planHeader", "strengthsPanel", "weaknessPanel", "nearGoalPanel", "longGoalPanel",
        "planStepTable", "outputStepChart", "contactLogView", "privateNoteUnlockButton", "referralTable",
        "reviewPlanButton", "wishPanel",
    )  # fmt: skip
    assert page.objectName() == "planPage"
    for name in names:
        assert page.findChild(object, name) is not None, name


def test_the_third_class_stands_with_its_aspect_and_what_was_reached(page: PlansPage) -> None:
    assert page.people.header._badge.text() == "Cần giúp: mức sản lượng"
    assert page.people.header._reached.text() == "đã đạt, chờ xét"


def test_the_filter_finds_without_accents_and_keeps_the_person(qtbot: QtBot, page: PlansPage) -> None:
    qtbot.keyClicks(page.people.list.filter, "dung")
    assert [found.name for found in page.people.list.model.shown()] == ["Đào Thị Dung"]
    assert child(page, QLabel, "planNameLabel").text() == "Trịnh Đình Khải"
    page.people.list.view.setCurrentIndex(page.people.list.model.index(0))
    assert child(page, QLabel, "planNameLabel").text() == "Đào Thị Dung"


def test_a_field_left_is_one_act_that_can_be_undone(qtbot: QtBot, page: PlansPage) -> None:
    before = plan(page, "Trịnh Đình Khải").text.wish
    type_into(qtbot, page, "wishPanelEdit", "Học thêm máy mài")
    assert plan(page, "Trịnh Đình Khải").text.wish == "Học thêm máy mài"
    assert page.store.undo_label() == "sửa mong muốn của Trịnh Đình Khải"
    page.store.undo()
    assert child(page, QPlainTextEdit, "wishPanelEdit").toPlainText() == before


def test_escape_brings_the_saved_text_back(qtbot: QtBot, page: PlansPage) -> None:
    box = child(page, QPlainTextEdit, "strengthsPanelEdit")
    before = box.toPlainText()
    box.setFocus()
    qtbot.keyClicks(box, "x")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.toPlainText() == before


def test_a_class_as_an_aim_is_refused_beside_the_field(qtbot: QtBot, page: PlansPage) -> None:
    box = type_into(qtbot, page, "nearGoalPanelEdit", "Đưa lên tích cực")
    told = child(page, QLabel, "nearGoalPanelError")
    assert "không được dùng làm chỉ tiêu" in told.text()
    assert box.toPlainText() == "Đưa lên tích cực"
    assert [aim.text for aim in plan(page, "Trịnh Đình Khải").near_aims] == ["180 cái/công, hàng phải sửa dưới 3%."]


def test_words_that_mark_a_person_get_a_hint(qtbot: QtBot, page: PlansPage) -> None:
    type_into(qtbot, page, "weaknessPanelEdit", "Làm ẩu")
    assert "nên ghi con số" in child(page, QLabel, "weaknessPanelError").text()


def test_strengths_are_lines_and_the_draft_says_what_is_missing(qtbot: QtBot, page: PlansPage) -> None:
    type_into(qtbot, page, "strengthsPanelEdit", "")
    page.people.form.panels.strengths.box.setFocus()
    page.people.form.panels.strengths.box.clear()
    page.people.list.filter.setFocus()
    assert child(page, QLabel, "planDraftLabel").text().startswith("Bản nháp, còn thiếu: ít nhất một mặt mạnh")


def test_the_day_of_the_talk_is_written_in_place(qtbot: QtBot, page: PlansPage) -> None:
    edit = child(page, QLineEdit, "discussedEdit")
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "5/10/2026")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert plan(page, "Trịnh Đình Khải").dates.discussed_on == date(2026, 10, 5)
    qtbot.keyClicks(edit, "x")
    edit.commit()
    assert edit.property("state") == "error"


def test_each_near_aim_has_a_tick_of_its_own(qtbot: QtBot, page: PlansPage) -> None:
    type_into(qtbot, page, "nearGoalPanelEdit", "180 cái/công\nHàng phải sửa dưới 3%")
    child(page, QCheckBox, "nearGoalPanelReached2").click()
    assert [aim.reached_on for aim in plan(page, "Trịnh Đình Khải").near_aims] == [None, TODAY]
    assert child(page, QCheckBox, "nearGoalPanelReached2").text() == "Đã đạt 20/11: Hàng phải sửa dưới 3%"
    child(page, QCheckBox, "nearGoalPanelReached2").click()
    assert plan(page, "Trịnh Đình Khải").near_aims[1].reached_on is None


def test_the_direction_is_chosen_from_six(page: PlansPage) -> None:
    combo = child(page, QComboBox, "planDirectionCombo")
    assert combo.currentText() == "Sản lượng"
    assert [combo.itemText(place) for place in range(combo.count())] == [
        "chưa chọn", "Sản lượng", "Tay nghề, nâng bậc", "Kỷ luật lao động", "Nòng cốt phong trào", "Vào Đảng",
        "Cán bộ sau này",
    ]  # fmt: skip
    combo.setCurrentIndex(4)
    combo.activated.emit(4)
    assert plan(page, "Trịnh Đình Khải").text.direction is PlanDirection.ACTIVIST


def test_a_weakness_is_added_tied_and_taken_out(qtbot: QtBot, page: PlansPage, window: MainWindow) -> None:
    child(page, QPushButton, "addWeaknessButton").click()
    type_into(qtbot, page, "weaknessEdit2", "Hay quên lau máy")
    rows = plan(page, "Trịnh Đình Khải").weaknesses
    assert rows[1].helped_by == "Nguyễn Thúy Lợi"
    child(page, QPushButton, "weaknessTieButton2").click()
    asked = dialog(window, "weaknessDialog")
    child(asked, QComboBox, "weaknessStrengthCombo").setCurrentIndex(1)
    child(asked, QPushButton, "weaknessSaveButton").click()
    rows = plan(page, "Trịnh Đình Khải").weaknesses
    assert rows[1].strength_id == plan(page, "Trịnh Đình Khải").strengths[0].id
    type_into(qtbot, page, "weaknessEdit2", "Hay quên lau máy cuối ca")
    assert plan(page, "Trịnh Đình Khải").weaknesses[1].text == "Hay quên lau máy cuối ca"
    box = child(page, QPlainTextEdit, "weaknessEdit2")
    box.setFocus()
    box.clear()
    page.people.list.filter.setFocus()
    assert len(plan(page, "Trịnh Đình Khải").weaknesses) == 1


def test_task_period_and_requirement_are_edited_below(qtbot: QtBot, page: PlansPage) -> None:
    type_into(qtbot, page, "planTaskEdit", "Tiện QĐ 14")
    assert plan(page, "Trịnh Đình Khải").text.task == "Tiện QĐ 14"
    type_into(qtbot, page, "planRequirementEdit", "Xếp loại trung bình")
    assert "không được dùng làm chỉ tiêu" in child(page, QLabel, "planMoreError").text()
    edit = child(page, QLineEdit, "planEndEdit")
    edit.setText("31/01/2027")
    edit.commit()
    assert plan(page, "Trịnh Đình Khải").dates.period_end == date(2027, 1, 31)
    start = child(page, QLineEdit, "planStartEdit")
    start.clear()
    start.commit()
    assert start.text() == "28/09/2026"


def test_members_have_their_own_striving_plan(page: PlansPage) -> None:
    page.open_row(person(page, "Nguyễn Thúy Lợi"))
    assert page.people.list.segment.value() == "members"
    assert not page.people._side.isVisible()
    assert page.current_person() is None


def test_the_list_sorts_by_name_and_by_progress(page: PlansPage) -> None:
    page.people.list.order.setCurrentIndex(1)
    assert page.people.list.model.shown()[0].name == "Hồ Sỹ Bình"
    page.people.list.order.setCurrentIndex(2)
    first = page.people.list.model.shown()[0].mark
    assert first is not None
    assert first.steps_done / first.steps_total < 0.5
