"""One act of the board: class, holder and helper together; what its dialog knows; the sheet of a worker."""

from dataclasses import replace
from datetime import date

import pytest

from dvqc_desktop.db.models import Meeting, Plan, PlanStrength, Post, WorkGroup
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import Organization
from dvqc_desktop.domain.errors.chain import HolderRefusedError
from dvqc_desktop.domain.errors.classes import StrengthsMissingError, ThirdClassAloneError
from dvqc_desktop.domain.errors.members import PostSpanReversed
from dvqc_desktop.services.board.board_people import board_members
from dvqc_desktop.services.chain.chain import HolderForm, add_helper, assign_holders, effects_of_classes
from dvqc_desktop.services.chain.chain_state import held_by
from dvqc_desktop.services.classes import reclassify, rounds
from dvqc_desktop.services.classes.classes import get_class
from dvqc_desktop.services.classes.reclassify import Move, move_together, move_worker
from dvqc_desktop.services.classes.rounds import ProposalForm, RoundForm
from dvqc_desktop.services.people.groups import add_group
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.posts import list_posts
from dvqc_desktop.services.people.worker_forms import PostEntry, WorkerSheet, add_sheet, get_sheet, save_sheet
from dvqc_desktop.services.people.worker_lists import list_workers
from dvqc_desktop.services.people.workers import Place, place_worker
from tests.team_kit import ACTIVE, AVERAGE, NEEDS_HELP, START, TODAY, UNCLASSIFIED, Team, class_form, member_in


@pytest.fixture
def team(db):
    return Team(db)


def add(db, *rows):
    def act(session):
        session.add_all(rows)
        session.flush()
        return Change("ghi", "", frozenset(), rows[0].id)

    return db.write(act).row_id


def test_class_holder_and_the_former_one_as_helper_are_one_step(db, team):
    ha, minh, tien = team.member("Trần Bích Hà"), team.worker("Minh", ACTIVE), team.worker("Tiến", AVERAGE)
    team.hold(tien, minh)
    move = Move(tien, class_form(NEEDS_HELP, TODAY), HolderForm(tien, ha, TODAY), keep_former=True)
    db.write(move_worker, move)
    card = next(card for card in db.read(list_workers, TODAY) if card.id == tien)
    assert (card.worker_class, card.holder.id, [helper.id for helper in card.helpers]) == (NEEDS_HELP, ha, [minh])
    db.undo()
    assert db.read(reclassify.main_holder, tien, TODAY) == minh


def test_a_refused_holder_leaves_the_class_as_it_was(db, team):
    minh, tien = team.worker("Minh", ACTIVE), team.worker("Tiến", AVERAGE)
    with pytest.raises(HolderRefusedError):
        db.write(move_worker, Move(tien, class_form(NEEDS_HELP, TODAY), HolderForm(tien, minh, TODAY)))
    assert db.read(get_class, tien, TODAY) is AVERAGE


def test_a_former_holder_who_may_not_help_is_let_go(db, team):
    ha, quy, tien = team.member("Trần Bích Hà"), team.worker("Quý", AVERAGE), team.worker("Tiến", AVERAGE)
    db.write(assign_holders, [HolderForm(tien, quy, START, exception_reason="cùng máy")])
    db.write(move_worker, Move(tien, class_form(ACTIVE, TODAY), HolderForm(tien, ha, TODAY), keep_former=True))
    assert next(card for card in db.read(list_workers, TODAY) if card.id == tien).helpers == ()


def test_several_people_get_a_class_in_one_step_each_with_his_strengths(db, team):
    people = [team.worker("Mai", AVERAGE), team.worker("Thu", AVERAGE)]
    moves = [Move(person, class_form(ACTIVE, TODAY)) for person in people]
    assert db.write(move_together, moves).label == "phân loại 2 người"
    assert {db.read(get_class, person, TODAY) for person in people} == {ACTIVE}
    db.undo()
    assert {db.read(get_class, person, TODAY) for person in people} == {AVERAGE}
    assert db.write(move_together, moves[:1]).label == "phân loại Mai"


def test_the_third_class_is_never_given_to_several_together(db, team):
    people = [team.worker("Mai", AVERAGE), team.worker("Thu", AVERAGE)]
    with pytest.raises(ThirdClassAloneError):
        db.write(move_together, [Move(person, class_form(NEEDS_HELP, TODAY)) for person in people])


def test_nobody_is_classified_together_with_others_without_his_strengths(db, team):
    mai, thu = team.worker("Mai", AVERAGE), team.worker("Thu", AVERAGE)
    bare = replace(class_form(ACTIVE, TODAY), strengths=" ")
    with pytest.raises(StrengthsMissingError, match="Thu"):
        db.write(move_together, [Move(mai, class_form(ACTIVE, TODAY)), Move(thu, bare)])
    assert db.read(get_class, mai, TODAY) is AVERAGE


