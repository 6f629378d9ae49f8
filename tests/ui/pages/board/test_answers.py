"""A holder accepts or asks to stop: two acts of equal weight, in the menu, in the chain's strip, in the dialog."""

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton

from dvqc_desktop.services.chain import chain
from dvqc_desktop.services.chain.chain import HolderForm
from dvqc_desktop.ui.pages.board.listing.cells import COLUMNS, HOLDER
from dvqc_desktop.ui.pages.board.words import full_words, holder_words
from tests.ui.kit import child, dialog, open_dialogs, press

TODAY = date(2026, 11, 20)


@pytest.fixture
def asked(page, ids):
    """Yến is given to Sang, whom nobody has asked yet."""
    page.store.write(chain.assign_holder, HolderForm(ids["Yến"], ids["Sang"], TODAY))
    return ids


def entries(page, person_id):
    menu = page.acts.make_menu([page.data.by_id[person_id]])
    return {action.text(): action for action in menu.actions() if action.text()}


def test_a_card_says_quietly_that_the_holder_was_not_asked(page, asked):
    card = page.data.by_id[asked["Yến"]]
    assert holder_words(card) == ("person", "tcEdge", "Hoàng Đình Sang, chưa hỏi ý", False)
    assert holder_words(card, short=True) == ("person", "tcEdge", COLUMNS[HOLDER].text(card), False)
    assert COLUMNS[HOLDER].text(card) == "Hoàng Đình Sang"
    assert "Người phụ trách: Hoàng Đình Sang, chưa hỏi ý" in full_words(card)


def test_accepting_is_one_click_in_the_menu_and_can_be_undone(page, asked):
    entries(page, asked["Yến"])["Hoàng Đình Sang đã nhận lời phụ trách Cao Thị Yến"].trigger()
    assert page.data.by_id[asked["Yến"]].accepted
    assert "Hoàng Đình Sang đã nhận lời phụ trách Cao Thị Yến" not in entries(page, asked["Yến"])
    page.store.undo()
    assert not page.data.by_id[asked["Yến"]].accepted


def test_asking_to_stop_is_one_click_too_and_makes_a_gap(page, asked):
    entries(page, asked["Yến"])["Hoàng Đình Sang xin thôi phụ trách Cao Thị Yến"].trigger()
    card = page.data.by_id[asked["Yến"]]
    assert (card.holder, card.breach, card.proposed) == (None, "none", None)
    assert page.store.undo_label() == "ghi xin thôi phụ trách của Hoàng Đình Sang"
    assert open_dialogs(page) == []


def test_the_holder_answers_for_all_whom_he_holds(page, asked):
    found = entries(page, asked["Sang"])
    assert "Hoàng Đình Sang đã nhận lời phụ trách 3 người" in found
    found["Hoàng Đình Sang xin thôi phụ trách 3 người"].trigger()
    assert all(page.data.by_id[asked[name]].holder is None for name in ("Yến", "Hướng", "Bình"))
    page.store.undo()
    assert all(page.data.by_id[asked[name]].holder is not None for name in ("Yến", "Hướng", "Bình"))


def test_whom_a_member_holds_raises_no_question(page, asked):
    assert not [words for words in entries(page, asked["Khải"]) if "nhận lời" in words or "xin thôi" in words]


def test_the_strip_of_the_chain_offers_both_answers(qtbot, page, asked):
    page.open_row(asked["Yến"])
    strip = child(page, QFrame, "chainStrip")
    qtbot.waitUntil(strip.isVisible)
    press(strip, "holderAcceptsButton")
    assert page.data.by_id[asked["Yến"]].accepted


def test_the_dialog_of_the_holder_offers_both_answers(page, asked):
    page.acts.assign([asked["Yến"]])
    form = dialog(page, "holderDialog")
    assert child(form, QPushButton, "holderAcceptsButton").isEnabled()
    press(form, "holderStopsButton")
    assert page.data.by_id[asked["Yến"]].holder is None
    assert open_dialogs(page) == []


def test_on_an_earlier_day_nobody_is_asked(page, asked):
    page._show_day(date(2026, 11, 19))
    assert not [words for words in entries(page, asked["Quý"]) if "xin thôi" in words]


def test_a_yes_is_noted_along_with_the_assignment(page, ids):
    page.acts.assign([ids["Yến"]], ids["Sang"])
    form = dialog(page, "holderDialog")
    child(form, QCheckBox, "acceptedCheck").setChecked(True)
    press(form, "assignButton")
    assert page.data.by_id[ids["Yến"]].accepted


def test_a_member_is_not_asked_whether_he_accepts(page, ids):
    page.acts.assign([ids["Dung"]], page.data.members[0].id)
    form = dialog(page, "holderDialog")
    assert child(form, QCheckBox, "acceptedCheck").isHidden()
