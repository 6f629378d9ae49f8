"""Links between workers in the window: added, put right, ended, told as a warning, and never on what leaves."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from dvqc_desktop.domain.codes import LinkKind
from dvqc_desktop.services.people.worker_links import LinkForm, add_link, list_links
from dvqc_desktop.ui.pages.board.words import full_words
from dvqc_desktop.ui.widgets.person_combo import PersonCombo
from tests.ui.kit import child, dialog, press

TODAY, UNTIL = date(2026, 11, 20), date(2026, 12, 31)


def open_links(page, person_id):
    page.acts.open_links(person_id)
    return dialog(page, "linksDialog")


def fill(form, other_id, kind, until="", reason=""):
    child(form, PersonCombo, "linkOtherCombo").select(other_id)
    combo = child(form, QComboBox, "linkKindCombo")
    combo.setCurrentIndex(combo.findData(kind))
    child(form, QLineEdit, "linkUntilEdit").setText(until)
    child(form, QLineEdit, "linkReasonEdit").setText(reason)


def error_of(form, name):
    return child(form, QLabel, f"{name}Error").text()


def keep_apart(page, one, other):
    page.store.write(add_link, one, other, LinkForm(LinkKind.APART, TODAY, UNTIL, "lệch ca máy"))


def test_a_link_is_added_from_the_menu_and_undone(page, ids, qtbot):
    menu = page.acts.make_menu([page.data.by_id[ids["Tiến"]]])
    next(action for action in menu.actions() if action.text() == "Quan hệ trong công việc…").trigger()
    form = dialog(page, "linksDialog")
    fill(form, ids["Mai"], LinkKind.GOOD)
    press(form, "saveLinkButton")
    (row,) = page.store.read(list_links, ids["Tiến"], TODAY)
    assert (row.other_id, row.kind) == (ids["Mai"], LinkKind.GOOD)
    qtbot.waitUntil(child(form, QWidget, f"link_{row.id}").isVisible)
    page.store.undo()
    assert page.store.read(list_links, ids["Tiến"], TODAY) == ()


def test_what_is_missing_is_said_under_its_field(page, ids):
    form = open_links(page, ids["Tiến"])
    press(form, "saveLinkButton")
    assert error_of(form, "linkOtherCombo") == "Chưa chọn người."
    fill(form, ids["Mai"], LinkKind.APART)
    press(form, "saveLinkButton")
    assert error_of(form, "linkReasonEdit") == "Chưa có lý do công việc để xếp khác nhóm."
    fill(form, ids["Mai"], LinkKind.APART, reason="lệch ca máy")
    press(form, "saveLinkButton")
    assert error_of(form, "linkUntilEdit") == "Chưa có ngày hết hạn xếp khác nhóm."
    fill(form, ids["Mai"], LinkKind.APART, "31/12/2028", "lệch ca máy")
    press(form, "saveLinkButton")
    assert "12 tháng" in error_of(form, "linkUntilEdit")
    fill(form, ids["Mai"], LinkKind.APART, "mai", "lệch ca máy")
    press(form, "saveLinkButton")
    assert error_of(form, "linkUntilEdit") == "Ghi ngày dạng 31/12/2026."


def test_a_link_is_put_right_and_ended(page, ids):
    keep_apart(page, ids["Tiến"], ids["Mai"])
    form = open_links(page, ids["Mai"])
    (row,) = page.store.read(list_links, ids["Mai"], TODAY)
    press(form, f"editLink_{row.id}")
    assert child(form, QLineEdit, "linkReasonEdit").text() == "lệch ca máy"
    child(form, QLineEdit, "linkReasonEdit").setText("cùng dùng một máy")
    press(form, "saveLinkButton")
    assert page.store.read(list_links, ids["Mai"], TODAY)[0].reason == "cùng dùng một máy"
    press(form, f"endLink_{row.id}")
    assert page.store.read(list_links, ids["Mai"], TODAY) == ()


def test_editing_can_be_left_and_nothing_is_written(page, ids):
    keep_apart(page, ids["Tiến"], ids["Mai"])
    form = open_links(page, ids["Tiến"])
    (row,) = page.store.read(list_links, ids["Tiến"], TODAY)
    press(form, f"editLink_{row.id}")
    press(form, "stopLinkEditButton")
    assert child(form, QPushButton, "saveLinkButton").text() == "Ghi quan hệ"
    assert page.store.read(list_links, ids["Tiến"], TODAY) == (row,)


def test_the_dialog_of_the_holder_warns_when_two_kept_apart_would_come_together(page, ids):
    keep_apart(page, ids["Tiến"], ids["Mai"])
    page.acts.assign([ids["Tiến"], ids["Mai"]], page.data.members[0].id)
    words = dialog(page, "holderDialog").findChild(QWidget, "effectPanel").words()
    assert "nên xếp khác nhóm vì công việc, đến ngày 31/12/2026" in words
    press(dialog(page, "holderDialog"), "keepHolderButton")


def test_the_sheet_of_a_worker_warns_about_the_group(page, ids):
    tien, mai = page.data.by_id[ids["Tiến"]], page.data.by_id[ids["Mai"]]
    keep_apart(page, tien.id, mai.id)
    page.acts.edit_worker(tien.id)
    form = dialog(page, "workerDialog")
    group = child(form, QComboBox, "workerGroupCombo")
    group.setCurrentText("")
    assert not child(form, QLabel, "workerApartNote").isVisible()
    group.setCurrentText(mai.group)
    assert "nên xếp khác nhóm vì công việc" in child(form, QLabel, "workerApartNote").text()


def test_links_are_on_no_card_no_tooltip_and_in_no_list(page, ids):
    keep_apart(page, ids["Tiến"], ids["Mai"])
    for card in page.data.cards:
        assert "khác nhóm" not in full_words(card)
        assert "lệch ca" not in full_words(card)
