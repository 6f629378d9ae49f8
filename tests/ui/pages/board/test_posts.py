"""Posts outside the Party in the window: on the card, dated on the sheet, and who was not talked with this month."""

from datetime import date

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit

from dvqc_desktop.domain.contacts import ContactTopic
from dvqc_desktop.services.contacts.contacts import ContactFields, record_contact
from dvqc_desktop.services.people.posts import list_posts
from dvqc_desktop.ui.pages.board.words import full_words
from tests.ui.kit import child, dialog, press

TODAY = date(2026, 11, 20)


@pytest.fixture
def somebody(page):
    """A worker without a post."""
    return next(card.id for card in page.data.cards if not card.posts)


def edit(page, person_id):
    page.acts.edit_worker(person_id)
    return dialog(page, "workerDialog")


def give_post(page, person_id, title="Tổ phó công đoàn", start="01/03/2026", end=""):
    form = edit(page, person_id)
    child(form, QLineEdit, "postTitleEdit").setText(title)
    child(form, QLineEdit, "postStartEdit").setText(start)
    child(form, QLineEdit, "postEndEdit").setText(end)
    press(form, "saveWorkerButton")
    return form


def test_a_post_is_given_with_its_day_and_stands_on_the_card(page, somebody):
    give_post(page, somebody)
    (post,) = page.store.read(list_posts, somebody)
    assert (post.title, post.start_on, post.end_on) == ("Tổ phó công đoàn", date(2026, 3, 1), None)
    assert "Tổ phó công đoàn" in full_words(page.data.by_id[somebody])


def test_a_post_is_ended_with_a_day_and_stays_in_the_history(page, somebody):
    give_post(page, somebody)
    form = edit(page, somebody)
    child(form, QLineEdit, "postEndEdit").setText("20/11/2026")
    press(form, "saveWorkerButton")
    assert page.data.by_id[somebody].posts == ()
    form = edit(page, somebody)
    words = child(form, QLabel, "pastPostsLabel").text()
    assert words == "Đã thôi: Tổ phó công đoàn (Sản xuất), 01/03/2026–20/11/2026"
    assert child(form, QLineEdit, "postTitleEdit").text() == ""


def test_a_wrong_day_of_a_post_is_said_under_it(page, somebody):
    form = give_post(page, somebody, end="01/02/2026")
    assert child(form, QLabel, "postEndEditError").text() == "Sớm hơn ngày bắt đầu."
    child(form, QLineEdit, "postEndEdit").setText("mai")
    press(form, "saveWorkerButton")
    assert child(form, QLabel, "postEndEditError").text() == "Ghi dạng 31/12/2026."
    assert page.store.read(list_posts, somebody) == ()


def test_holders_of_posts_not_talked_with_this_month_can_be_shown_alone(page, somebody):
    give_post(page, somebody)
    child(page, QAction, "boardOnlyUntalked").setChecked(True)
    shown = {card.id for card in page._tools.wanted().chosen(page.data.cards)}
    assert somebody in shown
    assert "Chưa trao đổi việc chung" in full_words(page.data.by_id[somebody])
    member = page.data.members[0].id
    fields = ContactFields(member, TODAY, topics=(ContactTopic.COMMON,))
    page.store.write(record_contact, (somebody,), fields)
    assert somebody not in {card.id for card in page._tools.wanted().chosen(page.data.cards)}
    assert "Chưa trao đổi việc chung" not in full_words(page.data.by_id[somebody])
