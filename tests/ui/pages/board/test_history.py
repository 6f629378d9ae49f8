"""The history of a person's classes in a real window: what it says, and how an event is corrected by a new one."""

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from dvqc_desktop.services.classes.classes import class_history
from dvqc_desktop.ui.pages.board.person.reclassify_form import ReclassifyForm
from tests.team_kit import ACTIVE, AVERAGE
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.board.board_kit import class_of


def correct_latest(page, person_id):
    page.acts.open_history(person_id)
    entry = page.store.read(class_history, person_id)[0]
    press(dialog(page, "classHistoryDialog"), f"correctClass{entry.id}")
    return entry, dialog(page, "correctionDialog")


def said(page):
    return " ".join(found.text() for found in dialog(page, "classHistoryDialog").findChildren(QLabel))


def choose(form, code):
    form.set_class(code)
    form.changed.emit()


def test_an_event_is_corrected_by_a_new_one_that_names_its_day(page, ids):
    entry, shown = correct_latest(page, ids["Cường"])
    form = shown.findChild(ReclassifyForm)
    assert child(shown, QPlainTextEdit, "strengthEdit").toPlainText() == entry.strengths
    choose(form, AVERAGE)
    form.strengths.setPlainText("Chăm chỉ")
    form.basis.setText("Ghi nhầm loại")
    press(shown, "correctClassButton")
    newest, old = page.store.read(class_history, ids["Cường"])[:2]
    assert (newest.corrects_id, newest.at, newest.worker_class) == (entry.id, entry.at, AVERAGE)
    assert old.id == entry.id
    assert class_of(page, ids["Cường"]) is AVERAGE
    assert f"(sửa lần phân loại ngày {entry.at:%d/%m/%Y})" in said(page)
    assert "(đã sửa, không còn tính)" in said(page)


def test_what_follows_is_shown_before_and_leaving_writes_nothing(page, ids):
    _entry, shown = correct_latest(page, ids["Cường"])
    choose(shown.findChild(ReclassifyForm), AVERAGE)
    words = " ".join(found.text() for found in shown.findChildren(QLabel))
    assert "Tạ Văn Quý" in words
    press(shown, "keepEventButton")
    assert class_of(page, ids["Cường"]) is ACTIVE
    assert open_dialogs(page) == ["classHistoryDialog"]


def test_a_correction_without_a_reason_is_refused_under_its_field(page, ids):
    entry, shown = correct_latest(page, ids["Cường"])
    form = shown.findChild(ReclassifyForm)
    form.basis.clear()
    form.meeting.setCurrentIndex(0)
    press(shown, "correctClassButton")
    assert not form.captions["reason"].error.isHidden()
    assert page.store.read(class_history, ids["Cường"])[0].id == entry.id


def test_on_an_earlier_day_nothing_can_be_corrected(page, ids):
    page._show_day(page.data.compared_on)
    page.acts.open_history(ids["Cường"])
    assert dialog(page, "classHistoryDialog").findChildren(QPushButton, "closeHistoryButton")
    assert [b for b in page.findChildren(QPushButton) if b.objectName().startswith("correctClass")] == []
