"""Groups covered through a post in an organisation: counted apart, and only while the post is held."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from dvqc_desktop.db.models import GroupCover, Post
from dvqc_desktop.domain.chain_rules import Cover
from dvqc_desktop.domain.codes import Organization, SpellEnd
from dvqc_desktop.domain.errors.chain import (
    CoverEndedError,
    CoverOverlapError,
    EndReasonMissingError,
    GroupCoveredError,
    PostNotHeldError,
)
from dvqc_desktop.domain.errors.workers import SpanReversedError
from dvqc_desktop.services.chain import chain
from dvqc_desktop.services.chain.coverage import effects_of_cover
from dvqc_desktop.services.chain.group_cover import (
    CoverForm,
    cover_group,
    end_group_cover,
    list_covers,
    post_holders,
)
from dvqc_desktop.services.people.groups import add_group
from dvqc_desktop.services.people.posts import add_post, end_post
from dvqc_desktop.services.people.workers import Place, end_worker, place_worker
from tests.team_kit import ACTIVE, AVERAGE, NEEDS_HELP, START, TODAY, UNCLASSIFIED, Team

LATER = date(2026, 6, 1)
UNION = Organization.UNION


@pytest.fixture
def team(db):
    return Team(db)


@pytest.fixture
def group(db, team):
    """Group 7: one worker of each class, nobody held, and the union's head Sang outside it."""
    people = {"group": db.write(add_group, "7").row_id, "Sang": team.worker("Hoàng Đình Sang", ACTIVE)}
    for name, code in (("Yến", AVERAGE), ("Cường", ACTIVE), ("Khải", NEEDS_HELP), ("Mai", None)):
        people[name] = team.worker(f"Phạm Văn {name}", code)
        db.write(place_worker, people[name], Place(work_group_id=people["group"]), START)
    people["post"] = db.write(add_post, people["Sang"], UNION, "Tổ trưởng công đoàn", START).row_id
    return people


def form(group, on=LATER, person="Sang", organization=UNION):
    return CoverForm(group["group"], group[person], organization, on, "Hỏi thăm hằng tuần")


def gap_ids(db, day=TODAY):
    return {row.id for row in db.read(chain.gaps, day)}


def test_a_post_covers_the_average_and_the_unclassified_alone(db, group):
    db.write(cover_group, form(group))
    assert gap_ids(db) == {group["Cường"], group["Khải"], group["Sang"]}
    coverage = db.read(chain.coverage, TODAY)
    assert coverage[AVERAGE] == coverage[UNCLASSIFIED] == Cover(total=1, by_group=1)
    assert (coverage[AVERAGE].covered, coverage[AVERAGE].gaps) == (0, 0)
    assert group["Yến"] in gap_ids(db, LATER - timedelta(days=1))


def test_an_own_holder_comes_before_the_post_over_the_group(db, group, team):
    db.write(cover_group, form(group))
    team.hold(group["Yến"], group["Cường"], LATER)
    assert db.read(chain.coverage, TODAY)[AVERAGE] == Cover(total=1, by_active=1)


def test_nobody_is_covered_by_his_own_post(db, group, team):
    db.write(add_post, group["Yến"], UNION, "Tổ phó công đoàn", START)
    db.write(cover_group, form(group, person="Yến"))
    assert group["Yến"] in gap_ids(db)
    assert group["Mai"] not in gap_ids(db)


def test_the_cover_ends_to_count_with_the_post(db, group):
    db.write(cover_group, form(group))
    db.write(end_post, group["post"], TODAY)
    assert group["Yến"] in gap_ids(db, TODAY)
    assert group["Yến"] not in gap_ids(db, TODAY - timedelta(days=1))
    assert [row.counts for row in db.read(list_covers, TODAY)] == [False]


def test_the_cover_ends_to_count_when_the_post_holder_leaves_and_counts_again_after_undo(db, group):
    db.write(cover_group, form(group))
    foreseen = db.read(chain.effects_of_end, group["Sang"], TODAY)
    before = gap_ids(db)
    db.write(end_worker, group["Sang"], SpellEnd.LEFT, TODAY)
    lost = {group["Yến"], group["Mai"]}
    assert gap_ids(db) - before == lost == {gap.worker_id for gap in foreseen.lost}
    db.undo()
    assert gap_ids(db) == before


