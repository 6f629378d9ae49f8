"""The denominator of a vote is the official members convened."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvqc_desktop.domain.codes import MemberStatus, Presence
from dvqc_desktop.domain.errors.votes import (
    DecisionOfCellError,
    TooFewOfficialError,
    VoteBeyondPresentError,
    VoteCountNegativeError,
    VoteWithoutVotersError,
)
from dvqc_desktop.domain.rule_pack import Threshold
from dvqc_desktop.domain.votes import (
    RollEntry,
    VoteCount,
    check_decision,
    electorate,
    left_out_by,
    percent_words,
    vote_result,
)
from dvqc_desktop.services.rules import load_rule_pack

RULES = load_rule_pack()
MAJORITY = RULES.threshold("vote.majority")
TWO_THIRDS = RULES.threshold("vote.two_thirds")
OFFICIAL, PROBATIONARY, EXEMPT = MemberStatus.OFFICIAL, MemberStatus.PROBATIONARY, MemberStatus.EXEMPT
HERE, EXCUSED = Presence.PRESENT, Presence.EXCUSED

rolls = st.lists(st.builds(RollEntry, st.sampled_from(MemberStatus), st.sampled_from([*Presence, None])), max_size=40)


def roll(*groups: tuple[int, MemberStatus, Presence | None]) -> list[RollEntry]:
    return [RollEntry(status, presence) for count, status, presence in groups for _ in range(count)]


def test_absentees_stay_in_the_denominator_of_a_cell_of_22() -> None:
    members = roll((17, OFFICIAL, HERE), (3, OFFICIAL, EXCUSED), (1, PROBATIONARY, HERE), (1, PROBATIONARY, EXCUSED))
    counted = electorate(members)
    assert (counted.members, counted.members_there) == (22, 18)
    assert (counted.convened, counted.convened_there) == (20, 17)
    assert (MAJORITY.least(20), TWO_THIRDS.least(20)) == (11, 14)
    assert counted.words == ("Tính trên tổng số 20 đảng viên chính thức được triệu tập; không tính 2 đồng chí dự bị.")


@pytest.mark.parametrize(("votes_for", "passed"), [(10, False), (11, True)])
def test_half_is_not_a_majority(votes_for: int, passed: bool) -> None:
    result = vote_result(electorate(roll((20, OFFICIAL, HERE))), VoteCount(votes_for, 0, 0), MAJORITY)
    assert (result.passed, result.needed) == (passed, 11)


@pytest.mark.parametrize(("votes_for", "passed"), [(13, False), (14, True)])
def test_two_thirds_must_be_reached(votes_for: int, passed: bool) -> None:
    result = vote_result(electorate(roll((20, OFFICIAL, HERE))), VoteCount(votes_for, 2, 1), TWO_THIRDS)
    assert (result.passed, result.needed) == (passed, 14)


def test_the_result_is_told_in_words() -> None:
    counted = electorate(roll((2, OFFICIAL, HERE), (1, PROBATIONARY, HERE)))
    result = vote_result(counted, VoteCount(2, 0, 0), MAJORITY)
    assert result.words == "Thông qua: 2/2 (100%), cần quá nửa tức ít nhất 2 phiếu"
    assert "từ 2/3 trở lên" in vote_result(counted, VoteCount(1, 0, 1), TWO_THIRDS).words


def test_an_exempt_member_counts_only_when_there() -> None:
    assert electorate(roll((3, OFFICIAL, HERE), (1, EXEMPT, EXCUSED))).convened == 3
    assert electorate(roll((3, OFFICIAL, HERE), (1, EXEMPT, HERE))).convened == 4


def test_members_gone_or_suspended_are_left_out_and_named() -> None:
    counted = electorate(
        roll((3, OFFICIAL, None), (1, MemberStatus.TEMPORARY_AWAY, None), (2, MemberStatus.SUSPENDED, None))
    )
    assert counted.convened == 3
    assert counted.exclusions == ("1 đồng chí sinh hoạt tạm thời nơi khác", "2 đồng chí bị đình chỉ sinh hoạt")


def test_one_of_two_present_cannot_pass_anything() -> None:
    counted = electorate(roll((1, OFFICIAL, HERE), (1, OFFICIAL, EXCUSED), (1, PROBATIONARY, HERE)))
    assert not counted.can_pass(MAJORITY)
    assert electorate(roll((2, OFFICIAL, Presence.LATE))).can_pass(TWO_THIRDS)


def test_more_votes_than_voters_present_are_refused() -> None:
    counted = electorate(roll((17, OFFICIAL, HERE), (3, OFFICIAL, EXCUSED)))
    with pytest.raises(VoteBeyondPresentError, match="cộng 18 phiếu, nhiều hơn 17"):
        vote_result(counted, VoteCount(17, 1, 0), MAJORITY)


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(VoteCountNegativeError):
        vote_result(electorate(roll((3, OFFICIAL, HERE))), VoteCount(3, -1, 0), MAJORITY)


def test_a_meeting_without_voters_is_refused() -> None:
    with pytest.raises(VoteWithoutVotersError):
        vote_result(electorate(roll((3, PROBATIONARY, HERE))), VoteCount(0, 0, 0), MAJORITY)


@given(rolls)
def test_the_denominator_equals_a_recount_by_hand(entries: list[RollEntry]) -> None:
    here = (Presence.PRESENT, Presence.LATE)
    expected = 0
    for entry in entries:
        if entry.status == "official" or (entry.status == "exempt" and entry.presence in here):
            expected += 1
    counted = electorate(entries)
    assert counted.convened == expected
    assert counted.convened_there <= counted.convened <= counted.members
    assert counted.members_there <= counted.members


@given(rolls, st.integers(0, 40))
def test_presence_never_changes_how_many_votes_are_needed(entries: list[RollEntry], votes: int) -> None:
    plain = [entry for entry in entries if entry.status is not EXEMPT]
    absent = [RollEntry(entry.status, EXCUSED) for entry in plain]
    assert electorate(plain).convened == electorate(absent).convened


@given(st.integers(1, 500), st.integers(0, 500))
def test_thresholds_agree_with_plain_arithmetic(voters: int, votes: int) -> None:
    assert (votes >= MAJORITY.least(voters)) == (2 * votes > voters)
    assert (votes >= TWO_THIRDS.least(voters)) == (3 * votes >= 2 * voters)


@pytest.mark.parametrize(("part", "whole", "words"), [(2, 3, "66,7%"), (1, 1, "100%"), (1, 8, "12,5%"), (0, 4, "0%")])
def test_shares_are_written_with_a_comma(part: int, whole: int, words: str) -> None:
    assert percent_words(part, whole) == words


def test_everybody_left_out_is_named_with_why() -> None:
    entries = [
        RollEntry(OFFICIAL, HERE, "Nguyễn Thúy Lợi"),
        RollEntry(EXEMPT, None, "Vũ Đình Sang"),
        RollEntry(MemberStatus.TEMPORARY_IN, HERE, "Phạm Văn Tư"),
        RollEntry(PROBATIONARY, HERE, "Lê Kim Oanh"),
    ]
    assert electorate(entries).words == (
        "Tính trên tổng số 1 đảng viên chính thức được triệu tập; không tính đồng chí Lê Kim Oanh (dự bị), đồng chí "
        "Phạm Văn Tư (sinh hoạt tạm thời đến), đồng chí Vũ Đình Sang (được miễn sinh hoạt, không dự)."
    )


def test_two_of_three_members_being_official_both_must_agree_to_anything() -> None:
    counted = electorate(roll((2, OFFICIAL, HERE), (1, PROBATIONARY, HERE)))
    assert (MAJORITY.least(counted.convened), TWO_THIRDS.least(counted.convened)) == (2, 2)


def test_a_cell_below_three_official_members_takes_no_decision_of_two_thirds() -> None:
    with pytest.raises(TooFewOfficialError, match="có 2 đảng viên chính thức được triệu tập, việc này cần ít nhất 3"):
        check_decision(electorate(roll((2, OFFICIAL, HERE))), 3, of_group=False)
    check_decision(electorate(roll((3, OFFICIAL, EXCUSED))), 3, of_group=False)


def test_a_party_group_leaves_such_decisions_to_its_cell() -> None:
    with pytest.raises(DecisionOfCellError, match="tổ đảng chỉ biểu quyết việc thông thường"):
        check_decision(electorate(roll((9, OFFICIAL, HERE))), 3, of_group=True)


def test_a_temporary_member_counts_where_he_came_from() -> None:
    counted = electorate(roll((3, OFFICIAL, HERE), (1, MemberStatus.TEMPORARY_IN, HERE)))
    assert (counted.convened, counted.convened_there, counted.members_there) == (3, 3, 4)


def test_a_cell_may_count_somebody_whom_the_shipped_rules_leave_out() -> None:
    away = RollEntry(MemberStatus.TEMPORARY_AWAY, None, "Lê Kim Oanh")
    there = RollEntry(MemberStatus.OFFICIAL, Presence.PRESENT, "Nguyễn Thúy Lợi")
    own = RULES.with_values({"vote.left_out.temporary_away": False})
    assert electorate([away, there], left_out_by(RULES)).convened == 1
    assert electorate([away, there], left_out_by(own)).convened == 2


ballots = st.lists(
    st.tuples(st.sampled_from(MemberStatus), st.sampled_from([*Presence, None]), st.sampled_from("fao")), max_size=30
)


@settings(max_examples=60)
@given(ballots, st.sampled_from([MAJORITY, TWO_THIRDS]))
def test_a_vote_equals_one_counted_hand_by_hand(
    cast: list[tuple[MemberStatus, Presence | None, str]], rule: Threshold
) -> None:
    """Each member raises a hand, or sits still; those who may not vote are passed over by name."""
    hands, seats, passed_over = {"f": 0, "a": 0, "o": 0}, 0, []
    for place, (status, presence, hand) in enumerate(cast):
        there = presence in (Presence.PRESENT, Presence.LATE)
        if status == "official" or (status == "exempt" and there):
            seats += 1
            hands[hand] += there
        elif status not in ("transferred", "left"):
            passed_over.append(f"người {place}")
    counted = electorate(
        RollEntry(status, presence, f"người {place}") for place, (status, presence, _) in enumerate(cast)
    )
    assert counted.convened == seats
    assert len(counted.exclusions) == len(passed_over)
    assert all(f"đồng chí {name} (" in counted.words for name in passed_over)
    if seats:
        result = vote_result(counted, VoteCount(hands["f"], hands["a"], hands["o"]), rule)
        assert result.passed == (2 * hands["f"] > seats if rule is MAJORITY else 3 * hands["f"] >= 2 * seats)
