"""Posts: given, ended, taken back."""

from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import Organization
from dvqc_desktop.domain.errors.members import PostSpanReversed, PostTitleMissing
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.posts import add_post, end_post, list_posts, remove_post
from dvqc_desktop.services.people.workers import add_worker


@pytest.fixture
def person_id(db: Database) -> int:
    return int(db.write(add_worker, PersonFields("Hoàng Đình Sang"), date(2026, 1, 1)).row_id or 0)


def given(db: Database, person_id: int, title: str = "Tổ trưởng công đoàn") -> int:
    return int(db.write(add_post, person_id, Organization.UNION, title, date(2026, 3, 1)).row_id or 0)


def test_a_post_is_held_from_its_day_until_it_ends(db: Database, person_id: int) -> None:
    post_id = given(db, person_id)
    db.write(end_post, post_id, date(2026, 9, 1))
    (post,) = db.read(list_posts, person_id)
    assert (post.title, post.start_on, post.end_on) == ("Tổ trưởng công đoàn", date(2026, 3, 1), date(2026, 9, 1))


def test_posts_held_now_stand_before_those_of_the_past(db: Database, person_id: int) -> None:
    db.write(end_post, given(db, person_id, "Tổ phó"), date(2026, 9, 1))
    given(db, person_id, "Tổ trưởng")
    assert [post.title for post in db.read(list_posts, person_id)] == ["Tổ trưởng", "Tổ phó"]


def test_a_post_does_not_end_before_it_begins(db: Database, person_id: int) -> None:
    with pytest.raises(PostSpanReversed, match="01/02/2026"):
        db.write(end_post, given(db, person_id), date(2026, 2, 1))


def test_a_post_has_a_title(db: Database, person_id: int) -> None:
    with pytest.raises(PostTitleMissing):
        given(db, person_id, "  ")


def test_a_post_never_held_is_taken_back_and_undo_brings_it_again(db: Database, person_id: int) -> None:
    db.write(remove_post, given(db, person_id))
    assert db.read(list_posts, person_id) == ()
    db.undo()
    assert len(db.read(list_posts, person_id)) == 1
