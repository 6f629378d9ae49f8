"""New groups over the sample cell: what they are made from, and everybody put into his group in one act."""

from datetime import date

import pytest
from sqlalchemy import select

from dvqc_desktop.db.models import Person, WorkGroup
from dvqc_desktop.domain.advice.groups import NewGroup, propose_groups
from dvqc_desktop.domain.codes import LinkKind
from dvqc_desktop.domain.errors.workers import GroupNameTakenError, WorkerGoneError
from dvqc_desktop.services.chain.advice_groups import make_groups, people_to_split, read_basis
from dvqc_desktop.services.people.groups import add_team, list_groups
from dvqc_desktop.services.people.workers import place_on
from tests.services.advice_kit import finder, link

TODAY = date(2026, 11, 20)


def proposed(database, number):
    people = database.read(people_to_split, TODAY, None)
    basis = database.read(read_basis, people, TODAY)
    return basis, propose_groups(basis, number)


def places(database):
    return {person: database.read(place_on, person, TODAY) for person in database.read(people_to_split, TODAY, None)}


def test_the_sample_is_split_as_it_stands_by_trade_shift_and_way_home(sample):
    _basis, groups = proposed(sample, 3)
    names = {row.id: row.leader_id for row in sample.read(list_groups)}
    assert [group.name for group in groups] == ["Nhóm 1", "Nhóm 2", "Nhóm 3"]
    assert [len(group.people) for group in groups] == [5, 5, 5]
    assert {group.group_id: group.leader_id for group in groups} == names
    before = {person: place.work_group_id for person, place in places(sample).items()}
    assert {person: group.group_id for group in groups for person in group.people} == before


def test_two_kept_apart_never_come_into_one_group(sample):
    who = finder(sample)
    pair = who("Phạm Văn Cường"), who("Bùi Thị Hạnh")
    link(sample, LinkKind.APART, *pair)
    for number in (2, 3, 4, 5):
        groups = proposed(sample, number)[1]
        assert not any(set(pair) <= set(group.people) for group in groups)


def test_a_fourth_group_is_made_and_undo_takes_all_of_it_back(sample):
    before = places(sample)
    groups = proposed(sample, 4)[1]
    assert groups[3].name == "Nhóm 4"
    change = sample.write(make_groups, groups, TODAY)
    assert change.label == "chia 4 nhóm, 15 người"
    after = places(sample)
    assert {place.team_id for place in after.values()} == {place.team_id for place in before.values()}
    assert all(after[person].shift_id == before[person].shift_id for person in before)
    assert len({place.work_group_id for place in after.values()}) == 4
    assert next(row for row in sample.read(list_groups) if row.name == "Nhóm 4").leader_id == groups[3].leader_id
    sample.undo()
    assert places(sample) == before
    assert len(sample.read(list_groups)) == 3


def test_only_people_of_the_team_are_split(sample):
    other = sample.write(add_team, "Tổ máy 7").row_id
    assert sample.read(people_to_split, TODAY, other) == []
    team = next(place.team_id for place in places(sample).values())
    assert len(sample.read(people_to_split, TODAY, team)) == 15


def test_somebody_who_was_not_there_on_the_day_is_refused_and_nothing_is_written(sample):
    groups = proposed(sample, 3)[1]
    with pytest.raises(WorkerGoneError):
        sample.write(make_groups, groups, date(2020, 1, 1))


def test_a_name_that_is_taken_is_refused(sample):
    member = sample.read(lambda s: s.scalar(select(Person.id)))
    with pytest.raises(GroupNameTakenError):
        sample.write(make_groups, [NewGroup("Nhóm 1", None, member, ())], TODAY)
    assert sample.read(lambda s: len(s.scalars(select(WorkGroup.id)).all())) == 3
