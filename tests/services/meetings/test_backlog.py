"""What is left for a later meeting waits once, and is taken once."""

from datetime import date

import pytest
from sqlalchemy import select

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import AgendaItem
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.meetings import (
    AgendaTitleNamesWorkerError,
    BacklogMissingError,
    BacklogTakenError,
)
from dvqc_desktop.services.meetings.agenda.agenda import ItemForm, add_item, list_items, remove_item
from dvqc_desktop.services.meetings.agenda.backlog import (
    BacklogForm,
    add_backlog,
    drop_backlog,
    list_backlog,
    put_off,
    take_backlog,
    take_up,
)
from dvqc_desktop.services.meetings.minutes.record import read_record
from dvqc_desktop.services.meetings.passed.resolution_reading import read_resolution
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present
from tests.services.meeting_book import People, fill_book, new_meeting, party_day
from tests.services.meetings.kit import HELD_ON, titles


@pytest.fixture
def people(db: Database) -> People:
    return fill_book(db)


@pytest.fixture
def ahead(db: Database, people: People) -> int:
    """The meeting of 24/11 with an item and a closing one."""
    meeting_id = new_meeting(db, party_day(people))
    for title in ("Việc đoàn thể", "Kết luận"):
        db.write(add_item, meeting_id, ItemForm(title, 10))
    return meeting_id


@pytest.fixture
def held(db: Database, people: People) -> int:
    """The item of the meeting of 05/11 that nobody came to."""
    meeting_id = new_meeting(db, party_day(people, HELD_ON))
    made = db.write(add_item, meeting_id, ItemForm("Học tập nghị quyết", 20, people.oanh, people_ids=(people.dung,)))
    db.write(mark_all_present, meeting_id)
    assert made.row_id is not None
    return made.row_id


def waiting(db: Database) -> list[str]:
    return [row.title for row in db.read(list_backlog)]


def test_an_item_put_off_before_the_meeting_leaves_the_agenda_and_waits(db: Database, ahead: int) -> None:
    db.write(put_off, db.read(list_items, ahead)[0].id)
    assert (titles(db, ahead), waiting(db)) == (["Kết luận"], ["Việc đoàn thể"])
    db.undo()
    assert (titles(db, ahead), waiting(db)) == (["Việc đoàn thể", "Kết luận"], [])


def test_an_item_put_off_at_the_meeting_stays_in_its_minutes(db: Database, held: int) -> None:
    db.write(put_off, held)
    db.write(put_off, held)
    (row,) = db.read(list_backlog)
    assert (row.title, row.from_day) == ("Học tập nghị quyết", HELD_ON)
    with db.reading() as session:
        assert session.get_one(AgendaItem, held).postponed


def test_taking_up_an_item_again_takes_it_off_the_list(db: Database, held: int) -> None:
    db.write(put_off, held)
    db.write(take_up, held)
    assert waiting(db) == []


def test_what_waits_is_taken_above_the_conclusion_with_presenter_and_people(
    db: Database, people: People, ahead: int, held: int
) -> None:
    db.write(put_off, held)
    backlog_id = db.read(list_backlog)[0].id
    db.write(take_backlog, ahead, backlog_id)
    item = db.read(list_items, ahead)[1]
    assert titles(db, ahead) == ["Việc đoàn thể", "Học tập nghị quyết", "Kết luận"]
    assert (item.presenter_id, item.people, item.source) == (
        people.oanh,
        ((people.dung, "Đào Thị Dung"),),
        "chép từ buổi 05/11",
    )
    assert waiting(db) == []
    with pytest.raises(BacklogTakenError, match="đã có trong chương trình"):
        db.write(take_backlog, ahead, backlog_id)


