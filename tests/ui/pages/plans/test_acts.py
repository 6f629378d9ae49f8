"""What the page does through its small forms: plans begun, looked at and closed, pauses, the register, papers."""

from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from dvqc_desktop.db.engine import Database
from dvqc_desktop.services.plans.plan_reading import find_plan
from dvqc_desktop.services.plans.plans import PlanResult, add_review, close_plan
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.plans.page import PlansPage
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.plans.plan_kit import person, plan

TODAY = date(2026, 11, 20)


def test_a_review_sets_the_next_and_can_close_the_plan(page: PlansPage, window: MainWindow) -> None:
    child(page, QPushButton, "reviewPlanButton").click()
    asked = dialog(window, "reviewDialog")
    child(asked, QPushButton, "reviewSaveButton").click()
    assert "Ghi nhận xét trước" in child(asked, QLabel, "reviewDialogError").text()
    child(asked, QPlainTextEdit, "reviewTextEdit").setPlainText("Giữ 166 ba ngày liền")
    child(asked, QPushButton, "reviewSaveButton").click()
    assert plan(page, "Trịnh Đình Khải").dates.review_on == date(2026, 12, 4)
    child(page, QPushButton, "reviewPlanButton").click()
    asked = dialog(window, "reviewDialog")
    child(asked, QPlainTextEdit, "reviewTextEdit").setPlainText("Đạt 166, hơn định mức 16")
    child(asked, QCheckBox, "reviewCloseCheck").click()
    assert child(asked, QLineEdit, "reviewAfterEdit").text() == "166 cái/công"
    child(asked, QLineEdit, "reviewBeforeEdit").setText("126 cái/công")
    child(asked, QPushButton, "reviewSaveButton").click()
    assert page.store.read(find_plan, person(page, "Trịnh Đình Khải")) is None
    assert page.people.column.middle.currentWidget().objectName() == "planEmpty"


def test_a_review_is_put_right_and_taken_out(page: PlansPage, window: MainWindow) -> None:
    page.store.write(add_review, plan(page, "Trịnh Đình Khải").id, TODAY, "Giữ 166")
    press(page, "reviewEditButton1")
    asked = dialog(window, "reviewChangeDialog")
    child(asked, QPlainTextEdit, "reviewTextEdit").setPlainText("")
    press(asked, "reviewSaveButton")
    assert "còn trống" in child(asked, QLabel, "reviewChangeDialogError").text()
    child(asked, QPlainTextEdit, "reviewTextEdit").setPlainText("Giữ 166 ba ngày")
    press(asked, "reviewSaveButton")
    assert plan(page, "Trịnh Đình Khải").reviews[0].text == "Giữ 166 ba ngày"
    press(page, "reviewEditButton1")
    press(dialog(window, "reviewChangeDialog"), "reviewRemoveButton")
    assert plan(page, "Trịnh Đình Khải").reviews == ()


def test_a_pause_is_written_with_its_reason(page: PlansPage, window: MainWindow) -> None:
    child(page, QPushButton, "pauseContactsButton").click()
    asked = dialog(window, "pauseDialog")
    child(asked, QLineEdit, "pauseReasonEdit").setText("đi học 2 tuần")
    child(asked, QLineEdit, "pauseEndEdit").setText("04/12/2026")
    child(asked, QLineEdit, "contactIntervalEdit").setText("mười")
    child(asked, QPushButton, "pauseSaveButton").click()
    assert "số ngày" in child(asked, QLabel, "pauseDialogError").text()
    child(asked, QLineEdit, "contactIntervalEdit").setText("10")
    child(asked, QPushButton, "pauseSaveButton").click()
    page.store.read(find_plan, person(page, "Trịnh Đình Khải"))
    assert child(page, QLabel, "planContactState").text() == "xem lại kế hoạch hôm nay"
    card = page.people._people[person(page, "Trịnh Đình Khải")].card
    assert card is not None
    assert card.clock.state == "paused"


def test_a_wish_is_entered_in_the_register_and_answered(page: PlansPage, window: MainWindow) -> None:
    before = page.people.referrals.model.total()
    child(page, QPushButton, "addReferralButton").click()
    asked = dialog(window, "proposalDialog")
    child(asked, QPlainTextEdit, "proposalTextEdit").setPlainText("Xin thêm đèn máy tiện")
    combo = child(asked, QComboBox, "proposalReferredCombo")
    combo.setCurrentIndex(combo.findText("Chuyên môn"))
    combo.activated.emit(combo.currentIndex())
    child(asked, QPushButton, "proposalSaveButton").click()
    assert "đồng ý" in child(asked, QLabel, "proposalError").text()
    child(asked, QCheckBox, "proposalConsentCheck").click()
    child(asked, QPushButton, "proposalSaveButton").click()
    assert page.people.referrals.model.total() == before + 1
    page.people.referrals.view.opened.emit(0)
    asked = dialog(window, "proposalDialog")
    child(asked, QLineEdit, "proposalAnswerEdit").setText("Đã lắp")
    child(asked, QLineEdit, "proposalAnsweredEdit").setText("hôm qua")
    child(asked, QPushButton, "proposalSaveButton").click()
    assert "ngày ghi như" in child(asked, QLabel, "proposalError").text()
    child(asked, QLineEdit, "proposalAnsweredEdit").setText("20/11/2026")
    child(asked, QPushButton, "proposalSaveButton").click()
    assert page.people.referrals.model.row(0).fields.answer == "Đã lắp"


