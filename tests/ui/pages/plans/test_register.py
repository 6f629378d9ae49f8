"""The register of everybody: filtered by state, addressee and words, kept by keys, printed without names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import ReferredTo
from dvqc_desktop.domain.due import DueKind
from dvqc_desktop.domain.proposals import ProposalState
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.overview.acts import TaskActs
from dvqc_desktop.ui.pages.plans.page import PlansPage
from dvqc_desktop.ui.pages.plans.register.register import RegisterView
from dvqc_desktop.ui.widgets.person_combo import PersonCombo
from dvqc_desktop.ui.widgets.segment import Segment
from tests.ui.kit import child, dialog, press


def choose(parent: object, name: str, key: str) -> None:
    segment = child(parent, Segment, name)  # type: ignore[arg-type]
    segment.set_value(key)
    segment.chosen.emit(key)


@pytest.fixture
def register(page: PlansPage) -> RegisterView:
    choose(page, "planViewSegment", "register")
    view = page.view()
    assert isinstance(view, RegisterView)
    return view


def states(register: RegisterView) -> list[ProposalState]:
    return [row.state for row in register.model.shown()]


def test_open_entries_stand_first_what_is_to_be_told_back_before_all(register: RegisterView) -> None:
    assert states(register) == [ProposalState.ANSWERED, ProposalState.REFERRED, ProposalState.REFERRED]
    assert child(register, QLabel, "registerSumsLabel").text().startswith("Quý IV năm 2026: nghe 8")


def test_the_overview_leads_to_the_entry_though_a_filter_hid_it(window: MainWindow, register: RegisterView) -> None:
    assert window.frame is not None
    register.filter.setText("không có")
    window.frame.navigate(PageName.OVERVIEW)
    overview = window.frame.shelf.current()
    assert overview is not None
    rows = [row for row in register.store.read(list_due, clock.today()) if row.kind is DueKind.ANSWER]
    for row in rows:
        TaskActs(overview, register.context).do(row)
        chosen = register._current()
        assert chosen is not None and chosen.id == row.row_id
        assert register.isVisible()
    assert rows


def test_it_is_filtered_by_state_addressee_and_words(register: RegisterView) -> None:
    choose(register, "registerStateSegment", "all")
    assert len(states(register)) == 8
    to = child(register, QComboBox, "registerToCombo")
    to.setCurrentIndex(to.findData(ReferredTo.UNION))
    assert {row.fields.referred_to for row in register.model.shown()} == {ReferredTo.UNION}
    register.filter.setText("doi ca")
    assert [row.worker_name for row in register.model.shown()] == ["Đào Thị Dung"]
    register.filter.setText("không có")
    assert states(register) == []


def test_an_entry_is_begun_by_key_and_its_person_chosen(
    page: PlansPage, register: RegisterView, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = dialog(window, "proposalDialog")
    press(form, "proposalSaveButton")
    assert "chưa có nội dung" in child(form, QLabel, "proposalError").text()
    child(form, PersonCombo, "proposalPersonCombo").select(19)
    child(form, QPlainTextEdit, "proposalTextEdit").setPlainText("Xin thêm quạt")
    child(form, QCheckBox, "proposalConsentCheck").setChecked(True)
    press(form, "proposalSaveButton")
    made = next(row for row in register.model.shown() if row.fields.text == "Xin thêm quạt")
    assert (made.worker_name, made.state, made.fields.consent) == ("Đào Thị Dung", ProposalState.HEARD, True)


def test_told_back_and_taken_out_by_keys_and_undone(page: PlansPage, register: RegisterView, qtbot: QtBot) -> None:
    assert child(register, QPushButton, "registerToldButton").isVisible()
    qtbot.keyClick(register.table, Qt.Key.Key_Space)
    assert states(register) == [ProposalState.REFERRED, ProposalState.REFERRED]
    assert not child(register, QPushButton, "registerToldButton").isVisible()
    qtbot.keyClick(register.table, Qt.Key.Key_Delete)
    assert len(states(register)) == 1
    page.store.undo()
    page.store.undo()
    assert len(states(register)) == 3


def test_an_answer_typed_has_the_day_of_today(register: RegisterView, window: MainWindow, qtbot: QtBot) -> None:
    waiting = next(row for row in register.model.shown() if row.state is ProposalState.REFERRED)
    register.open_row(waiting.id)
    register.table.opened.emit(register.table.current_row())
    form = dialog(window, "proposalDialog")
    qtbot.keyClicks(child(form, QLineEdit, "proposalAnswerEdit"), "Duoc")
    press(form, "proposalSaveButton")
    answered = next(row for row in register.model.shown() if row.id == waiting.id)
    assert (answered.state, answered.fields.answered_on) == (ProposalState.ANSWERED, clock.today())


def test_an_entry_keeps_its_person_and_owner_when_it_is_edited(register: RegisterView, window: MainWindow) -> None:
    before = register.model.row(0)
    register.table.opened.emit(0)
    press(dialog(window, "proposalDialog"), "proposalSaveButton")
    after = next(row for row in register.model.shown() if row.id == before.id)
    assert after.fields == before.fields


def test_it_prints_without_names_until_they_are_chosen(
    page: PlansPage, register: RegisterView, window: MainWindow, qtbot: QtBot
) -> None:
    page.print_current()
    qtbot.waitUntil(lambda: bool(window.findChildren(PrintPreviewWindow)), timeout=20_000)
    preview = window.findChildren(PrintPreviewWindow)[-1]
    assert "Đào Thị Dung" not in str(preview.document())
    child(preview, QCheckBox, "printNamesCheck").setChecked(True)
    assert "Đào Thị Dung" in str(preview.document())
    preview.close()


def test_the_page_turns_back_to_people(page: PlansPage, register: RegisterView) -> None:
    assert not child(page, QPushButton, "newPlanButton").isVisible()
    assert page.current_person() is None
    assert page.shown_person() == register.shown_person()
    page.open_row(19)
    assert child(page, QPushButton, "newPlanButton").isVisible()
    assert page.current_person() == 19
