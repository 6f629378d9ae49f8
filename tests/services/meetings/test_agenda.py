"""The agenda keeps its order and times; names of workers stay off the printed titles."""

from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Candidate, Plan, Proposal
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.meetings import (
    AgendaMinutesError,
    AgendaTitleEmptyError,
    AgendaTitleNamesWorkerError,
    MeetingMissingError,
)
from dvqc_desktop.services.meetings.agenda.agenda import (
    ItemForm,
    add_item,
    edit_item,
    link_people,
    list_items,
    move_item,
    remove_item,
)
from dvqc_desktop.services.meetings.agenda.agenda_proposals import ProposalKind, accept_proposal, agenda_proposals
from dvqc_desktop.services.meetings.tasks.tasks import TaskForm, add_task
from tests.services.meeting_book import fill_book, new_meeting, party_day, worker


def titles(db: Database, meeting_id: int) -> list[str]:
    return [item.title for item in db.read(list_items, meeting_id)]


@pytest.fixture
def agenda(db: Database) -> int:
    """A meeting with the items A, B and C."""
    meeting_id = new_meeting(db, party_day(fill_book(db)))
    for title in "ABC":
        db.write(add_item, meeting_id, ItemForm(title, 10))
    return meeting_id


def test_items_are_added_at_the_end_or_at_a_place(db: Database, agenda: int) -> None:
    db.write(add_item, agenda, ItemForm("D", 5), 2)
    assert titles(db, agenda) == ["A", "D", "B", "C"]
    assert [item.position for item in db.read(list_items, agenda)] == [1, 2, 3, 4]


def test_the_times_run_on_when_items_move(db: Database, agenda: int) -> None:
    first = db.read(list_items, agenda)[0]
    db.write(edit_item, first.id, ItemForm("A", 25, presenter_words="Từng đồng chí"))
    db.write(move_item, first.id, 2)
    items = db.read(list_items, agenda)
    assert [(item.title, item.starts) for item in items] == [("B", "16:30"), ("A", "16:40"), ("C", "17:05")]
    assert items[1].presenter == "Từng đồng chí"


def test_moving_stops_at_the_ends(db: Database, agenda: int) -> None:
    items = db.read(list_items, agenda)
    db.write(move_item, items[0].id, -3)
    assert titles(db, agenda) == ["A", "B", "C"]
    db.write(move_item, items[0].id, 99)
    assert titles(db, agenda) == ["B", "C", "A"]


def test_a_removed_item_closes_the_gap_and_comes_back_in_place(db: Database, agenda: int) -> None:
    db.write(remove_item, db.read(list_items, agenda)[1].id)
    assert [item.position for item in db.read(list_items, agenda)] == [1, 2]
    db.undo()
    assert titles(db, agenda) == ["A", "B", "C"]


@pytest.mark.parametrize("title", ["Giúp Đào Thị Dung", "giup dao thi dung!", "Đào  Thị Dung, việc đổi ca"])
def test_a_title_that_names_a_worker_is_refused(db: Database, agenda: int, title: str) -> None:
    with pytest.raises(AgendaTitleNamesWorkerError, match="có tên quần chúng"):
        db.write(add_item, agenda, ItemForm(title, 10))


def test_a_title_may_name_members_and_candidates(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people))

    def introduce(session, person_id):  # type: ignore[no-untyped-def]
        session.add(Candidate(person_id=person_id, introduced_on=date(2026, 9, 1)))
        return Change("giới thiệu", "", frozenset())

    db.write(introduce, people.nhung)
    db.write(add_item, meeting_id, ItemForm("Xét đề nghị kết nạp Vũ Thị Nhựng; đồng chí Lê Kim Oanh báo cáo", 10))
    assert len(titles(db, meeting_id)) == 1


def test_a_name_of_one_word_is_taken_for_a_word(db: Database, agenda: int) -> None:
    def add(session):  # type: ignore[no-untyped-def]
        worker(session, "An")
        return Change("thêm", "", frozenset())

    db.write(add)
    db.write(add_item, agenda, ItemForm("Bàn giao an toàn, sản xuất", 10))
    assert "Bàn giao an toàn, sản xuất" in titles(db, agenda)


