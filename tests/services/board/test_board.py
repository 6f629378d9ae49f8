"""The cards of the board: what stands on them today and on an earlier day, read whole or in slices."""

from datetime import date, timedelta

import pytest

from dvqc_desktop.db.models import Contact, ContactPause, MeasurePoint, MeasureSeries, Plan, PlanAim, PlanStep, Post
from dvqc_desktop.domain.chain_rules import Breach, Kind
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.contacts import ContactState
from dvqc_desktop.services.board import board
from dvqc_desktop.services.chain.chain import HolderForm, add_helper
from dvqc_desktop.services.classes import rounds
from dvqc_desktop.services.classes.rounds import Basis, ProposalForm, RoundForm
from dvqc_desktop.services.people.groups import add_group, add_shift
from dvqc_desktop.services.people.people import PersonFields, update_person
from dvqc_desktop.services.people.worker_lists import gap_rows, list_workers, movement_json, worker_rows
from dvqc_desktop.services.people.workers import Place, place_worker
from tests.team_kit import ACTIVE, AVERAGE, NEEDS_HELP, START, TODAY, UNCLASSIFIED, Team

SEPTEMBER = date(2026, 9, 30)


@pytest.fixture
def team(db):
    return Team(db)


def add(db, *rows):
    def act(session):
        session.add_all(rows)
        session.flush()
        return Change("ghi", "", frozenset(), rows[0].id)

    return db.write(act).row_id


def card_of(db, person_id, day=TODAY):
    return next(card for card in db.read(list_workers, day) if card.id == person_id)


def closed_round(db, on):
    round_id = db.write(rounds.open_round, RoundForm("Đợt quý III", date(2025, 7, 1), on)).row_id
    db.write(rounds.agree_round, round_id, Basis(on, document_number="04"))
    db.write(rounds.close_round, round_id, on)


def test_a_card_shows_the_person_his_place_and_his_holder(db, team):
    loi, cuong, khai = team.member("Nguyễn Thúy Lợi"), team.worker("Cường", ACTIVE), team.worker("Khải", NEEDS_HELP)
    place = Place(None, db.write(add_group, "Nhóm 1").row_id, db.write(add_shift, "Ca 1").row_id)
    db.write(place_worker, khai, place, START)
    team.hold(khai, loi)
    db.write(add_helper, HolderForm(khai, cuong, START))
    card = card_of(db, khai)
    assert (card.group, card.shift, card.worker_class, card.aspects) == ("Nhóm 1", "Ca 1", NEEDS_HELP, ("tay nghề",))
    assert (card.holder.name, card.holder.kind, card.breach) == ("Nguyễn Thúy Lợi", Kind.MEMBER, None)
    assert [helper.name for helper in card.helpers] == ["Cường"]
    assert "tay nghe" in card.search


def test_who_has_nobody_says_so(db, team):
    assert card_of(db, team.worker("Cao Thị Yến", AVERAGE)).breach is Breach.NONE


def test_the_board_of_an_earlier_day_is_that_day(db, team):
    hanh = team.worker("Bùi Thị Hạnh", AVERAGE)
    team.give(hanh, ACTIVE, date(2026, 11, 5))
    closed_round(db, SEPTEMBER)
    assert (card_of(db, hanh).worker_class, card_of(db, hanh).before) == (ACTIVE, AVERAGE)
    assert (card_of(db, hanh, SEPTEMBER).worker_class, card_of(db, hanh, START).before) == (AVERAGE, None)
    assert db.read(list_workers, START - timedelta(days=1)) == []


def test_who_came_after_the_round_is_compared_with_nothing(db, team):
    closed_round(db, START - timedelta(days=1))
    assert card_of(db, team.worker("Người mới", AVERAGE)).before is None


def test_proposals_of_the_open_round_stand_beside_the_class(db, team):
    yen = team.worker("Cao Thị Yến")
    round_id = db.write(rounds.open_round, RoundForm("Đợt quý IV", START, TODAY)).row_id
    db.write(rounds.propose_class, round_id, yen, ProposalForm(NEEDS_HELP, TODAY, ("tay nghề",), source="import"))
    card = card_of(db, yen)
    assert card.worker_class is UNCLASSIFIED
    assert card.proposed[1:4] == (NEEDS_HELP, ("tay nghề",), True)
    assert card_of(db, yen, TODAY - timedelta(days=1)).proposed is None
    assert db.read(worker_rows, TODAY)[0]["proposed_class"] == "needs_help"


