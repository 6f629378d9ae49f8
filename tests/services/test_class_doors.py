"""No door but people's own decision gives a class: ending an assignment proposes none, and no bulk gives the third."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from dvqc_desktop.db.models import ClassEvent, ClassProposal
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.domain.errors.classes import ThirdClassAloneError
from dvqc_desktop.services.chain.chain import end_holder
from dvqc_desktop.services.classes.classes import get_class
from dvqc_desktop.services.classes.rounds import (
    ProposalForm,
    RoundForm,
    agree_proposals,
    find_running_round,
    open_round,
    propose_class,
)
from dvqc_desktop.services.people.workers import end_worker
from tests.services.import_kit import person, take, workers
from tests.team_kit import ACTIVE, AVERAGE, NEEDS_HELP, START, TODAY, Team, class_form

LATER = START + timedelta(days=30)


@pytest.fixture
def pair(db):
    """An active worker who holds an average one, while a round is open."""
    team = Team(db)
    member, active = team.member("Lê Kim Oanh"), team.worker("Ngô Quang Minh", ACTIVE)
    average = team.worker("Mạc Văn Tiến", AVERAGE)
    team.hold(active, member)
    team.hold(average, active)
    db.write(open_round, RoundForm("Đợt quý I", START, LATER))
    return average, active


def counted(database):
    def read(session):
        tables = (ClassEvent, ClassProposal)
        return [session.execute(select(func.count()).select_from(table)).scalar_one() for table in tables]

    return database.read(read)


def test_ending_an_assignment_proposes_no_class(db, pair):
    before = counted(db)
    db.write(end_holder, *pair, LATER, "xin thôi giúp")
    assert counted(db) == before


def test_a_holder_who_leaves_brings_no_class_to_those_behind_him(db, pair):
    before = counted(db)
    db.write(end_worker, pair[1], SpellEnd.LEFT, LATER)
    assert counted(db) == before


def test_a_list_with_one_proposal_of_the_third_class_is_agreed_in_no_bulk(db, pair):
    round_id = db.read(find_running_round).id
    form = ProposalForm(NEEDS_HELP, LATER, ("tay nghề",), "Mới vào nghề")
    for person_id, proposed in zip(pair, (form, replace(form, worker_class=ACTIVE, aspects=())), strict=True):
        db.write(propose_class, round_id, person_id, proposed)
    ids = db.read(lambda session: list(session.execute(select(ClassProposal.id)).scalars()))
    with pytest.raises(ThirdClassAloneError):
        db.write(agree_proposals, ids, class_form(WorkerClass.UNCLASSIFIED, TODAY))
    assert [db.read(get_class, person_id, TODAY) for person_id in pair] == [AVERAGE, ACTIVE]


def test_an_imported_list_gives_no_class_at_all_it_proposes(db, pair):
    events = counted(db)[0]
    take(
        db, workers(person("Lê B", class_code="needs_help", aspects="chất lượng"), person("Lê C", class_code="active"))
    )
    assert counted(db) == [events, 2]