@pytest.mark.parametrize("organization", [Organization.YOUTH, Organization.PARTY])
def test_a_post_not_held_covers_nothing(db, group, organization):
    with pytest.raises(PostNotHeldError, match="Hoàng Đình Sang không giữ chức vụ"):
        db.write(cover_group, form(group, organization=organization))


def test_a_post_not_yet_held_covers_nothing(db, group):
    with pytest.raises(PostNotHeldError):
        db.write(cover_group, form(group, on=START - timedelta(days=1)))


def test_a_group_is_covered_through_one_post_at_a_time(db, group):
    db.write(cover_group, form(group))
    with pytest.raises(GroupCoveredError, match="đang được phủ qua Hoàng Đình Sang"):
        db.write(cover_group, form(group, on=TODAY))
    with pytest.raises(CoverOverlapError):
        db.write(cover_group, form(group, on=LATER - timedelta(days=3)))


def test_a_cover_that_no_longer_counts_gives_way_in_the_same_act(db, group):
    db.write(cover_group, form(group))
    db.write(end_post, group["post"], TODAY)
    db.write(add_post, group["Cường"], UNION, "Tổ trưởng công đoàn", TODAY)
    db.write(cover_group, form(group, on=TODAY, person="Cường"))
    with db.reading() as session:
        rows = session.execute(select(GroupCover.person_id, GroupCover.end_on, GroupCover.end_reason)).all()
    assert rows == [(group["Sang"], TODAY, "không còn giữ chức vụ"), (group["Cường"], None, None)]


def test_a_cover_ends_with_a_reason_on_its_day(db, group):
    db.write(cover_group, form(group))
    with pytest.raises(EndReasonMissingError):
        db.write(end_group_cover, group["group"], TODAY, " ")
    with pytest.raises(SpanReversedError):
        db.write(end_group_cover, group["group"], START, "đổi người")
    db.write(end_group_cover, group["group"], TODAY, "đã phân công từng người")
    assert group["Yến"] in gap_ids(db)
    with pytest.raises(CoverEndedError):
        db.write(end_group_cover, group["group"], TODAY, "đổi người")


def test_what_covering_and_ending_would_do_is_told_before(db, group):
    gained = {group["Yến"], group["Mai"]}
    assert set(db.read(effects_of_cover, group["group"], group["Sang"], LATER).healed) == gained
    db.write(cover_group, form(group))
    foreseen = db.read(effects_of_cover, group["group"], None, TODAY)
    assert {gap.worker_id for gap in foreseen.lost} == gained


def test_whoever_keeps_a_post_as_cover_is_told_apart_from_a_lost_holder(db, group, team):
    team.hold(group["Yến"], group["Cường"])
    db.write(cover_group, form(group))
    foreseen = db.read(chain.effects_of_end, group["Cường"], TODAY)
    assert (foreseen.lost, foreseen.through) == ((), (group["Yến"],))


def test_post_holders_are_those_in_the_unit_with_a_post_outside_the_party(db, group, team):
    ha = team.member("Trần Bích Hà")
    db.write(add_post, ha, Organization.PARTY, "Bí thư", START)
    db.write(add_post, ha, Organization.WOMEN, "Ủy viên", START)
    assert [(row.name, row.organization.value) for row in db.read(post_holders, TODAY)] == [
        ("Trần Bích Hà", "women"),
        ("Hoàng Đình Sang", "union"),
    ]
    db.write(end_worker, group["Sang"], SpellEnd.LEFT, TODAY)
    assert [row.person_id for row in db.read(post_holders, TODAY)] == [ha]


def test_the_board_says_through_whom(db, group):
    from dvqc_desktop.services.board.board import board_frame, read_cards

    db.write(cover_group, form(group))
    with db.reading() as session:
        (card,) = read_cards(session, board_frame(session, TODAY, TODAY), [group["Yến"]])
        assert session.execute(select(Post.title)).scalars().all() == ["Tổ trưởng công đoàn"]
    assert (card.breach, card.hold, card.through.name) == (None, "group", "Hoàng Đình Sang")