def test_the_contact_clock_counts_with_pauses(db, team):
    loi, yen = team.member("Nguyễn Thúy Lợi"), team.worker("Cao Thị Yến", AVERAGE)
    add(db, Contact(worker_id=yen, by_id=loi, at=TODAY - timedelta(days=9), kind="break", kept_aside=False))
    assert (card_of(db, yen).clock.state, card_of(db, yen).clock.days) == (ContactState.OVERDUE, 9)
    add(db, ContactPause(person_id=yen, start_on=TODAY, reason="nghỉ phép"))
    assert card_of(db, yen).clock.state is ContactState.PAUSED


def plan_of(db, person_id):
    plan_id = add(
        db, Plan(person_id=person_id, kind="mentoring", state="active", period_start=START, discussed_on=START)
    )
    add(db, PlanStep(plan_id=plan_id, position=1, text="Một", done_on=SEPTEMBER))
    add(db, PlanStep(plan_id=plan_id, position=2, text="Hai"))
    return plan_id


def test_steps_done_are_those_done_by_the_day(db, team):
    khai = team.worker("Khải", NEEDS_HELP)
    plan_of(db, khai)
    assert (card_of(db, khai).steps_done, card_of(db, khai).steps_total) == (1, 2)
    assert card_of(db, khai, SEPTEMBER - timedelta(days=1)).steps_done == 0


def test_an_aim_or_a_norm_reached_waits_for_review_until_the_next_class(db, team):
    khai, dung = team.worker("Khải", NEEDS_HELP), team.worker("Dung", NEEDS_HELP)
    series = add(
        db, MeasureSeries(plan_id=plan_of(db, khai), name="Sản lượng", unit="cái", norm=150.0, better="higher")
    )
    add(db, MeasurePoint(series_id=series, at=TODAY, value=166.0))
    add(db, PlanAim(plan_id=plan_of(db, dung), position=1, kind="near", text="Phay được", reached_on=SEPTEMBER))
    assert card_of(db, khai).waiting
    assert card_of(db, dung).waiting
    team.give(dung, AVERAGE, TODAY)
    assert not card_of(db, dung).waiting


def test_posts_outside_the_party_stand_on_the_card(db, team):
    nhung = team.worker("Vũ Thị Nhựng", ACTIVE)
    add(db, Post(person_id=nhung, organization="youth", title="Bí thư chi đoàn", start_on=START))
    add(db, Post(person_id=nhung, organization="union", title="Tổ trưởng", start_on=START, end_on=SEPTEMBER))
    assert card_of(db, nhung).posts == ("Bí thư chi đoàn",)


def test_slices_give_everybody_once_in_the_order_of_names(db, team):
    given = ["Yến", "An", "Bình", "Đức", "Dung"]
    for name in given:
        team.worker(f"Trần Văn {name}")
    with db.reading() as session:
        frame = board.board_frame(session, TODAY, TODAY)
        first, last_id, cards = board.read_first(session, frame, 3), 0, []
        while found := board.read_slice(session, frame, last_id, 2):
            cards, last_id = cards + found, found[-1].id
        seen = [card.name.split()[-1] for card in sorted(cards, key=board.by_name)]
        assert [card.name.split()[-1] for card in first] == seen[:3]
        assert board.count_workers(session, TODAY) == 5
    assert seen == ["An", "Bình", "Dung", "Đức", "Yến"]


def test_some_cards_are_read_again_by_their_ids(db, team):
    ids = [team.worker(name) for name in ("An", "Bình", "Cúc")]
    with db.reading() as session:
        frame = board.board_frame(session, TODAY, TODAY)
        assert {card.id for card in board.read_cards(session, frame, ids[:2])} == set(ids[:2])


def test_the_command_line_gets_the_keys_of_the_contract_and_no_private_word(db, team):
    hanh, quy = team.worker("Bùi Thị Hạnh", ACTIVE), team.worker("Tạ Văn Quý", AVERAGE)
    team.hold(quy, hanh)
    rows = {row["name"]: row for row in db.read(worker_rows, TODAY)}
    assert rows["Tạ Văn Quý"] == {
        "id": quy,
        "name": "Tạ Văn Quý",
        "class": "average",
        "proposed_class": None,
        "aspect": None,
        "group": None,
        "holder": "Bùi Thị Hạnh",
        "helpers": [],
        "last_contact": None,
    }
    assert db.read(gap_rows, TODAY) == [{"id": hanh, "name": "Bùi Thị Hạnh", "reason": "chưa có người phụ trách"}]
    assert db.read(movement_json, START - timedelta(days=1), TODAY)["cells"] == {"new->active": 1, "new->average": 1}


def test_the_filter_finds_a_trade_and_a_name_without_accents(db, team):
    quy = team.worker("Tạ Văn Quý")

    def act(session):
        update_person(session, quy, PersonFields("Tạ Văn Quý", trade="Tiện"))
        return Change("sửa", "", frozenset())

    db.write(act)
    assert card_of(db, quy).search == "ta van quy tien"
