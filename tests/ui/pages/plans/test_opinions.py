"""The view of the workers' criticism, in a real window: kept by keys, no author, promises, papers, ways to it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.domain.due import DueKind, DueRow
from dvqc_desktop.services.contacts import opinion_reading as reading
from dvqc_desktop.services.contacts.opinions import remove_session
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from dvqc_desktop.ui.pages.overview.acts import TaskActs
from dvqc_desktop.ui.pages.plans.opinions.view import OpinionsView
from dvqc_desktop.ui.pages.plans.page import PlansPage
from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit
from tests.ui.kit import child, dialog, open_dialogs, press


@pytest.fixture
def view(page: PlansPage) -> OpinionsView:
    page.show_view("opinions")
    shown = page.view()
    assert isinstance(shown, OpinionsView)
    return shown


@pytest.fixture
def coming(view: OpinionsView) -> OpinionsView:
    """The view at the session that is still to be held."""
    view.open_row(next(row.id for row in view.store.read(reading.list_sessions) if not row.received))
    return view


def preview_of(window: MainWindow, qtbot: QtBot) -> PrintPreviewWindow:
    qtbot.waitUntil(lambda: bool(window.findChildren(PrintPreviewWindow)), timeout=20_000)
    return window.findChildren(PrintPreviewWindow)[-1]


def write(form: QWidget, name: str, text: str) -> None:
    child(form, QPlainTextEdit, name).setPlainText(text)


def pick(form: QWidget, name: str, words: str) -> None:
    box = child(form, QComboBox, name)
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def test_the_last_session_heard_is_shown_grouped_by_whom_it_is_about(view: OpinionsView) -> None:
    abouts = [row.about for row in view.model.shown()]
    assert abouts == [None] * 9 + ["Trần Bích Hà", "Nguyễn Thúy Lợi", "Lê Kim Oanh"]
    sums = child(view, QLabel, "opinionSumsLabel").text()
    assert sums == "Quý III năm 2026: nhận 12 ý kiến, đã trả lời 12; đã đọc trước tổ 25/09/2026."
    assert child(view, QComboBox, "opinionSessionCombo").currentText().startswith("Quý III năm 2026")


def test_it_is_filtered_by_words_and_by_what_waits(view: OpinionsView) -> None:
    edit = view.filter_edit()
    assert edit is not None
    edit.setText("giao ca")
    assert {row.fields.text for row in view.model.shown()} >= {"Giao ca đôi khi thiếu ghi chép."}
    edit.setText("")
    view.states.set_value("waiting")
    view.states.chosen.emit("waiting")
    assert list(view.model.shown()) == []


def test_an_opinion_is_begun_by_key_answered_and_promised(view: OpinionsView, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = dialog(window, "opinionDialog")
    write(form, "opinionTextEdit", "Nên dán lịch ca ở bảng tin")
    child(form, QSpinBox, "opinionSlipsSpin").setValue(2)
    write(form, "opinionAnswerEdit", "Sẽ dán từ tuần sau")
    pick(form, "opinionAnsweredByCombo", "Trần Bích Hà")
    assert child(form, OptionalDateEdit, "opinionAnsweredEdit").day() == date(2026, 11, 20)
    pick(form, "opinionPromiseCombo", "Việc mới")
    child(form, QLineEdit, "opinionWorkEdit").setText("Dán lịch ca")
    pick(form, "opinionOwnerCombo", "Lê Kim Oanh")
    press(form, "opinionSaveButton")
    assert "cần đủ việc, người làm và hạn" in child(form, QLabel, "opinionDialogError").text()
    child(form, OptionalDateEdit, "opinionDueEdit").set_day(date(2026, 11, 27))
    press(form, "opinionSaveButton")
    made = next(row for row in view.model.shown() if row.fields.slips == 2)
    assert (made.answered_by, made.promise and made.promise.owner) == ("Trần Bích Hà", "Lê Kim Oanh")


def test_an_author_is_refused_and_a_workers_name_is_warned_of(view: OpinionsView, window: MainWindow) -> None:
    view.new_item()
    form = dialog(window, "opinionDialog")
    warning = child(form, QLabel, "opinionNamedLabel")
    assert not warning.isVisible()
    write(form, "opinionTextEdit", "Khen Đào Thị Dung kèm bạn mới. Người viết: thợ tiện")
    assert "“Đào Thị Dung” là tên một quần chúng" in warning.text()
    press(form, "opinionSaveButton")
    assert "Sổ không giữ tên người góp ý" in child(form, QLabel, "opinionDialogError").text()
    write(form, "opinionTextEdit", "Khen chị Dung kèm bạn mới.")
    assert not warning.isVisible()
    press(form, "opinionSaveButton")
    assert open_dialogs(window) == []


def test_a_day_that_is_none_is_told_under_the_fields(view: OpinionsView, window: MainWindow) -> None:
    view.new_item()
    form = dialog(window, "opinionDialog")
    child(form, OptionalDateEdit, "opinionAnsweredEdit").setText("hôm qua")
    press(form, "opinionSaveButton")
    assert "ngày ghi như 20/11/2026" in child(form, QLabel, "opinionDialogError").text()


def test_an_opinion_opened_and_kept_stays_the_same(view: OpinionsView, window: MainWindow) -> None:
    before = list(view.model.shown())
    for place, row in enumerate(before):
        if row.promise is not None or row.about is not None:
            view.table.opened.emit(place)
            press(dialog(window, "opinionDialog"), "opinionSaveButton")
    assert list(view.model.shown()) == before


def test_a_task_of_a_meeting_may_be_the_promise(view: OpinionsView, window: MainWindow) -> None:
    view.table.opened.emit(0)
    form = dialog(window, "opinionDialog")
    pick(form, "opinionPromiseCombo", "Làm thẻ nhắc đo cho Nhóm 2")
    press(form, "opinionSaveButton")
    promise = view.model.row(0).promise
    assert promise is not None
    assert promise.text == "Làm thẻ nhắc đo cho Nhóm 2"


def test_an_opinion_is_taken_out_by_key_and_comes_back(view: OpinionsView, page: PlansPage, qtbot: QtBot) -> None:
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert len(view.model.shown()) == 11
    page.store.undo()
    assert len(view.model.shown()) == 12


def test_promises_of_the_time_before_are_done_by_key(coming: OpinionsView, qtbot: QtBot) -> None:
    states = [row.done_by(date(2026, 11, 20)) for row in coming.promises.shown()]
    assert states == [False, True, True, True]
    button = child(coming, QPushButton, "promiseDoneButton")
    assert button.text() == "Đã làm xong hôm nay"
    qtbot.keyClick(coming.promise_table, Qt.Key.Key_Space)
    assert all(row.done_on for row in coming.promises.shown())
    assert button.text() == "Ghi lại là chưa xong"
    button.click()
    assert [row.done_on is None for row in coming.promises.shown()].count(True) == 1


def test_answers_are_noted_as_read_out(view: OpinionsView, window: MainWindow) -> None:
    read = child(view, QPushButton, "readAnswersButton")
    assert not read.isVisible()
    press(view, "editOpinionSessionButton")
    form = dialog(window, "opinionSessionDialog")
    assert child(form, QComboBox, "opinionQuarterCombo").currentText() == "Quý III năm 2026"
    child(form, OptionalDateEdit, "opinionReadEdit").set_day(None)
    press(form, "opinionSessionSaveButton")
    read.click()
    assert "đã đọc trước tổ 20/11/2026" in child(view, QLabel, "opinionSumsLabel").text()


def test_a_session_is_begun_changed_and_taken_out(view: OpinionsView, window: MainWindow) -> None:
    press(view, "addOpinionSessionButton")
    form = dialog(window, "opinionSessionDialog")
    press(form, "opinionSessionSaveButton")
    assert "quý IV năm 2026 đã có" in child(form, QLabel, "opinionSessionDialogError").text()
    pick(form, "opinionQuarterCombo", "Quý I năm 2027")
    press(form, "opinionSessionSaveButton")
    assert view.session.count() == 3
    view.session.setCurrentIndex(0)
    view.session.activated.emit(0)
    press(view, "editOpinionSessionButton")
    press(dialog(window, "opinionSessionDialog"), "opinionSessionRemoveButton")
    assert view.session.count() == 2


def test_a_meeting_gives_its_day_and_quarter(view: OpinionsView, window: MainWindow) -> None:
    press(view, "addOpinionSessionButton")
    form = dialog(window, "opinionSessionDialog")
    pick(form, "opinionMeetingCombo", "Buổi góp ý ngày 11/09/2026")
    assert child(form, QComboBox, "opinionQuarterCombo").currentText() == "Quý III năm 2026"


@pytest.mark.parametrize("by_menu", [False, True])
def test_blank_slips_are_asked_for_by_number_and_shown(
    view: OpinionsView, window: MainWindow, qtbot: QtBot, by_menu: bool
) -> None:
    if by_menu:
        child(window, QAction, "opinionSlipsAction").trigger()
    else:
        press(view.tools, "printOpinionSlipsButton")
    form = dialog(window, "opinionSlipsDialog")
    copies = child(form, QSpinBox, "opinionCopiesSpin")
    assert (copies.value(), child(form, QLabel, "opinionSheetsLabel").text()) == (15, "4 tờ A4, mỗi tờ cắt làm bốn.")
    copies.setValue(8)
    press(form, "opinionSlipsPreviewButton")
    preview = preview_of(window, qtbot)
    assert getattr(preview.document(), "copies", 0) == 8
    preview.close()


@pytest.mark.parametrize("by_menu", [False, True])
def test_the_sheet_of_answers_is_shown(
    view: OpinionsView, page: PlansPage, window: MainWindow, qtbot: QtBot, by_menu: bool
) -> None:
    if by_menu:
        child(window, QAction, "opinionAnswersAction").trigger()
    else:
        page.print_current()
    preview = preview_of(window, qtbot)
    assert "Góp ý cho đồng chí Lê Kim Oanh" in str(preview.document())
    preview.close()


def test_a_meeting_leads_to_its_opinions(window: MainWindow) -> None:
    assert window.frame is not None
    window.frame.navigate(PageName.MEETINGS)
    meetings = window.frame.shelf.current()
    assert isinstance(meetings, MeetingsPage)
    session = meetings.store.read(reading.list_sessions)[0]
    meetings.store.write(remove_session, session.id)
    assert session.fields.meeting_id is not None
    meetings.open_row(session.fields.meeting_id)
    press(meetings, "meetingOpinionsButton")
    plans = window.frame.shelf.current()
    assert isinstance(plans, PlansPage)
    view = plans.view()
    assert isinstance(view, OpinionsView)
    assert view.session.currentText() == "Quý IV năm 2026 – 11/12/2026"


@pytest.mark.parametrize("kind", [DueKind.TEAM_PROMISE, DueKind.OPINIONS])
def test_a_row_of_the_overview_leads_here(window: MainWindow, kind: DueKind) -> None:
    assert window.frame is not None
    frame = window.frame
    row_id = frame.store.read(reading.list_sessions)[0].id
    TaskActs(window, frame.context).do(DueRow(kind, "", "", "", date(2026, 11, 20), "", row_id))
    plans = frame.shelf.current()
    assert isinstance(plans, PlansPage)
    assert isinstance(plans.view(), OpinionsView)


def test_a_book_without_sessions_offers_the_first(view: OpinionsView, window: MainWindow) -> None:
    store = view.store
    for row in list(view.model.shown()):
        view.table.removal_wanted.emit()
        assert row not in view.model.shown()
    for session in store.read(reading.list_sessions):
        store.write(remove_session, session.id)
    assert not child(view.tools, QPushButton, "printAnswersButton").isVisible()
    child(window, QAction, "opinionAnswersAction").trigger()
    view.new_item()
    press(dialog(window, "opinionSessionDialog"), "opinionSessionSaveButton")
    assert view.session.count() == 1
