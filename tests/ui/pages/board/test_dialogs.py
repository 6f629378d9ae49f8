"""The dialogs of the board: workers, holders, rounds, leaving, history; each writes one act or nothing."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTableView, QWidget

from dvqc_desktop.db.models import DirectSuperior
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import RoundState
from dvqc_desktop.services.classes import rounds
from dvqc_desktop.services.classes.classes import get_class
from dvqc_desktop.services.classes.reclassify import main_holder
from dvqc_desktop.services.classes.rounds import ProposalForm, RoundForm
from dvqc_desktop.ui.pages.board import data
from dvqc_desktop.ui.pages.board.cards import area as cards_area
from tests.ui.kit import child, dialog, open_dialogs, press

TODAY = date(2026, 11, 20)
ACTIVE, AVERAGE, NEEDS_HELP = WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP


def shown_words(form):
    return {found.text() for found in form.findChildren(QLabel) if found.isVisible()}


def choose(form, name, text):
    combo = child(form, QComboBox, name)
    place = combo.findText(text, Qt.MatchFlag.MatchStartsWith)
    assert place >= 0, text
    combo.setCurrentIndex(place)


def test_a_worker_is_added_with_group_birth_year_and_post(page):
    press(page, "addWorkerButton")
    form = dialog(page, "workerDialog")
    child(form, QLineEdit, "workerNameEdit").setText("Ngô Thị Hiền")
    child(form, QLineEdit, "workerBirthEdit").setText("1999")
    child(form, QComboBox, "workerGroupCombo").setCurrentText("Nhóm 2")
    child(form, QComboBox, "workerGradeCombo").setCurrentText("3/7")
    press(form, "saveWorkerButton")
    card = next(card for card in page.data.cards if card.name == "Ngô Thị Hiền")
    assert (card.group, card.grade, card.worker_class) == ("Nhóm 2", "3/7", WorkerClass.UNCLASSIFIED)
    assert child(page, QWidget, "boardListUnclassified").isVisible()


def test_what_is_wrong_is_said_under_its_field_and_nothing_is_written(page):
    press(page, "addWorkerButton")
    form = dialog(page, "workerDialog")
    child(form, QLineEdit, "workerBirthEdit").setText("31/02/1999")
    child(form, QComboBox, "workerGradeCombo").setCurrentText("8/7")
    child(form, QLineEdit, "workerIntervalEdit").setText("nhiều")
    press(form, "saveWorkerButton")
    words = shown_words(form)
    assert {"Chưa ghi họ và tên.", "“8/7”: bậc thợ từ 1/7 đến 7/7.", "Ghi số ngày từ 1 đến 366."} <= words
    assert len(page.data.cards) == 15


def test_a_worker_is_edited_and_undone(page, ids):
    page.acts.edit_worker(ids["Nhựng"])
    form = dialog(page, "workerDialog")
    assert child(form, QLineEdit, "workerNameEdit").text() == "Vũ Thị Nhựng"
    child(form, QLineEdit, "workerTradeEdit").setText("Phay CNC")
    press(form, "addPostButton")
    press(form, "saveWorkerButton")
    assert page.data.by_id[ids["Nhựng"]].trade == "Phay CNC"
    assert page.store.undo_label() == "sửa thông tin Vũ Thị Nhựng"


def test_whoever_leaves_is_shown_with_the_people_he_would_leave(page, ids):
    page.acts.end_worker(ids["Nhựng"])
    form = dialog(page, "endWorkerDialog")
    words = form.findChild(QWidget, "effectPanel").words()
    assert "Đoàn Văn Lực" in words
    choose(form, "endReasonCombo", "Được kết nạp")
    assert "trang Đảng viên" in form.findChild(QWidget, "effectPanel").words()
    choose(form, "endReasonCombo", "Nghỉ hưu")
    press(form, "endWorkerButton")
    assert ids["Nhựng"] not in page.data.by_id
    assert page.data.by_id[ids["Lực"]].holder is None


def test_the_history_tells_classes_strengths_and_reasons(page, ids):
    page.acts.open_history(ids["Quý"])
    words = shown_words(dialog(page, "classHistoryDialog"))
    assert any(text.startswith("Mặt mạnh:") for text in words)
    press(dialog(page, "classHistoryDialog"), "closeHistoryButton")


def test_a_holder_outside_the_rules_needs_a_reason(page, ids):
    page.acts.assign([ids["Dung"]])
    form = dialog(page, "holderDialog")
    child(form, QCheckBox, "exceptionCheck").setChecked(True)
    choose(form, "holderCombo", "Vũ Thị Nhựng")
    press(form, "assignButton")
    assert "Người này ngoài quy tắc: ghi lý do, hoặc chọn người khác." in shown_words(form)
    child(form, QLineEdit, "exceptionEdit").setText("Hai chị cùng máy, cùng ca")
    press(form, "assignButton")
    card = page.data.by_id[ids["Dung"]]
    assert (card.holder.id, card.excused, card.breach) == (ids["Nhựng"], True, None)


def test_no_holder_chosen_is_said_under_the_field(page, ids):
    page.acts.assign([ids["Yến"]])
    press(dialog(page, "holderDialog"), "assignButton")
    assert "Chưa chọn người phụ trách mới." in shown_words(dialog(page, "holderDialog"))


def test_a_direct_superior_needs_the_word_of_the_cell(page, ids):
    loi = page.data.members[0].id

    def act(session):
        session.add(DirectSuperior(person_id=ids["Dung"], superior_id=loi, start_on=date(2026, 1, 5)))
        return Change("ghi", "", frozenset())

    page.store.write(act)
    page.acts.assign([ids["Dung"]], loi)
    form = dialog(page, "holderDialog")
    press(form, "assignButton")
    assert "Ghi buổi họp mà chi bộ đã đồng ý." in shown_words(form)
    child(form, QLineEdit, "cellAgreementEdit").setText("Chi bộ họp 05/11/2026, mục 3")
    press(form, "assignButton")
    assert page.store.read(main_holder, ids["Dung"], TODAY) == loi


def test_helpers_are_added_and_let_go(page, ids):
    page.acts.assign([ids["Dung"]])
    choose(dialog(page, "holderDialog"), "helperCombo", "Vũ Thị Nhựng")
    press(dialog(page, "holderDialog"), "addHelperButton")
    assert [helper.id for helper in page.data.by_id[ids["Dung"]].helpers] == [ids["Nhựng"]]
    page.acts.assign([ids["Dung"]])
    press(dialog(page, "holderDialog"), f"endHelper_{ids['Nhựng']}")
    assert page.data.by_id[ids["Dung"]].helpers == ()


def test_ending_an_assignment_asks_for_its_reason_and_proposes_no_class(page, ids):
    page.acts.assign([ids["Dung"]])
    form = dialog(page, "holderDialog")
    press(form, "endHolderButton")
    assert page.data.by_id[ids["Dung"]].holder is not None
    child(form, QLineEdit, "formerReasonEdit").setText("đổi ca")
    press(form, "endHolderButton")
    card = page.data.by_id[ids["Dung"]]
    assert (card.holder, card.worker_class, card.proposed) == (None, NEEDS_HELP, None)


def test_a_superior_is_asked_for_in_the_dialog_of_the_class_too(page, ids):
    ha = next(member.id for member in page.data.members if member.name == "Trần Bích Hà")

    def act(session):
        session.add(DirectSuperior(person_id=ids["Tiến"], superior_id=ha, start_on=date(2026, 1, 5)))
        return Change("ghi", "", frozenset())

    page.store.write(act)
    page.acts.reclassify([ids["Tiến"]], NEEDS_HELP)
    assert child(dialog(page, "reclassifyDialog"), QLineEdit, "cellAgreementEdit").isVisible()


@pytest.fixture
def proposed(page, ids):
    """An open round with one proposal for each of the three classes."""
    round_id = page.store.write(
        rounds.open_round, RoundForm("Đợt quý IV/2026", date(2026, 10, 1), date(2026, 12, 31))
    ).row_id
    for name, code in (("Mai", ACTIVE), ("Minh", AVERAGE), ("Thu", NEEDS_HELP)):
        aspects = ("tay nghề",) if code is NEEDS_HELP else ()
        page.store.write(rounds.propose_class, round_id, ids[name], ProposalForm(code, TODAY, aspects))
    return round_id


def test_a_round_is_opened_agreed_and_closed_step_by_step(page):
    for button, name in (
        ("openRoundButton", None),
        ("agreeRoundButton", "roundNumberEdit"),
        ("closeRoundButton", None),
    ):
        press(page, "newRoundButton")
        form = dialog(page, "roundDialog")
        if name:
            press(form, button)
            assert "Chọn buổi sinh hoạt hoặc ghi số văn bản." in shown_words(form)
            child(form, QLineEdit, name).setText("08-KL/TĐ")
        press(form, button)
    row = page.store.read(rounds.list_rounds)[0]
    assert (row.name, row.state, row.closed_on) == ("Đợt quý IV năm 2026", RoundState.CLOSED, TODAY)


def test_a_round_without_a_name_is_not_opened(page):
    press(page, "newRoundButton")
    form = dialog(page, "roundDialog")
    child(form, QLineEdit, "roundNameEdit").clear()
    press(form, "openRoundButton")
    assert "Chưa ghi tên đợt." in shown_words(form)


def test_the_first_two_classes_are_agreed_together_without_the_third(page, ids, proposed):
    press(page, "agreeTogetherButton")
    form = dialog(page, "agreeTogetherDialog")
    assert not any("Phan Thị Thu" in text for text in shown_words(form))
    child(form, QLineEdit, "agreeReasonEdit").clear()
    press(form, "agreeButton")
    assert "Chưa ghi lý do hoặc căn cứ." in shown_words(form)
    child(form, QLineEdit, "agreeReasonEdit").setText("Thống nhất trong đợt")
    press(form, "agreeButton")
    assert page.store.read(get_class, ids["Mai"], TODAY) is ACTIVE
    assert page.store.read(get_class, ids["Thu"], TODAY) is AVERAGE
    assert [card.id for card in page.data.proposed()] == [ids["Thu"]]


def test_the_third_class_is_agreed_alone_with_its_aspect_from_the_proposal(page, ids, proposed):
    press(page, "agreeNextButton")
    for _ in range(2):
        press(dialog(page, "reclassifyDialog"), "keepClassButton")
    form = dialog(page, "reclassifyDialog")
    child(form, QPlainTextEdit, "strengthEdit").setPlainText("Chăm chỉ, đúng giờ")
    child(form, QWidget, "causeChecks").findChildren(QCheckBox)[5].setChecked(True)
    child(form, QLineEdit, "helpEdit").setText("Đồng chí Hà kèm mỗi tuần một buổi")
    press(form, "reclassifyButton")
    card = page.data.by_id[ids["Thu"]]
    assert (card.worker_class, card.aspects, card.proposed) == (NEEDS_HELP, ("tay nghề",), None)
    assert open_dialogs(page) == []


def test_a_proposal_is_taken_back_from_the_menu(page, ids, proposed):
    menu = page.acts.make_menu([page.data.by_id[ids["Mai"]]])
    next(action for action in menu.actions() if action.text() == "Bỏ đề nghị").trigger()
    assert page.data.by_id[ids["Mai"]].proposed is None
    assert page.data.by_id[ids["Mai"]].worker_class is AVERAGE


@pytest.fixture
def many(page, qtbot, monkeypatch):
    """The same board as if 15 were very many."""
    monkeypatch.setattr(data, "AT_ONCE", 10)
    monkeypatch.setattr(data, "SLICE", 4)
    monkeypatch.setattr(cards_area, "LIST_LIMIT", 10)
    monkeypatch.setattr("dvqc_desktop.ui.pages.board.page.TOUCH_ALONE", 10)
    page.refresh()
    qtbot.waitUntil(lambda: page.data.complete)
    return page


def test_very_many_people_come_in_slices_into_views_of_rows(many):
    assert len(many.data.cards) == 15
    assert child(many, QTableView, "boardListActive").model().rowCount() == 5


def test_one_card_moves_alone_among_very_many(many, ids, qtbot):
    resets = []
    for column in many.cards_area.columns.values():
        column.model.modelReset.connect(lambda: resets.append(1))
    many.acts.reclassify([ids["Mai"]], ACTIVE)
    form = dialog(many, "reclassifyDialog")
    child(form, QLineEdit, "basisEdit").setText("Ba tháng liền vượt mức")
    press(form, "reclassifyButton")
    assert many.cards_area.columns[ACTIVE].model.row_of(ids["Mai"]) >= 0
    assert many.cards_area.columns[AVERAGE].model.row_of(ids["Mai"]) < 0
    assert resets == []


def test_arrows_and_typing_work_among_rows_too(many, qtbot):
    view = child(many, QTableView, "boardListAverage")
    view.setFocus()
    view.keyboardSearch("hu")
    assert view.currentIndex().data() == "Đinh Công Hướng"
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert child(many, QTableView, "boardListActive").hasFocus()


def test_an_own_aspect_is_written_beside_the_list(page, ids):
    page.acts.reclassify([ids["Tiến"]], NEEDS_HELP)
    checks = child(dialog(page, "reclassifyDialog"), QWidget, "aspectChecks")
    checks.set_words(("vệ sinh máy",))
    assert checks.words() == ("vệ sinh máy",)
    assert child(dialog(page, "reclassifyDialog"), QLineEdit, "aspectChecksOther").isVisible()


def test_a_hidden_page_reads_no_further_and_goes_on_when_shown(page, qtbot, monkeypatch):
    monkeypatch.setattr(data, "AT_ONCE", 10)
    monkeypatch.setattr(data, "SLICE", 4)
    page.refresh()
    page.hide()
    qtbot.wait(30)
    assert not page.data.complete
    page.show()
    qtbot.waitUntil(lambda: page.data.complete)
    assert len(page.data.cards) == 15
