"""Sửa lần gặp in a real window: for all who were met, with people taken out and added, and for one alone."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QPushButton

from dvqc_desktop.services.contacts.contacts import ContactFields, list_contacts, record_contact
from dvqc_desktop.ui.dialogs.contact import ContactDialog
from dvqc_desktop.ui.dialogs.contact_correction import open_contact_correction
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.store import Store
from tests.ui.dialogs.test_contact import TODAY, ids, newest, pick
from tests.ui.kit import child, press

KHAI, DUNG, QUY = "Trịnh Đình Khải", "Đào Thị Dung", "Tạ Văn Quý"


@pytest.fixture
def store(window: MainWindow) -> Store:
    """Three people of the sample cell were visited together today."""
    assert window.frame is not None
    store = window.frame.store
    people, by = ids(store), newest(window.frame.store, KHAI).by_id
    met = (people[KHAI], people[DUNG], people[QUY])
    store.write(record_contact, met, ContactFields(by, TODAY, said="Thăm ba nhà"))
    return store


def correct(window: MainWindow, store: Store, name: str) -> ContactDialog:
    assert window.frame is not None
    return open_contact_correction(window, window.frame.context, ids(store)[name], newest(store, name).id)


def test_people_are_taken_out_and_added_for_all(window: MainWindow, store: Store) -> None:
    asked = correct(window, store, KHAI)
    chips = {chip.text(): chip for chip in asked.findChildren(QPushButton, "contactTogetherButton")}
    assert set(chips) == {DUNG, QUY} and asked.focusWidget().objectName() == "contactTextEdit"
    assert not child(asked, QPlainTextEdit, "privateNoteEdit").isVisible()
    chips[QUY].click()
    pick(asked, "cao thị yến")
    child(asked, QPlainTextEdit, "contactTextEdit").setPlainText("Thăm nhà Dung và Yến")
    press(asked, "saveContactButton")
    assert newest(store, DUNG).said == "Thăm nhà Dung và Yến"
    assert newest(store, DUNG).together == ("Trịnh Đình Khải", "Cao Thị Yến")
    assert newest(store, QUY).said != "Thăm nhà Dung và Yến" and newest(store, QUY).at < TODAY
    assert "cùng gặp" in newest(store, KHAI).corrections[0].words


def test_one_alone_is_put_right_with_a_private_part(window: MainWindow, store: Store) -> None:
    asked = correct(window, store, DUNG)
    child(asked, QCheckBox, "contactAloneCheck").click()
    assert not child(asked, QComboBox, "contactOtherCombo").isVisible()
    child(asked, QPlainTextEdit, "privateNoteEdit").setPlainText("Lời tâm sự")
    press(asked, "saveContactButton")
    row = newest(store, DUNG)
    assert (row.together, row.has_private) == ((), True)
    assert newest(store, KHAI).together == (QUY,)
    again = correct(window, store, DUNG)
    assert not child(again, QPushButton, "contactAddOtherButton").isVisible()
    assert not child(again, QCheckBox, "contactAloneCheck").isVisible()


def test_somebody_is_added_to_a_contact_of_one(window: MainWindow, store: Store) -> None:
    name = "Cao Thị Yến"
    before = len(store.read(list_contacts, ids(store)[QUY]))
    asked = correct(window, store, name)
    child(asked, QPushButton, "contactAddOtherButton").click()
    pick(asked, "tạ văn quý")
    press(asked, "saveContactButton")
    assert newest(store, name).together == (QUY,)
    assert len(store.read(list_contacts, ids(store)[QUY])) == before + 1