def test_what_would_follow_for_several_is_told_together(db, team):
    minh, ha = team.worker("Minh", ACTIVE), team.member("Trần Bích Hà")
    people = [team.worker("Mai", AVERAGE), team.worker("Thu", AVERAGE)]
    team.hold(minh, ha)
    for person in people:
        team.hold(person, minh)
    effects = db.read(effects_of_classes, people, ACTIVE, TODAY)
    assert effects.counts == {ACTIVE: 2, AVERAGE: -2}
    assert {gap.worker_id for gap in effects.lost} == set(people)


def test_a_move_may_agree_a_proposal(db, team):
    tien = team.worker("Tiến")
    round_id = db.write(rounds.open_round, RoundForm("Đợt", START, TODAY)).row_id
    db.write(rounds.propose_class, round_id, tien, ProposalForm(ACTIVE, TODAY))
    proposal = db.read(list_workers, TODAY)[0].proposed
    db.write(move_worker, Move(tien, class_form(ACTIVE, TODAY), proposal_id=proposal.id))
    assert db.read(list_workers, TODAY)[0].proposed is None


def test_several_people_get_a_holder_in_one_step_or_not_at_all(db, team):
    minh = team.worker("Minh", ACTIVE)
    people = [team.worker("Mai", AVERAGE), team.worker("Thu", AVERAGE)]
    change = db.write(assign_holders, [HolderForm(person, minh, TODAY) for person in people])
    assert change.label == "phân công phụ trách 2 người"
    dung = team.worker("Dung", NEEDS_HELP)
    with pytest.raises(HolderRefusedError):
        db.write(assign_holders, [HolderForm(person, minh, TODAY) for person in (team.worker("Lan"), dung)])
    assert db.read(held_by, TODAY, [minh]) == {minh: 2}


def test_strengths_come_from_the_plan_and_else_from_the_last_class(db, team):
    tien = team.worker("Tiến", AVERAGE)
    assert db.read(reclassify.known_strengths, tien) == "Chăm chỉ"
    plan_id = add(db, Plan(person_id=tien, kind="mentoring", state="draft", period_start=START))
    add(db, PlanStrength(plan_id=plan_id, position=1, text="Khéo tay"))
    add(db, PlanStrength(plan_id=plan_id, position=2, text="Thật thà."))
    assert db.read(reclassify.known_strengths, tien) == "Khéo tay. Thật thà."
    assert db.read(reclassify.known_strengths, team.worker("Mới")) == ""


def test_members_are_offered_first_then_active_workers(db, team):
    minh, ha = team.worker("Ngô Quang Minh", ACTIVE), team.member("Trần Bích Hà")
    team.hold(team.worker("Tiến", AVERAGE), minh)
    choices = db.read(reclassify.holder_choices, TODAY)
    assert [(choice.info.id, choice.held, choice.is_member) for choice in choices] == [(ha, 0, True), (minh, 1, False)]
    assert reclassify.fits(choices[0], NEEDS_HELP)
    assert not reclassify.fits(choices[1], NEEDS_HELP)
    assert reclassify.fits(choices[1], AVERAGE)
    assert reclassify.fits(choices[1], UNCLASSIFIED)


def test_of_very_many_only_the_active_ones_of_the_same_group_are_offered(db, team, monkeypatch):
    minh, sang, tien = team.worker("Minh", ACTIVE), team.worker("Sang", ACTIVE), team.worker("Tiến", AVERAGE)
    group = db.write(add_group, "Nhóm 2").row_id
    for person in (minh, tien):
        db.write(place_worker, person, Place(work_group_id=group), START)
    assert len(db.read(reclassify.holder_choices, TODAY)) == 2
    monkeypatch.setattr(reclassify, "MANY_WORKERS", 2)
    assert [choice.info.id for choice in db.read(reclassify.holder_choices, TODAY, [tien])] == [minh]
    assert sang


def test_meetings_up_to_the_day_are_offered_the_latest_first(db):
    for day in (date(2026, 10, 22), date(2026, 11, 5), date(2026, 11, 24)):
        add(db, Meeting(kind="regular", state="held", held_on=day))
    found = db.read(reclassify.recent_meetings, TODAY)
    assert [meeting.held_on for meeting in found] == [date(2026, 11, 5), date(2026, 10, 22)]