@pytest.mark.parametrize(
    ("form", "error"),
    [
        (ItemForm("  ", 10), AgendaTitleEmptyError),
        (ItemForm("A", -1), AgendaMinutesError),
        (ItemForm("A", 1441), AgendaMinutesError),
    ],
)
def test_an_item_that_cannot_be_is_refused(db: Database, agenda: int, form: ItemForm, error: type[Exception]) -> None:
    with pytest.raises(error):
        db.write(add_item, agenda, form)


def test_a_missing_item_is_named(db: Database) -> None:
    with pytest.raises(MeetingMissingError, match="mục chương trình"):
        db.write(remove_item, 7)


def test_linked_people_are_kept_in_order_without_doubles(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people))
    change = db.write(add_item, meeting_id, ItemForm("Công tác quần chúng", 20, people_ids=(people.luc, people.dung)))
    db.write(link_people, change.row_id, [people.dung, people.luc, people.dung])
    assert [name for _, name in db.read(list_items, meeting_id)[0].people] == ["Đào Thị Dung", "Đoàn Văn Lực"]


def test_the_data_propose_what_the_meeting_should_deal_with(db: Database) -> None:
    people = fill_book(db)
    earlier = new_meeting(db, party_day(people, date(2026, 11, 5)))
    meeting_id = new_meeting(db, party_day(people))
    db.write(add_task, TaskForm("Hỏi công đoàn việc đổi ca", people.ha, date(2026, 11, 12)), earlier)

    def more(session):  # type: ignore[no-untyped-def]
        worker(session, "Cao Thị Yến")
        session.add(
            Plan(
                person_id=people.luc,
                kind="mentoring",
                state="active",
                period_start=date(2026, 9, 1),
                discussed_on=date(2026, 9, 1),
                review_on=date(2026, 11, 20),
            )
        )
        session.add(
            Proposal(
                worker_id=people.dung,
                received_on=date(2026, 11, 1),
                text="đổi ca",
                answered_on=date(2026, 11, 10),
                answer="được",
            )
        )
        return Change("thêm", "", frozenset())

    db.write(more)
    found = {proposal.kind: proposal for proposal in db.read(agenda_proposals, meeting_id)}
    assert found[ProposalKind.TASKS].reason == "1 việc kỳ trước chưa xong"
    assert found[ProposalKind.ANSWERS].heading == "Đào Thị Dung"
    assert found[ProposalKind.GAPS].reason.endswith("người chưa có người phụ trách")
    assert found[ProposalKind.REVIEWS].reason == "1 người kế hoạch bồi dưỡng đến hạn xem lại"


def test_one_act_takes_a_proposal_into_the_item_that_fits(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people), with_template=True)

    def answered(session):  # type: ignore[no-untyped-def]
        session.add(
            Proposal(
                worker_id=people.dung,
                received_on=date(2026, 11, 1),
                text="đổi ca",
                answered_on=date(2026, 11, 10),
                answer="được",
            )
        )
        return Change("thêm", "", frozenset())

    db.write(answered)
    proposal = next(p for p in db.read(agenda_proposals, meeting_id) if p.kind is ProposalKind.ANSWERS)
    db.write(accept_proposal, meeting_id, proposal)
    item = db.read(list_items, meeting_id)[2]
    assert (len(titles(db, meeting_id)), item.people) == (6, ((people.dung, "Đào Thị Dung"),))
    assert item.source == "1 người đã có trả lời, chưa báo lại"
    assert ProposalKind.ANSWERS not in {p.kind for p in db.read(agenda_proposals, meeting_id)}


def test_a_proposal_without_a_fitting_item_adds_one_with_its_reason(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people))
    earlier = new_meeting(db, party_day(people, date(2026, 11, 5)))
    db.write(add_task, TaskForm("Hỏi công đoàn", people.ha, date(2026, 11, 12)), earlier)
    proposal = next(p for p in db.read(agenda_proposals, meeting_id) if p.kind is ProposalKind.TASKS)
    db.write(accept_proposal, meeting_id, proposal)
    assert titles(db, meeting_id) == ["Kiểm điểm việc kỳ trước chưa xong"]
    assert ProposalKind.TASKS not in {p.kind for p in db.read(agenda_proposals, meeting_id)}
