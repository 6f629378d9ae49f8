"""What a meeting passed is written by parts, numbered in the ledger, carried out, and judged, in its dialogs."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from dvqc_desktop.services.meetings.passed.decisions import list_decisions
from dvqc_desktop.services.meetings.passed.numbers import list_numbers
from dvqc_desktop.services.meetings.passed.resolutions import find_resolution, section_texts
from dvqc_desktop.services.meetings.quality.quality import kept_sheet
from dvqc_desktop.services.unit import get_unit, save_unit
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.meetings.minutes.marked_edit import MarkedEdit
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from dvqc_desktop.ui.pages.meetings.quality.template import read_levels
from dvqc_desktop.ui.widgets.person_combo import PersonCombo
from dvqc_desktop.ui.widgets.table import TableView
from tests.ui.kit import child, dialog, press
from tests.ui.pages.meetings.kit import VOTES, go_to, open_meetings, said


@pytest.fixture
def page(window: MainWindow) -> MeetingsPage:
    return open_meetings(window)


def choose(parent: QWidget, name: str, words: str) -> None:
    """Chooses the entry of a combo box that begins with these words, as a user does."""
    box = child(parent, QComboBox, name)
    place = next(place for place in range(box.count()) if box.itemText(place).startswith(words))
    box.setCurrentIndex(place)
    box.activated.emit(place)


def pick(parent: QWidget, name: str, person: str) -> None:
    """Chooses somebody by name."""
    box = child(parent, PersonCombo, name)
    box.setCurrentIndex(box.findText(person))
    box.activated.emit(box.currentIndex())


def opened(page: MeetingsPage, window: MainWindow, button: str, name: str, day: str = "05/11") -> tuple[int, QDialog]:
    meeting_id = go_to(page, day, VOTES)
    press(page, button)
    return meeting_id, dialog(window, name)


def test_each_part_of_the_paper_is_written_in_its_field(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id, form = opened(page, window, "resolutionPartsButton", "resolutionDialog")
    assert said(form, "filled_opening").startswith("Ngày 05/11/2026, tại Phòng giao ca Phân xưởng Z2")
    assert "1. Gửi chi bộ đề nghị về danh sách bồi dưỡng: Giao mới 22/10/2026" in said(form, "filled_past_tasks")
    child(form, MarkedEdit, "part_proposals").setPlainText("Đề nghị chi bộ làm việc với công đoàn")
    form.close()
    assert page.store.read(section_texts, meeting_id)["proposals"].text == "Đề nghị chi bộ làm việc với công đoàn"


def test_words_of_a_part_are_made_bold_and_kept_so(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id, form = opened(page, window, "resolutionPartsButton", "resolutionDialog")
    edit = child(form, MarkedEdit, "part_proposals")
    edit.entered.emit()
    edit.setPlainText("Đề nghị chi bộ")
    edit.selectAll()
    press(form, "partBoldButton")
    edit.keep()
    kept = page.store.read(section_texts, meeting_id)["proposals"]
    assert [(mark.start, mark.end, mark.kind.value) for mark in kept.marks] == [(0, 14, "bold")]


def test_next_months_meeting_opens_with_the_results_filled_in(page: MeetingsPage, window: MainWindow) -> None:
    _, form = opened(page, window, "resolutionPartsButton", "resolutionDialog", "24/11")
    assert said(form, "filled_past_tasks").splitlines() == [
        "1. Biểu dương Trịnh Đình Khải trước tổ: Giao mới 05/11/2026, hạn 10/11/2026; "
        "Xong ngày 10/11/2026: Đã biểu dương trong giờ giao ca.",
        "2. Tìm người tích cực phụ trách Cao Thị Yến: Giao mới 05/11/2026, hạn 12/11/2026; Chưa xong, quá hạn 12 ngày",
        "3. Hỏi công đoàn việc đổi ca cho Đào Thị Dung: Giao mới 05/11/2026, hạn 12/11/2026; "
        "Chưa xong, quá hạn 12 ngày",
    ]


def test_subject_and_vote_of_the_paper_are_chosen(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id, form = opened(page, window, "resolutionPartsButton", "resolutionDialog")
    subject = child(form, QLineEdit, "resolutionSubjectEdit")
    subject.insert("về việc giúp nhau trong tổ")
    subject.editingFinished.emit()
    choose(form, "resolutionVoteCombo", "Đề nghị công đoàn")
    found = page.store.read(find_resolution, meeting_id)
    assert found is not None
    assert found.subject == "về việc giúp nhau trong tổ"
    assert said(form, "filled_closing") == "Kết luận được thông qua với 2/2 phiếu tán thành (100%)."


def test_a_number_is_kept_used_and_made_void(page: MeetingsPage, window: MainWindow) -> None:
    _, form = opened(page, window, "numberLedgerButton", "numberLedgerDialog")
    assert said(form, "nextNumberLabel") == "Kế tiếp: Số 05-KL/TĐ"
    press(form, "reserveNumberButton")
    assert said(form, "numberErrorLabel").startswith("Chưa giữ được số: chưa ghi số dùng cho văn bản nào.")
    child(form, QLineEdit, "numberSubjectEdit").setText("Kết luận chuyên đề")
    child(form, QSpinBox, "numberSpin").setValue(3)
    press(form, "reserveNumberButton")
    assert "đã dùng cho buổi họp 22/10/2026. Dùng số kế tiếp: 5." in said(form, "numberErrorLabel")
    child(form, QSpinBox, "numberSpin").setValue(0)
    press(form, "reserveNumberButton")
    table = child(form, TableView, "numberTable")
    table.select_row(4)
    press(form, "useNumberButton")
    press(form, "voidNumberButton")
    assert said(form, "numberErrorLabel").startswith("Chưa hủy được số: thiếu lý do.")
    child(form, QLineEdit, "voidReasonEdit").setText("in hỏng")
    press(form, "voidNumberButton")
    rows = page.store.read(list_numbers, page.store.read(get_unit).term)
    assert [(row.number, row.state.value, row.reason) for row in rows][-1] == (5, "void", "in hỏng")
    assert not child(form, QPushButton, "voidNumberButton").isEnabled()


def test_the_ledger_is_looked_through_by_type(page: MeetingsPage, window: MainWindow) -> None:
    _, form = opened(page, window, "numberLedgerButton", "numberLedgerDialog")
    choose(form, "numberTypeCombo", "Biên bản")
    assert said(form, "nextNumberLabel") == "Kế tiếp: Số 01-BB/TĐ"
    child(form, QLineEdit, "numberSubjectEdit").setText("Biên bản họp 05/11")
    press(form, "issuedNumberButton")
    choose(form, "numberTypeCombo", "Mọi loại")
    assert said(form, "nextNumberLabel") == "Chọn một loại để giữ số"
    table = child(form, TableView, "numberTable").model()
    assert table is not None
    assert table.rowCount() == 5


def test_a_decision_tells_what_follows_and_is_carried_out(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id, form = opened(page, window, "decisionButton", "decisionDialog")
    press(form, "decideButton")
    assert "chưa chọn người được phụ trách" in said(form, "decisionErrorLabel")
    choose(form, "decisionKindCombo", "Đưa vào danh sách")
    pick(form, "decisionPersonCombo", "Trịnh Đình Khải")
    choose(form, "decisionItemCombo", "3.")
    assert said(form, "decisionBasisLabel") == "Căn cứ ghi vào sổ: Kết luận số 04-KL/TĐ, họp 05/11/2026, mục 3."
    press(form, "decideButton")
    (row,) = page.store.read(list_decisions, meeting_id)
    assert row.words == "Đưa vào danh sách cảm tình Đảng: Trịnh Đình Khải"
    page.store.undo()
    assert page.store.read(list_decisions, meeting_id) == ()


def test_a_round_is_agreed_once_the_book_says_what_it_is_kept_for(page: MeetingsPage, window: MainWindow) -> None:
    page.store.write(save_unit, replace(page.store.read(get_unit), keeper=""))
    _, form = opened(page, window, "decisionButton", "decisionDialog")
    choose(form, "decisionKindCombo", "Thống nhất đợt")
    press(form, "decideButton")
    assert said(form, "decisionErrorLabel") == ""
    assert child(form, QDialog, "statementDialog").isVisible()


def test_the_effects_of_a_holder_stand_beside_the_choice(page: MeetingsPage, window: MainWindow) -> None:
    _, form = opened(page, window, "decisionButton", "decisionDialog")
    pick(form, "decisionPersonCombo", "Cao Thị Yến")
    pick(form, "decisionHolderCombo", "Nguyễn Thúy Lợi")
    panel = child(form, QWidget, "effectPanel")
    words = [found.text() for found in panel.findChildren(QLabel)]
    assert any("người phụ trách" in text for text in words)


def test_a_meeting_ahead_has_nothing_to_carry_out(page: MeetingsPage) -> None:
    go_to(page, "24/11", VOTES)
    assert not child(page, QPushButton, "decisionButton").isEnabled()
    assert child(page, QPushButton, "qualityButton").isHidden()


def test_a_meeting_judges_itself(page: MeetingsPage, window: MainWindow) -> None:
    meeting_id, form = opened(page, window, "qualityButton", "qualityDialog")
    assert "còn" in said(form, "qualityTotalLabel")
    press(form, "saveQualityButton")
    assert "mục chưa chấm" in said(form, "qualityErrorLabel")
    for box in form.findChildren(QComboBox):
        if box.objectName().startswith("quality_") and box.currentData() is None:
            box.setCurrentIndex(1)
            box.activated.emit(1)
    child(form, QLineEdit, "qualityNote_chairing_open").setText("nhiều ý kiến")
    press(form, "saveQualityButton")
    sheet = page.store.read(kept_sheet, meeting_id)
    assert sheet is not None
    assert said(page, "qualityScoreLabel") == f"Buổi họp tự chấm {sheet.score.total:g} điểm: {sheet.score.grade}"
    assert "nhiều ý kiến" in [line.note for line in sheet.lines]


def test_another_sheet_is_chosen_and_the_year_looked_at(page: MeetingsPage, window: MainWindow) -> None:
    _, form = opened(page, window, "qualityButton", "qualityDialog")
    choose(form, "qualityTemplateCombo", "Khung 7 tiêu chí")
    assert form.findChild(QComboBox, "quality_preparation_whole") is not None
    press(form, "qualityYearButton")
    year = dialog(window, "qualityYearDialog")
    table = child(year, TableView, "qualityYearTable").model()
    assert table is not None
    assert table.rowCount() == 0


def test_the_unit_makes_a_sheet_of_its_own(page: MeetingsPage, window: MainWindow) -> None:
    _, form = opened(page, window, "qualityButton", "qualityDialog")
    press(form, "qualityTemplateButton")
    own = dialog(window, "qualityTemplateDialog")
    press(own, "removeItem_holding_digital")
    assert said(own, "templateSumLabel") == "Tổng điểm của mẫu: 99"
    press(own, "addItem_holding")
    child(own, QLineEdit, "itemLevels_holding_own1").setText("nhiều")
    press(own, "saveTemplateButton")
    assert said(own, "templateErrorLabel").startswith("“nhiều” chưa đọc được.")
    child(own, QLineEdit, "itemLevels_holding_own1").setText("Đủ = 1; Thiếu = 0,5")
    press(own, "saveTemplateButton")
    assert child(form, QComboBox, "qualityTemplateCombo").currentText().endswith("sửa theo đơn vị")
    assert child(form, QComboBox, "quality_holding_own1").count() == 3


def test_levels_are_read_as_they_are_written() -> None:
    assert read_levels(" ") is None
    assert read_levels("= 5; Thiếu = 3") is None
    kind, levels = read_levels("Đủ = 5; Thiếu = 2,5") or ("", ())
    assert (kind, [level.points for level in levels]) == ("choice", [5, 2.5])
