"""What a sheet, an admission or a member's status would do to the chain is what it then does."""

import pytest
from sqlalchemy import select

from dvqc_desktop.db.models import DirectSuperior
from dvqc_desktop.domain.chain_rules import Breach
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import PRESENT_STATUSES, MemberStatus, Organization, SpellEnd
from dvqc_desktop.services.chain import chain
from dvqc_desktop.services.chain.chain_effects import (
    ChainSheet,
    effects_of_admission,
    effects_of_sheet,
    named,
)
from dvqc_desktop.services.chain.group_cover import CoverForm, cover_group
from dvqc_desktop.services.members.members import MembershipFields, StatusFrom, make_member, set_member_status
from dvqc_desktop.services.people.groups import add_group
from dvqc_desktop.services.people.posts import add_post, end_post
from dvqc_desktop.services.people.workers import Place, end_worker, place_worker
from tests.team_kit import ACTIVE, AVERAGE, NEEDS_HELP, START, TODAY, Team

UNION = Organization.UNION


@pytest.fixture
def cell(db):
    """Lợi holds Cường and Khải, Cường holds Quý; Yến of group 7 is covered through Sang's post in the union."""
    team = Team(db)
    people = {"Lợi": team.member("Nguyễn Thúy Lợi"), "Hà": team.member("Trần Bích Hà")}
    for name, code in (("Cường", ACTIVE), ("Sang", ACTIVE), ("Quý", AVERAGE), ("Yến", AVERAGE), ("Khải", NEEDS_HELP)):
        people[name] = team.worker(f"Phạm Văn {name}", code)
    for low, high in (("Cường", "Lợi"), ("Khải", "Lợi"), ("Sang", "Hà"), ("Quý", "Cường")):
        team.hold(people[low], people[high])
    people["group"] = db.write(add_group, "7").row_id
    db.write(place_worker, people["Yến"], Place(work_group_id=people["group"]), START)
    people["post"] = db.write(add_post, people["Sang"], UNION, "Tổ trưởng công đoàn", START).row_id
    db.write(cover_group, CoverForm(people["group"], people["Sang"], UNION, START))
    return people


def gap_ids(db):
    return {gap.id for gap in db.read(chain.gaps, TODAY)}


@pytest.mark.parametrize(
    "status",
    [MemberStatus.SUSPENDED, MemberStatus.TEMPORARY_AWAY, MemberStatus.LEFT, MemberStatus.TRANSFERRED],
)
def test_a_member_who_no_longer_takes_part_leaves_his_people_without_a_holder(db, cell, status):
    foreseen = db.read(effects_of_sheet, ChainSheet(cell["Lợi"], TODAY, present=status in PRESENT_STATUSES))
    db.write(set_member_status, cell["Lợi"], status, TODAY)
    assert gap_ids(db) == {cell["Cường"], cell["Khải"]} == {gap.worker_id for gap in foreseen.lost}


def test_a_member_who_comes_back_holds_his_people_again(db, cell):
    db.write(set_member_status, cell["Lợi"], MemberStatus.SUSPENDED, START)
    foreseen = db.read(effects_of_sheet, ChainSheet(cell["Lợi"], TODAY, present=True))
    assert set(foreseen.healed) == {cell["Cường"], cell["Khải"]}


def test_whoever_is_admitted_keeps_as_a_member_the_people_he_holds(db, cell):
    foreseen = db.read(effects_of_admission, cell["Cường"], TODAY)
    assert (foreseen.lost, foreseen.counts) == ((), {ACTIVE: -1})
    db.write(end_worker, cell["Cường"], SpellEnd.ADMITTED, TODAY)
    db.write(make_member, cell["Cường"], MembershipFields(), StatusFrom(MemberStatus.PROBATIONARY, TODAY))
    assert gap_ids(db) == set()
    assert db.read(effects_of_admission, cell["Cường"], TODAY).counts == {}


def test_leaving_a_covered_group_is_told_and_so_is_coming_into_one(db, cell):
    away = db.read(effects_of_sheet, ChainSheet(cell["Yến"], TODAY, group_id=0))
    assert [gap.worker_id for gap in away.lost] == [cell["Yến"]]
    db.write(place_worker, cell["Yến"], Place(), TODAY)
    assert gap_ids(db) == {cell["Yến"]}
    back = db.read(effects_of_sheet, ChainSheet(cell["Yến"], TODAY, group_id=cell["group"]))
    assert back.healed == (cell["Yến"],)


def test_giving_up_a_post_uncovers_the_group_and_taking_it_covers_it_again(db, cell):
    foreseen = db.read(effects_of_sheet, ChainSheet(cell["Sang"], TODAY, frozenset()))
    db.write(end_post, cell["post"], TODAY)
    assert gap_ids(db) == {cell["Yến"]} == {gap.worker_id for gap in foreseen.lost}
    again = db.read(effects_of_sheet, ChainSheet(cell["Sang"], TODAY, frozenset({UNION})))
    assert again.healed == (cell["Yến"],)


def test_a_holder_who_becomes_the_direct_superior_needs_the_agreement_of_the_cell(db, cell):
    foreseen = db.read(effects_of_sheet, ChainSheet(cell["Khải"], TODAY, superior_id=cell["Lợi"]))
    assert [(gap.worker_id, gap.reason) for gap in foreseen.lost] == [(cell["Khải"], Breach.SUPERIOR)]

    def superior(session):
        session.add(DirectSuperior(person_id=cell["Khải"], superior_id=cell["Lợi"], start_on=TODAY))
        return Change("ghi cấp trên", "", frozenset({Topic.WORKERS}))

    db.write(superior)
    assert gap_ids(db) == {cell["Khải"]}
    relieved = db.read(effects_of_sheet, ChainSheet(cell["Khải"], TODAY, superior_id=0))
    assert relieved.healed == (cell["Khải"],)


def test_a_sheet_that_touches_nothing_has_no_effects(db, cell):
    same = ChainSheet(cell["Yến"], TODAY, frozenset(), cell["group"], 0)
    found = db.read(effects_of_sheet, same)
    assert (found.counts, found.lost, found.healed, found.through) == ({}, (), (), ())


def test_people_of_an_effect_are_named(db, cell):
    assert db.read(named, [cell["Yến"], cell["Yến"]])[cell["Yến"]].name == "Phạm Văn Yến"
    with db.reading() as session:
        assert session.execute(select(DirectSuperior.id)).all() == []