def test_what_was_noted_by_itself_comes_back_when_its_agenda_drops_it(db: Database, ahead: int) -> None:
    made = db.write(add_backlog, BacklogForm("Bàn việc quỹ", 15, "chờ số liệu"))
    db.write(take_backlog, ahead, made.row_id)
    item = db.read(list_items, ahead)[1]
    assert (item.title, item.minutes, item.source) == ("Bàn việc quỹ", 15, "để từ kỳ trước")
    db.write(remove_item, item.id)
    assert waiting(db) == ["Bàn việc quỹ"]


def test_what_came_from_the_list_waits_there_once_when_it_is_put_off_again(db: Database, ahead: int) -> None:
    made = db.write(add_backlog, BacklogForm("Bàn việc quỹ"))
    db.write(take_backlog, ahead, made.row_id)
    db.write(put_off, db.read(list_items, ahead)[1].id)
    assert waiting(db) == ["Bàn việc quỹ"]


@pytest.fixture
def put_off_before(db: Database, people: People, ahead: int) -> int:
    """The line of an item with presenter and people that left the agenda before the meeting."""
    form = ItemForm("Học tập nghị quyết", 20, people.oanh, people_ids=(people.dung,))
    made = db.write(add_item, ahead, form, 1)
    db.write(put_off, made.row_id)
    return db.read(list_backlog)[0].id


def test_an_item_put_off_before_the_meeting_comes_back_as_it_was(
    db: Database, people: People, ahead: int, put_off_before: int
) -> None:
    assert titles(db, ahead) == ["Việc đoàn thể", "Kết luận"]
    db.write(take_backlog, ahead, put_off_before)
    item = db.read(list_items, ahead)[1]
    assert [row.position for row in db.read(list_items, ahead)] == [1, 2, 3]
    assert (item.title, item.presenter_id, item.postponed) == ("Học tập nghị quyết", people.oanh, False)
    assert item.people == ((people.dung, "Đào Thị Dung"),) and waiting(db) == []


def test_an_item_put_off_before_the_meeting_goes_to_the_next_one_with_its_people(
    db: Database, people: People, ahead: int, put_off_before: int
) -> None:
    later = new_meeting(db, party_day(people, date(2026, 12, 8)))
    db.write(take_backlog, later, put_off_before)
    (item,) = db.read(list_items, later)
    assert (item.presenter_id, item.people) == (people.oanh, ((people.dung, "Đào Thị Dung"),))
    assert titles(db, ahead) == ["Việc đoàn thể", "Kết luận"] and waiting(db) == []


def test_what_left_an_agenda_is_in_no_paper_of_its_meeting(db: Database, ahead: int, put_off_before: int) -> None:
    assert "Học tập nghị quyết" not in [item.title for item in db.read(read_record, ahead).items]
    assert db.read(read_resolution, ahead).parts[0].sentence.endswith("gồm 2 nội dung.")
    db.write(drop_backlog, put_off_before)
    with db.reading() as session:
        assert len(session.scalars(select(AgendaItem)).all()) == 2


def test_what_is_dropped_waits_no_more(db: Database, ahead: int) -> None:
    made = db.write(add_backlog, BacklogForm("Bàn việc quỹ"))
    db.write(drop_backlog, made.row_id)
    assert waiting(db) == []
    with pytest.raises(BacklogMissingError):
        db.write(take_backlog, ahead, made.row_id)


def test_no_worker_is_named_in_what_waits(db: Database, people: People) -> None:
    with pytest.raises(AgendaTitleNamesWorkerError):
        db.write(add_backlog, BacklogForm("Giúp Đào Thị Dung"))


def test_a_presenter_who_is_no_member_any_more_is_left_open(
    db: Database, people: People, ahead: int, held: int
) -> None:
    def present_by_worker(session):  # type: ignore[no-untyped-def]
        session.get_one(AgendaItem, held).presenter_id = people.luc
        return Change("sửa", "", frozenset())

    db.write(present_by_worker)
    db.write(put_off, held)
    db.write(take_backlog, ahead, db.read(list_backlog)[0].id)
    assert db.read(list_items, ahead)[1].presenter_id is None
