"""Whether a member talked over the common work with the holder of a post outside the Party, month by month."""

from datetime import date

import pytest

from dvqc_desktop.domain.codes import Organization
from dvqc_desktop.domain.contacts import ContactTopic
from dvqc_desktop.services.contacts.contacts import ContactFields, record_contact
from dvqc_desktop.services.people.posts import add_post, end_post
from dvqc_desktop.services.people.worker_lists import list_workers
from tests.team_kit import ACTIVE, START, TODAY, Team


@pytest.fixture
def loi(db):
    return Team(db).member("Nguyễn Thúy Lợi")


@pytest.fixture
def cuong(db, loi):
    """An active worker who is deputy leader of the union's group."""
    person_id = Team(db).worker("Phạm Văn Cường", ACTIVE)
    db.write(add_post, person_id, Organization.UNION, "Tổ phó công đoàn", START)
    return person_id


def talk(db, by_id, worker_id, at, *topics):
    db.write(record_contact, (worker_id,), ContactFields(by_id, at, topics=topics))


def untalked(db, day=TODAY):
    return {card.id for card in db.read(list_workers, day) if card.untalked}


def test_the_holder_of_a_post_is_listed_until_the_common_work_was_talked_over(db, loi, cuong):
    assert untalked(db) == {cuong}
    talk(db, loi, cuong, date(2026, 11, 5), ContactTopic.SKILL)
    assert untalked(db) == {cuong}
    talk(db, loi, cuong, date(2026, 11, 6), ContactTopic.SKILL, ContactTopic.COMMON)
    assert untalked(db) == set()


def test_each_month_stands_for_itself_and_an_earlier_day_looks_at_its_own(db, loi, cuong):
    talk(db, loi, cuong, date(2026, 10, 30), ContactTopic.COMMON)
    assert untalked(db) == {cuong}
    assert untalked(db, date(2026, 10, 31)) == set()
    assert untalked(db, date(2026, 10, 29)) == {cuong}


def test_whoever_holds_no_post_is_not_listed(db, loi, cuong):
    mai = Team(db).worker("Lê Thị Mai")
    assert mai not in untalked(db)
    post_id = db.write(add_post, mai, Organization.PARTY, "Cộng tác viên", START).row_id
    assert mai not in untalked(db)
    db.write(end_post, post_id, TODAY)
    db.write(add_post, mai, Organization.YOUTH, "Đoàn viên", START)
    assert mai not in untalked(db)
    youth = db.write(add_post, mai, Organization.YOUTH, "Bí thư chi đoàn", START).row_id
    assert mai in untalked(db)
    db.write(end_post, youth, TODAY)
    assert mai not in untalked(db)