def close(page: PlansPage) -> int:
    """Ends Khải's plan; its id."""
    plan_id = plan(page, "Trịnh Đình Khải").id
    page.store.write(close_plan, plan_id, TODAY, PlanResult("Đạt 166, giữ được", "126 cái/công", "166 cái/công"))
    return plan_id


def test_an_old_plan_is_opened_to_read_alone(page: PlansPage) -> None:
    closed = close(page)
    assert page.people.column.middle.currentWidget() is page.people.column.empty
    menu = page.people.header.history.menu_of_plans()
    assert [action.text() for action in menu.actions()] == ["28/09/2026–31/12/2026, đã kết thúc"]
    menu.actions()[0].trigger()
    menu.close()
    assert page.people.column.shown() == closed
    assert child(page, QLabel, "planChangeLabel").text() == "Đầu kỳ: 126 cái/công. Cuối kỳ: 166 cái/công."
    assert child(page, QPlainTextEdit, "wishPanelEdit").isReadOnly()
    assert page.people.form.panels.steps.model.rowCount() == 5
    assert not child(page, QPushButton, "stepDoneButton").isVisibleTo(page)
    assert not child(page, QPushButton, "reviewPlanButton").isVisibleTo(page)
    press(page, "oldPlanBackButton")
    assert page.people.column.shown() is None


def test_an_old_plan_whose_end_is_undone_runs_again(page: PlansPage) -> None:
    closed = close(page)
    page.people.header.history.chosen.emit(closed)
    page.store.undo()
    assert not page.people.column.reads_old
    assert not child(page, QPlainTextEdit, "wishPanelEdit").isReadOnly()


def test_the_plan_shown_is_previewed(page: PlansPage, window: MainWindow, qtbot: QtBot) -> None:
    press(page, "printPlanButton")
    (shown,) = (made for made in window.findChildren(QMainWindow) if made.objectName() == "printPreviewWindow")
    assert shown.windowTitle() == "Xem trước khi in – Kế hoạch bồi dưỡng"
    qtbot.waitUntil(lambda: not page.context.jobs.busy)
    shown.close()


def test_the_button_shows_the_slips_of_the_contact_day(page: PlansPage, window: MainWindow, qtbot: QtBot) -> None:
    button = child(page, QPushButton, "printSlipsButton")
    assert button.text() == "In phiếu tuần này"
    button.click()
    qtbot.waitUntil(lambda: window.findChild(QMainWindow, "printPreviewWindow") is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not page.context.jobs.busy, timeout=20_000)
    child(window, QMainWindow, "printPreviewWindow").close()


def test_ctrl_p_shows_the_plan_that_is_on_the_form(page: PlansPage, window: MainWindow, qtbot: QtBot) -> None:
    page.people.open_row(person(page, "Đào Thị Dung"))
    page.print_current()
    shown = child(window, QMainWindow, "printPreviewWindow")
    assert shown.windowTitle() == "Xem trước khi in – Kế hoạch bồi dưỡng"
    qtbot.waitUntil(lambda: not page.context.jobs.busy, timeout=20_000)
    shown.close()


def test_a_book_without_anybody_says_so(qtbot: QtBot, locked_window: MainWindow, db: Database) -> None:
    locked_window.take_book(db)
    assert locked_window.frame is not None
    locked_window.frame.navigate(PageName.PLANS)
    page = locked_window.frame.shelf.current()
    assert isinstance(page, PlansPage)
    assert page.people._nobody.isVisible()
    assert not page.people.list.isVisible()
    page.print_current()
    qtbot.waitUntil(lambda: "errorDialog" in open_dialogs(locked_window), timeout=20_000)
    dialog(locked_window, "errorDialog").close()


def test_a_contact_is_put_right_from_the_log(page: PlansPage, window: MainWindow, qtbot: QtBot) -> None:
    view = page.people.log.view
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.activated.emit(page.people.log.model.index(0))
    asked = dialog(window, "contactDialog")
    text = child(asked, QPlainTextEdit, "contactTextEdit")
    assert text.toPlainText().startswith("Đồng ý thử 170")
    text.setPlainText("Đồng ý thử 175 từ thứ Hai.")
    child(asked, QPushButton, "saveContactButton").click()
    assert page.people.log.model.rows()[0].said == "Đồng ý thử 175 từ thứ Hai."
    assert page.store.undo_label() == "sửa lần gặp Trịnh Đình Khải"
    assert qtbot is not None
    assert view.indexAt(QPoint(2, 2)).isValid()
