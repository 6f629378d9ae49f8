"""The line that stands above the cards while one is dragged: a contact is recorded, an assignment ended by a drop."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from dvqc_desktop.services.classes.reclassify import main_holder
from dvqc_desktop.services.contacts.contacts import list_contacts
from dvqc_desktop.ui.pages.board.cards.column import Column
from tests.ui.kit import child, dialog, open_dialogs, press, put
from tests.ui.pages.board.board_kit import COPY, TODAY, drag


@pytest.fixture
def strip(page):
    return child(page, QWidget, "dropStrip")


def begin(page, *people):
    """A drag begins, as the views tell it."""
    page.cards_area.delegate.dragging.emit(list(people))


def words(strip):
    return [found.text() for found in strip.findChildren(QLabel) if found.text() and found.isVisible()]


def place(page, name):
    return child(page, QWidget, name)


def test_it_stands_over_the_line_of_coverage_while_a_drag_lasts(page, strip, ids):
    view = next(column.view for column in page.findChildren(Column) if column.model.row_of(ids["Tiến"]) >= 0)
    page.open_row(ids["Tiến"])
    line, seen = page._coverage.geometry(), []
    page.cards_area.delegate.dragging.connect(lambda people: seen.append((people, strip.isVisible())))
    view.startDrag(COPY)  # over at once here: the offscreen platform drags nothing
    assert seen == [([ids["Tiến"]], True), ([], False)]
    assert strip.geometry() == line


def test_the_status_bar_says_who_is_dragged_as_long_as_it_lasts(page, ids):
    told = []
    page.acts._context = replace(page.context, say=told.append)
    begin(page, ids["Tiến"])
    begin(page, ids["Tiến"], ids["Thu"])
    begin(page)
    out = "Thả ra ngoài hoặc bấm Esc để bỏ."
    assert told == [f"Đang kéo thẻ Mạc Văn Tiến. {out}", f"Đang kéo thẻ 2 người. {out}", ""]


def test_a_card_dropped_for_a_contact_opens_its_dialog_for_that_person(page, strip, ids, qtbot):
    before = len(page.store.read(list_contacts, ids["Tiến"]))
    for button, more in (("contactCancelButton", 0), ("saveContactButton", 1)):
        begin(page, ids["Tiến"])
        drag(page, ids["Tiến"], place(page, "dropContactPlace"), QPoint(20, 10))
        qtbot.waitUntil(lambda: open_dialogs(page) == ["contactDialog"])
        form = dialog(page, "contactDialog")
        put(child(form, QLineEdit, "helpGivenEdit"), "Cùng gá ba chi tiết")
        press(form, button)
        assert len(page.store.read(list_contacts, ids["Tiến"])) == before + more


def test_a_card_dropped_to_end_its_assignment_asks_why(page, strip, ids, qtbot):
    for button, ended in (("keepHolderButton", False), ("endHolderButton", True)):
        begin(page, ids["Tiến"])
        drag(page, ids["Tiến"], place(page, "dropEndPlace"), QPoint(20, 10))
        qtbot.waitUntil(lambda: open_dialogs(page) == ["holderDialog"])
        form = dialog(page, "holderDialog")
        child(form, QLineEdit, "formerReasonEdit").setText("đổi ca")
        press(form, button)
        assert (page.store.read(main_holder, ids["Tiến"], TODAY) is None) is ended


def test_it_says_why_a_place_takes_nothing(page, strip, ids):
    begin(page, ids["Yến"])
    assert "Chưa có ai phụ trách" in words(strip)
    assert not place(page, "dropEndPlace").acceptDrops()
    begin(page, ids["Yến"], ids["Thu"])
    assert words(strip) == ["Ghi lần gặp, thôi phân công: kéo từng người"]
    assert not place(page, "dropContactPlace").acceptDrops()
    begin(page)
    assert not strip.isVisible()