def test_members_above_the_board_show_post_groups_and_load(db, team):
    loi, ha = team.member("Nguyễn Thúy Lợi"), team.member("Trần Bích Hà")
    add(db, Post(person_id=loi, organization="party", title="Tổ trưởng tổ đảng", start_on=START))
    add(db, Post(person_id=ha, organization="party", title="Đảng viên", start_on=START))
    add(db, WorkGroup(name="Nhóm 1", leader_id=loi))
    oanh: list[int] = []

    def probationer(session):
        oanh.append(member_in(session, "Lê Kim Oanh", START, "probationary"))
        return Change("thêm", "", frozenset())

    db.write(probationer)
    team.hold(team.worker("Cường", ACTIVE), loi)
    found = [(row.id, row.note, row.groups, row.held) for row in db.read(board_members, TODAY)]
    assert found == [(loi, "tổ trưởng", ("Nhóm 1",), 1), (ha, "", (), 0), (oanh[0], "dự bị", (), 0)]


def sheet(on=START, **values):
    return WorkerSheet(PersonFields("Vũ Thị Nhựng", trade="phay"), on, **values)


def test_a_sheet_makes_person_place_posts_and_superior_in_one_step(db, team):
    loi = team.member("Nguyễn Thúy Lợi")
    posts = (PostEntry(Organization.YOUTH, "Bí thư chi đoàn"), PostEntry(Organization.UNION, " "))
    made = sheet(team="Tổ máy 6", group="Nhóm 2", shift="Ca 2", posts=posts, superior_id=loi)
    person_id = db.write(add_sheet, made).row_id
    found = db.read(get_sheet, person_id, TODAY)
    assert (found.person.trade, found.posts, found.superior_id) == ("phay", posts[:1], loi)
    assert None not in (found.place.team_id, found.place.work_group_id, found.place.shift_id)
    db.undo()
    assert db.read(list_workers, TODAY) == []


def test_what_changes_on_a_sheet_is_dated_and_what_stays_is_not_touched(db, team):
    loi, ha = team.member("Nguyễn Thúy Lợi"), team.member("Trần Bích Hà")
    kept, old = PostEntry(Organization.UNION, "Tổ trưởng công đoàn"), PostEntry(Organization.YOUTH, "Bí thư chi đoàn")
    person_id = db.write(add_sheet, sheet(posts=(kept, old), superior_id=loi)).row_id
    new = PostEntry(Organization.WOMEN, "Tổ trưởng nữ công")
    db.write(save_sheet, person_id, sheet(TODAY, posts=(kept, new), superior_id=ha))
    assert db.read(get_sheet, person_id, START).posts == (kept, old)
    assert db.read(get_sheet, person_id, TODAY).posts == (kept, new)
    assert db.read(get_sheet, person_id, START).superior_id == loi
    assert db.read(get_sheet, person_id, TODAY).superior_id == ha


def test_a_post_taken_back_on_its_first_day_leaves_nothing(db):
    person_id = db.write(add_sheet, sheet(posts=(PostEntry(Organization.YOUTH, "Bí thư chi đoàn"),))).row_id
    db.write(save_sheet, person_id, sheet())
    assert db.read(get_sheet, person_id, START).posts == ()


def test_a_post_has_days_of_its_own_and_they_can_be_put_right(db):
    since, until = date(2026, 3, 1), date(2026, 12, 1)
    post = PostEntry(Organization.UNION, "Tổ phó công đoàn", since)
    person_id = db.write(add_sheet, sheet(TODAY, posts=(post,))).row_id
    assert db.read(get_sheet, person_id, since).posts[0].start_on == since
    db.write(save_sheet, person_id, sheet(TODAY, posts=(replace(post, start_on=START, end_on=until),)))
    (row,) = db.read(list_posts, person_id)
    assert (row.start_on, row.end_on) == (START, until)
    assert db.read(get_sheet, person_id, until).posts == ()


def test_a_post_does_not_end_before_it_begins(db):
    post = PostEntry(Organization.UNION, "Tổ phó công đoàn", TODAY, START)
    with pytest.raises(PostSpanReversed):
        db.write(add_sheet, sheet(posts=(post,)))
    person_id = db.write(add_sheet, sheet(posts=(replace(post, end_on=None),))).row_id
    with pytest.raises(PostSpanReversed):
        db.write(save_sheet, person_id, sheet(TODAY, posts=(post,)))


def test_the_same_superior_stays_as_he_is(db, team):
    loi = team.member("Nguyễn Thúy Lợi")
    person_id = db.write(add_sheet, sheet(superior_id=loi)).row_id
    db.write(save_sheet, person_id, sheet(TODAY, superior_id=loi))
    assert db.read(get_sheet, person_id, START).superior_id == loi
    db.write(save_sheet, person_id, sheet(TODAY))
    assert db.read(get_sheet, person_id, TODAY).superior_id is None


def test_a_helper_is_not_counted_as_held(db, team):
    cuong, khai = team.worker("Cường", ACTIVE), team.worker("Khải", NEEDS_HELP)
    db.write(add_helper, HolderForm(khai, cuong, START))
    assert db.read(held_by, TODAY, [cuong]) == {}
