"""People on paper: who stands where, without a look at anybody's class."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import GroupCover
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.services.chain.chain import HolderForm, add_helper
from dvqc_desktop.services.people.groups import add_group
from dvqc_desktop.services.people.paper_people import paper_people
from dvqc_desktop.services.people.workers import end_worker
from tests.team_kit import ACTIVE, TODAY, Team


@pytest.fixture
def team(db: Database) -> Team:
    return Team(db)


def by_name(team: Team, day: date = TODAY):  # type: ignore[no-untyped-def]
    return {person.name: person for person in team.db.read(paper_people, day).people}


def test_people_stand_in_the_order_of_names_with_holder_and_helpers(team: Team) -> None:
    member, friend = team.member("Trần Bích Hà"), team.worker("Vũ Thị Nhựng", ACTIVE)
    worker = team.worker("Đào Thị Dung")
    team.hold(friend, member)
    team.hold(worker, member)
    team.db.write(add_helper, HolderForm(worker, friend, TODAY))
    people = by_name(team)
    assert list(people) == ["Đào Thị Dung", "Vũ Thị Nhựng"]
    assert (people["Đào Thị Dung"].holder, people["Đào Thị Dung"].helpers) == ("Trần Bích Hà", ("Vũ Thị Nhựng",))


def test_a_holder_who_is_gone_leaves_a_gap(team: Team) -> None:
    member, friend = team.member("Trần Bích Hà"), team.worker("Vũ Thị Nhựng", ACTIVE)
    worker = team.worker("Đào Thị Dung")
    team.hold(friend, member)
    team.hold(worker, friend)
    team.db.write(end_worker, friend, SpellEnd.LEFT, TODAY)
    assert by_name(team)["Đào Thị Dung"].holder_id is None
    assert by_name(team, TODAY - timedelta(days=1))["Đào Thị Dung"].holder == "Vũ Thị Nhựng"


def test_a_group_says_through_whose_post_it_is_covered(sample: Database) -> None:
    def cover(session) -> Change:  # type: ignore[no-untyped-def]
        session.add(GroupCover(work_group_id=1, person_id=1, organization="union", start_on=TODAY))
        return Change("thử", "", frozenset())

    sample.write(cover)
    first = sample.read(paper_people, TODAY).groups[0]
    assert (first.name, first.leader) == ("Nhóm 1", "Nguyễn Thúy Lợi")
    assert first.cover == "Nguyễn Thúy Lợi (công đoàn)"


def test_people_without_a_group_come_last_and_empty_groups_are_left_out(team: Team) -> None:
    team.db.write(add_group, "1")
    team.worker("Đào Thị Dung")
    (group,) = team.db.read(paper_people, TODAY).groups
    assert (group.id, group.name, len(group.people)) == (None, "Chưa xếp nhóm", 1)


def test_no_class_is_read(sample: Database) -> None:
    seen: list[str] = []

    def read(session):  # type: ignore[no-untyped-def]
        event.listen(session.connection().engine, "before_cursor_execute", note)
        return paper_people(session, TODAY)

    def note(_conn, _cursor, statement, *_rest) -> None:  # type: ignore[no-untyped-def]
        seen.append(statement)

    sample.read(read)
    assert seen
    assert not [statement for statement in seen if "class_event" in statement or "class_proposal" in statement]
