"""What the work mode of a round reads: the workers of the day with their proposals, and what is known of one."""

from datetime import date

import pytest

from dvqc_desktop.domain.codes import ContactKind, SpellEnd
from dvqc_desktop.services.board.board import board_frame
from dvqc_desktop.services.classes import rounds
from dvqc_desktop.services.classes.round_walk import find_proposal, known_of, walk_people
from dvqc_desktop.services.classes.rounds import ProposalForm, RoundForm
from dvqc_desktop.services.people.workers import end_worker
from tests.team_kit import ACTIVE, NEEDS_HELP, TODAY


@pytest.fixture
def round_id(sample):
    return sample.write(rounds.open_round, RoundForm("Đợt quý IV", date(2026, 10, 1), TODAY)).row_id


def people_of(sample, round_id):
    return {person.name: person for person in sample.read(walk_people, round_id, TODAY)}


def known(sample, round_id, name):
    frame = sample.read(board_frame, TODAY, TODAY)
    return sample.read(known_of, frame, people_of(sample, round_id)[name].id)


def test_the_walk_goes_through_the_workers_of_the_day_group_by_group(sample, round_id):
    people = sample.read(walk_people, round_id, TODAY)
    assert len(people) == 15
    assert [person.group for person in people] == sorted(person.group for person in people)
    assert [person.name for person in people[:3]] == ["Phạm Văn Cường", "Bùi Thị Hạnh", "Trịnh Đình Khải"]


def test_a_proposal_stands_beside_its_person_and_says_where_it_came_from(sample, round_id):
    dung = people_of(sample, round_id)["Đào Thị Dung"].id
    assert sample.read(find_proposal, round_id, dung) is None
    form = ProposalForm(NEEDS_HELP, TODAY, ("tay nghề",), "Hàng phải sửa 9%", source=rounds.IMPORT)
    sample.write(rounds.propose_class, round_id, dung, form)
    found = people_of(sample, round_id)["Đào Thị Dung"].proposal
    assert found == sample.read(find_proposal, round_id, dung)
    assert (found.worker_class, found.aspects, found.reason) == (NEEDS_HELP, ("tay nghề",), "Hàng phải sửa 9%")
    assert (found.imported, found.agreed) == (True, False)


def test_whoever_left_is_not_walked_to_and_nothing_is_known_of_him(sample, round_id):
    mai = people_of(sample, round_id)["Lương Thị Mai"].id
    sample.write(end_worker, mai, SpellEnd.LEFT, TODAY)
    assert "Lương Thị Mai" not in people_of(sample, round_id)
    assert sample.read(known_of, sample.read(board_frame, TODAY, TODAY), mai) is None


def test_what_is_known_begins_with_strengths_and_has_what_was_reached(sample, round_id):
    khai = known(sample, round_id, "Trịnh Đình Khải")
    assert khai.strengths[0].startswith("Tay nghề khá")
    assert (khai.last.worker_class, khai.last.at) == (NEEDS_HELP, date(2026, 9, 30))
    assert [aim.on for aim in khai.aims] == [None, date(2026, 10, 28)]
    assert (khai.card.steps_done, khai.card.steps_total, khai.card.waiting) == (3, 5, True)
    assert khai.contacts[0].kind is ContactKind.BREAK
    assert len(khai.contacts) == 3


def test_no_private_word_is_known_of_anybody(sample, round_id):
    from sqlalchemy import select

    from dvqc_desktop.db.models import ContactPrivate

    with sample.reading() as session:
        secrets = session.execute(select(ContactPrivate.text)).scalars().all()
    said = repr([known(sample, round_id, name) for name in people_of(sample, round_id)])
    assert secrets
    assert not any(secret in said for secret in secrets)


def test_somebody_new_is_known_by_his_name_alone(sample, round_id):
    from dvqc_desktop.services.people.people import PersonFields
    from dvqc_desktop.services.people.workers import add_worker

    sample.write(add_worker, PersonFields("Ngô Thị Hiền"), TODAY)
    hien = known(sample, round_id, "Ngô Thị Hiền")
    assert (hien.strengths, hien.last, hien.aims, hien.contacts) == ((), None, (), ())
    assert sample.read(walk_people, round_id, TODAY)[-1].name == "Ngô Thị Hiền"


def test_the_last_class_of_an_active_worker_is_told(sample, round_id):
    assert known(sample, round_id, "Bùi Thị Hạnh").last.worker_class is ACTIVE
