"""Ghi lần gặp: half a minute by the keyboard, the right fields for members and for active workers."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from dvqc_desktop.domain.codes import ReferredTo
from dvqc_desktop.domain.contacts import ContactTopic
from dvqc_desktop.domain.due import DueKind
from dvqc_desktop.services.contacts.contacts import ContactRow, contact_states, list_contacts
from dvqc_desktop.services.contacts.private_notes import read_private_note
from dvqc_desktop.services.contacts.proposals import list_proposals
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.services.people.shifts import set_rotation
from dvqc_desktop.ui.dialogs.contact import ContactDialog, open_contact_dialog
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.store import Store
from tests.ui.kit import child, dialog, put

TODAY = date(2026, 11, 20)


@pytest.fixture
def store(window: MainWindow) -> Store:
    assert window.frame is not None
    return window.frame.store


def ids(store: Store) -> dict[str, int]:
    return {state.name: state.person_id for state in store.read(contact_states, TODAY)}


def begin(window: MainWindow, person_id: int | None = None) -> ContactDialog:
    assert window.frame is not None
    return open_contact_dialog(window, window.frame.context, person_id)


def newest(store: Store, name: str) -> ContactRow:
    return store.read(list_contacts, ids(store)[name])[0]


def test_it_begins_with_who_is_most_overdue_and_his_holder(window: MainWindow, store: Store) -> None:
    asked = begin(window)
    assert child(asked, QComboBox, "contactPersonCombo").currentText() == "Đào Thị Dung"
    assert child(asked, QComboBox, "contactByCombo").currentText() == "Trần Bích Hà"
    assert child(asked, QLineEdit, "nextContactDateEdit").text() == "27/11/2026"
    assert child(asked, QLabel, "nextContactWeekday").text() == "thứ Sáu"
    assert asked.focusWidget().objectName() == "contactTextEdit"


def test_a_contact_takes_a_sentence_and_ctrl_enter(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    asked = begin(window)
    put(asked.focusWidget(), "Hỏi việc đổi ca, đã có lời hứa của công đoàn.")
    qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert newest(store, "Đào Thị Dung").said == "Hỏi việc đổi ca, đã có lời hứa của công đoàn."
    assert newest(store, "Đào Thị Dung").next_on == date(2026, 11, 27)
    assert store.undo_label() == "ghi lần gặp Đào Thị Dung"
    assert not asked.isVisible()


def test_f9_records_and_goes_to_the_next_person(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    asked = begin(window)
    for text in ("Hỏi việc đổi ca", "Tập gá chi tiết"):
        put(asked.focusWidget(), text)
        qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_F9)
    assert child(asked, QComboBox, "contactPersonCombo").currentText() == "Cao Thị Yến"
    assert newest(store, "Mạc Văn Tiến").help_given == "Tập gá chi tiết"
    assert newest(store, "Đào Thị Dung").at == TODAY


def test_an_active_worker_leaves_the_date_and_the_help(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    asked = begin(window, ids(store)["Mạc Văn Tiến"])
    assert child(asked, QComboBox, "contactByCombo").currentText() == "Ngô Quang Minh (tích cực)"
    for name in ("contactTextEdit", "privateNoteEdit"):
        assert not child(asked, QPlainTextEdit, name).isVisible()
    for name in ("progressEdit", "needEdit", "nextStepEdit", "nextContactDateEdit"):
        assert not child(asked, QLineEdit, name).isVisible()
    child(asked, QPushButton, "saveContactButton").click()
    assert child(asked, QLabel, "contactError").text() == "Ghi việc đã giúp."
    put(child(asked, QLineEdit, "helpGivenEdit"), "Cùng mài dao")
    child(asked, QPushButton, "saveContactButton").click()
    row = newest(store, "Mạc Văn Tiến")
    assert (row.help_given, row.said, row.next_on, row.by_member) == ("Cùng mài dao", None, None, False)


def test_a_need_is_passed_on_only_with_the_tick(window: MainWindow, store: Store) -> None:
    asked = begin(window, ids(store)["Trịnh Đình Khải"])
    child(asked, QLineEdit, "needEdit").setText("Dao tiện thép gió")
    child(asked, QCheckBox, "referCheck").click()
    combo = child(asked, QComboBox, "referToCombo")
    assert combo.isVisible()
    combo.setCurrentIndex(combo.findText("Công đoàn"))
    child(asked, QPushButton, "saveContactButton").click()
    entry = store.read(list_proposals, TODAY, ids(store)["Trịnh Đình Khải"])[0]
    assert (entry.fields.text, entry.fields.referred_to) == ("Dao tiện thép gió", ReferredTo.UNION)
    assert entry.fields.consent


def test_the_private_part_is_kept_apart_with_its_warning(window: MainWindow, store: Store) -> None:
    asked = begin(window, ids(store)["Trịnh Đình Khải"])
    labels = [label.text() for label in asked.findChildren(QLabel) if label.isVisible()]
    assert any("Ai có mật khẩu sổ đều mở được" in text for text in labels)
    tick = child(asked, QCheckBox, "keptAsideCheck")
    assert tick.text() == "Có điều riêng, đồng chí Nguyễn Thúy Lợi giữ, không ghi vào sổ"
    child(asked, QPlainTextEdit, "privateNoteEdit").setPlainText("Lời tâm sự")
    tick.click()
    child(asked, QPushButton, "saveContactButton").click()
    row = newest(store, "Trịnh Đình Khải")
    assert (row.has_private, row.kept_aside) == (True, True)
    assert store.read(read_private_note, row.id) == "Lời tâm sự"


def test_kind_topics_and_what_was_seen(window: MainWindow, store: Store) -> None:
    asked = begin(window, ids(store)["Trịnh Đình Khải"])
    child(asked, QPushButton, "contactMoreButton").click()
    next(box for box in asked.findChildren(QRadioButton) if box.text() == "Đến nhà").click()
    asked.form.topics[ContactTopic.LIFE].click()
    child(asked, QLineEdit, "seenEdit").setText("Nhà ngăn nắp")
    child(asked, QPushButton, "saveContactButton").click()
    row = newest(store, "Trịnh Đình Khải")
    assert (row.kind, row.topics, row.seen) == ("home_visit", (ContactTopic.LIFE,), "Nhà ngăn nắp")


def pick(asked: ContactDialog, name: str) -> None:
    edit = child(asked, QComboBox, "contactOtherCombo").lineEdit()
    assert edit is not None
    put(edit, name)
    edit.editingFinished.emit()


def test_a_family_visit_to_several_people_is_shown_on_each(window: MainWindow, store: Store) -> None:
    asked = begin(window, ids(store)["Trịnh Đình Khải"])
    child(asked, QPushButton, "contactAddOtherButton").click()
    for name in ("tạ văn quý", "đào thị dung", "tạ văn quý", "cao thị yến"):
        pick(asked, name)
    chips = asked.findChildren(QPushButton, "contactTogetherButton")
    assert [chip.text() for chip in chips] == ["Tạ Văn Quý", "Đào Thị Dung", "Cao Thị Yến"]
    chips[2].click()
    next(box for box in asked.findChildren(QRadioButton) if box.text() == "Đến nhà").click()
    child(asked, QPlainTextEdit, "contactTextEdit").setPlainText("Thăm ba nhà")
    child(asked, QPushButton, "saveContactButton").click()
    visits = {name: newest(store, name) for name in ("Trịnh Đình Khải", "Tạ Văn Quý", "Đào Thị Dung")}
    assert {(row.kind, row.said) for row in visits.values()} == {("home_visit", "Thăm ba nhà")}
    assert visits["Tạ Văn Quý"].together == ("Đào Thị Dung", "Trịnh Đình Khải")
    assert newest(store, "Cao Thị Yến").said != "Thăm ba nhà"


def test_an_agreed_step_comes_back_and_is_ticked(window: MainWindow, store: Store) -> None:
    khai = ids(store)["Trịnh Đình Khải"]
    asked = begin(window, khai)
    assert asked.findChildren(QCheckBox, "stepDoneCheck") == []
    child(asked, QPlainTextEdit, "contactTextEdit").setPlainText("Thử 170")
    child(asked, QLineEdit, "nextStepEdit").setText("Xin dao thép gió")
    child(asked, QPushButton, "saveContactButton").click()
    assert [row.due for row in store.read(list_due, TODAY) if row.kind is DueKind.STEP] == [date(2026, 11, 27)]
    again = begin(window, khai)
    tick = child(again, QCheckBox, "stepDoneCheck")
    assert tick.text() == "Đã làm: xin dao thép gió (hẹn 27/11)"
    tick.click()
    child(again, QPushButton, "saveContactButton").click()
    assert [row for row in store.read(list_due, TODAY) if row.kind is DueKind.STEP] == []


def test_names_are_found_without_accents(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    asked = begin(window)
    combo = child(asked, QComboBox, "contactPersonCombo")
    edit = combo.lineEdit()
    edit.selectAll()
    qtbot.keyClicks(edit, "trinh dinh khai")
    edit.editingFinished.emit()
    assert combo.currentText() == "Trịnh Đình Khải"
    assert child(asked, QComboBox, "contactByCombo").currentText() == "Nguyễn Thúy Lợi"
    edit.selectAll()
    put(edit, "không ai cả")
    edit.editingFinished.emit()
    assert combo.currentText() == "Trịnh Đình Khải"


def test_what_does_not_fit_is_said_in_the_dialog(window: MainWindow, store: Store) -> None:
    asked = begin(window, ids(store)["Trịnh Đình Khải"])
    child(asked, QPushButton, "saveContactButton").click()
    assert "Ghi một câu nội dung" in child(asked, QLabel, "contactError").text()
    child(asked, QPlainTextEdit, "contactTextEdit").setPlainText("Thử 170")
    child(asked, QLineEdit, "nextContactDateEdit").setText("mai")
    child(asked, QPushButton, "saveContactButton").click()
    assert "Ngày hẹn ghi như" in child(asked, QLabel, "contactError").text()
    child(asked, QLineEdit, "nextContactDateEdit").clear()
    child(asked, QDateEdit, "contactDateEdit").set_day(date(2026, 11, 21))
    child(asked, QPushButton, "saveContactButton").click()
    assert "chưa đến" in child(asked, QLabel, "contactError").text()
    child(asked, QPushButton, "contactCancelButton").click()


def test_another_day_proposes_another_contact_day(window: MainWindow, store: Store) -> None:
    asked = begin(window, ids(store)["Trịnh Đình Khải"])
    edit = child(asked, QDateEdit, "contactDateEdit")
    edit.set_day(date(2026, 11, 11))
    edit.picked.emit(edit.day())
    assert child(asked, QLineEdit, "nextContactDateEdit").text() == "20/11/2026"


def test_on_other_shifts_the_next_common_day_is_proposed(window: MainWindow, store: Store) -> None:
    dung = ids(store)["Đào Thị Dung"]
    store.write(set_rotation, [dung], ("Ca đêm", "Ca đêm", "Ca 2"), TODAY)
    asked = begin(window, dung)
    assert child(asked, QLineEdit, "nextContactDateEdit").text() == "30/11/2026"
    assert child(asked, QLabel, "nextContactWeekday").text() == "thứ Hai"


def test_words_that_judge_get_a_hint(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    asked = begin(window, ids(store)["Trịnh Đình Khải"])
    put(asked.form.said, "là đối tượng hay làm ẩu")
    assert "nên ghi anh, chị hoặc họ tên" in child(asked, QLabel, "contactWordHint").text()


def test_escape_keeps_what_was_typed_and_offers_it_again(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    khai = ids(store)["Trịnh Đình Khải"]
    asked = begin(window, khai)
    put(asked.form.said, "Thử 170 cả ca")
    put(asked.form.private, "Lời tâm sự")
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    again = begin(window, khai)
    assert again.form.said.toPlainText() == ""
    child(again, QPushButton, "takeDraftButton").click()
    assert again.form.said.toPlainText() == "Thử 170 cả ca"
    assert again.form.private.toPlainText() == "Lời tâm sự"
    child(again, QPushButton, "saveContactButton").click()
    assert begin(window, khai).form.said.toPlainText() == ""


def test_ctrl_g_opens_it_for_the_person_of_the_page(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    from dvqc_desktop.ui.pages.base import PageName

    assert window.frame is not None
    window.frame.navigate(PageName.PLANS, ids(store)["Tạ Văn Quý"])
    window.frame.acts._record_contact()
    asked = dialog(window, "contactDialog")
    assert child(asked, QComboBox, "contactPersonCombo").currentText() == "Tạ Văn Quý"
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
