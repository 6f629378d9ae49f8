"""Assigning holders: one main holder at a time, rules with their words, effects before the act."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from dvqc_desktop.db.models import DirectSuperior, HolderAssignment
from dvqc_desktop.domain.chain_rules import Breach
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import HolderRole, SpellEnd
from dvqc_desktop.domain.errors.chain import (
    EndReasonMissingError,
    HolderForbiddenError,
    HolderMissingError,
    HolderOverlapError,
    HolderRefusedError,
    HolderSuperiorError,
)
from dvqc_desktop.domain.errors.workers import SpanReversedError, WorkerGoneError
from dvqc_desktop.services.chain import chain
from dvqc_desktop.services.chain.chain import HolderForm
from dvqc_desktop.services.people.workers import end_worker
from tests.team_kit import ACTIVE, AVERAGE, NEEDS_HELP, START, TODAY, Team

LATER = date(2026, 6, 1)


@pytest.fixture
def team(db):
    return Team(db)


@pytest.fixture
def golden(team):
    """Lợi holds Cường and Khải, Cường holds Quý; Hà is free; Yến has nobody."""
    people = {"Lợi": team.member("Nguyễn Thúy Lợi"), "Hà": team.member("Trần Bích Hà")}
    for name, code in (("Cường", ACTIVE), ("Quý", AVERAGE), ("Yến", AVERAGE), ("Khải", NEEDS_HELP)):
        people[name] = team.worker(f"Phạm Văn {name}", code)
    team.hold(people["Cường"], people["Lợi"])
    team.hold(people["Quý"], people["Cường"])
    team.hold(people["Khải"], people["Lợi"])
    return people


def links(db, worker_id):
    with db.reading() as session:
        rows = session.execute(
            select(HolderAssignment).where(HolderAssignment.worker_id == worker_id).order_by(HolderAssignment.id)
        ).scalars()
        return [(row.holder_id, row.role, row.start_on, row.end_on, row.end_reason) for row in rows]


def test_assigning_closes_the_former_main_holder_on_the_same_day_in_the_same_act(db, golden):
    change = db.write(chain.assign_holder, HolderForm(golden["Khải"], golden["Hà"], LATER, former_end_reason="đổi ca"))
    assert links(db, golden["Khải"]) == [
        (golden["Lợi"], "main", START, LATER, "đổi ca"),
        (golden["Hà"], "main", LATER, None, None),
    ]
    assert change.label == "phân công phụ trách Phạm Văn Khải"
    db.undo()
    assert links(db, golden["Khải"]) == [(golden["Lợi"], "main", START, None, None)]


def test_a_rule_by_class_is_refused_in_words_and_a_reason_sets_it_aside(db, golden):
    form = HolderForm(golden["Khải"], golden["Cường"], LATER)
    with pytest.raises(HolderRefusedError, match="do đảng viên trực tiếp giúp"):
        db.write(chain.assign_holder, form)
    excused = HolderForm(golden["Khải"], golden["Cường"], LATER, exception_reason="Hai người cùng máy")
    db.write(chain.assign_holder, excused)
    assert db.read(chain.coverage, LATER)[NEEDS_HELP].by_exception == 1


def test_nobody_holds_himself_and_no_reason_helps(db, golden):
    form = HolderForm(golden["Yến"], golden["Yến"], LATER, exception_reason="tự lo")
    with pytest.raises(HolderForbiddenError, match="chính mình"):
        db.write(chain.assign_holder, form)


def test_a_circle_is_refused(db, golden):
    form = HolderForm(golden["Cường"], golden["Quý"], LATER, exception_reason="thử")
    with pytest.raises(HolderForbiddenError, match="vòng"):
        db.write(chain.assign_holder, form)


def superior(session, worker_id, holder_id):
    session.add(DirectSuperior(person_id=worker_id, superior_id=holder_id, start_on=START))
    return Change("ghi cấp trên", "", frozenset({Topic.WORKERS}))


def test_a_direct_superior_needs_the_agreement_of_the_cell(db, golden):
    db.write(superior, golden["Khải"], golden["Hà"])
    form = HolderForm(golden["Khải"], golden["Hà"], LATER, exception_reason="thiếu người")
    with pytest.raises(HolderSuperiorError, match="cấp trên trực tiếp"):
        db.write(chain.assign_holder, form)
    db.write(
        chain.assign_holder,
        HolderForm(golden["Khải"], golden["Hà"], LATER, cell_agreement="Chi bộ họp 05/11/2026, mục 3"),
    )
    assert db.read(chain.coverage, LATER)[NEEDS_HELP].covered == 1


def test_a_day_before_the_present_holder_is_refused(db, golden, team):
    oanh = team.member("Lê Kim Oanh")
    db.write(chain.assign_holder, HolderForm(golden["Khải"], golden["Hà"], LATER))
    with pytest.raises(HolderOverlapError):
        db.write(chain.assign_holder, HolderForm(golden["Khải"], oanh, LATER - timedelta(days=9)))


def test_somebody_who_is_not_in_the_list_gets_no_holder(db, golden):
    with pytest.raises(WorkerGoneError):
        db.write(chain.assign_holder, HolderForm(golden["Lợi"], golden["Hà"], LATER))


def test_helpers_stand_beside_the_main_holder_and_end_with_a_reason(db, golden):
    db.write(chain.add_helper, HolderForm(golden["Khải"], golden["Cường"], LATER))
    assert links(db, golden["Khải"])[1][:2] == (golden["Cường"], "helper")
    with pytest.raises(EndReasonMissingError):
        db.write(chain.end_holder, golden["Khải"], golden["Cường"], TODAY, " ")
    with pytest.raises(SpanReversedError):
        db.write(chain.end_holder, golden["Khải"], golden["Cường"], START, "đổi ca")
    db.write(chain.end_holder, golden["Khải"], golden["Cường"], TODAY, "đổi ca")
    assert links(db, golden["Khải"])[1][3:] == (TODAY, "đổi ca")
    with pytest.raises(HolderMissingError):
        db.write(chain.end_holder, golden["Khải"], golden["Cường"], TODAY, "đổi ca")


def test_an_average_worker_helps_nobody_without_a_reason(db, golden):
    with pytest.raises(HolderRefusedError, match="cùng giúp là đảng viên hoặc người tích cực"):
        db.write(chain.add_helper, HolderForm(golden["Khải"], golden["Quý"], LATER))


def test_a_helper_who_becomes_main_holder_stops_helping(db, golden):
    db.write(chain.add_helper, HolderForm(golden["Khải"], golden["Hà"], LATER))
    db.write(chain.assign_holder, HolderForm(golden["Khải"], golden["Hà"], TODAY))
    open_links = [row[:2] for row in links(db, golden["Khải"]) if row[3] is None]
    assert open_links == [(golden["Hà"], "main")]


def test_removing_one_active_worker_makes_exactly_his_people_gaps(db, golden):
    before = {gap.id for gap in db.read(chain.gaps, TODAY)}
    foreseen = db.read(chain.effects_of_end, golden["Cường"], TODAY)
    db.write(end_worker, golden["Cường"], SpellEnd.LEFT, TODAY)
    after = {gap.id: gap for gap in db.read(chain.gaps, TODAY)}
    assert after.keys() - before == {golden["Quý"]} == {gap.worker_id for gap in foreseen.lost}
    assert after[golden["Quý"]].reason == "chưa có người phụ trách"


def test_losing_the_class_makes_the_people_behind_gaps_with_the_reason(db, golden, team):
    foreseen = db.read(chain.effects_of_class, golden["Cường"], AVERAGE, TODAY)
    team.give(golden["Cường"], AVERAGE, TODAY)
    gaps = {gap.id: gap.reason for gap in db.read(chain.gaps, TODAY)}
    assert gaps[golden["Quý"]] == "người phụ trách không còn là người tích cực"
    assert [gap.worker_id for gap in foreseen.lost] == [golden["Quý"]]
    assert foreseen.counts == {ACTIVE: -1, AVERAGE: 1}


def test_gaps_and_coverage_are_those_of_the_day_asked_for(db, golden, team):
    team.hold(golden["Yến"], golden["Hà"], LATER)
    assert [gap.id for gap in db.read(chain.gaps, LATER - timedelta(days=1))] == [golden["Yến"]]
    assert db.read(chain.gaps, LATER) == []
    cover = db.read(chain.coverage, LATER)[AVERAGE]
    assert (cover.total, cover.by_active, cover.by_member) == (2, 1, 1)


def test_the_holder_given_with_a_class_is_part_of_what_is_foreseen(db, golden):
    form = HolderForm(golden["Quý"], golden["Hà"], TODAY)
    alone = db.read(chain.effects_of_class, golden["Quý"], NEEDS_HELP, TODAY)
    together = db.read(chain.effects_of_class, golden["Quý"], NEEDS_HELP, TODAY, form)
    assert [gap.reason for gap in alone.lost] == [Breach.WEAK_NEEDS_MEMBER]
    assert together.lost == ()
    assert db.read(chain.effects_of_holder, HolderForm(golden["Yến"], golden["Hà"], TODAY)).healed == (golden["Yến"],)


def test_load_counts_people_held_and_helped(db, golden):
    db.write(chain.add_helper, HolderForm(golden["Khải"], golden["Cường"], LATER))
    loads = {row.holder.id: (row.held, row.helped) for row in db.read(chain.load, TODAY)}
    assert loads == {golden["Lợi"]: (2, 0), golden["Cường"]: (1, 1)}


def test_a_breach_is_told_before_the_act(db, golden):
    form = HolderForm(golden["Quý"], golden["Khải"], TODAY)
    assert db.read(chain.link_breach, form) is Breach.AVERAGE_NEEDS_ACTIVE
    assert db.read(chain.link_breach, form, HolderRole.HELPER) is Breach.HELPER_NOT_FIT
