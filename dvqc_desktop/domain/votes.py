"""Voting arithmetic of a cell: the denominator is the official members convened, not those present.

Source: Điều lệ Đảng; 294-QĐ/TW 26/5/2025, 6.3.2 and 9.3. Shares come from the rule pack.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dvqc_desktop.domain.codes import MemberStatus, Presence
from dvqc_desktop.domain.errors.votes import (
    DecisionOfCellError,
    TooFewOfficialError,
    VoteBeyondPresentError,
    VoteCountNegativeError,
    VoteWithoutVotersError,
)
from dvqc_desktop.domain.rule_pack import RulePack, Threshold

LEFT_OUT = frozenset({MemberStatus.TEMPORARY_AWAY, MemberStatus.EXEMPT, MemberStatus.SUSPENDED})
_THERE = (Presence.PRESENT, Presence.LATE)
_NO_VOTE_WORDS = {
    MemberStatus.PROBATIONARY: "dự bị",
    MemberStatus.TEMPORARY_IN: "sinh hoạt tạm thời đến",
}
_EXCLUDED_WORDS = {
    MemberStatus.TEMPORARY_AWAY: "sinh hoạt tạm thời nơi khác",
    MemberStatus.EXEMPT: "được miễn sinh hoạt, không dự",
    MemberStatus.SUSPENDED: "bị đình chỉ sinh hoạt",
}


@dataclass(frozen=True, slots=True)
class RollEntry:
    """A member of the unit on the day of the meeting: status on that day, presence as called (None: not yet), name."""

    status: MemberStatus
    presence: Presence | None
    name: str = ""

    @property
    def is_there(self) -> bool:
        """Present, if late."""
        return self.presence in _THERE


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who counts in a vote: members convened, those who may vote among them, and who was left out, in words."""

    members: int
    members_there: int
    convened: int
    convened_there: int
    exclusions: tuple[str, ...]

    @property
    def words(self) -> str:
        """The denominator in one sentence, everybody left out by name."""
        return basis_words(self.convened, self.excluded)

    @property
    def excluded(self) -> str:
        """Who was left out, as a vote keeps it."""
        return ", ".join(self.exclusions)

    @property
    def rate_words(self) -> str:
        """The share of those who had to attend that were there, "–" where nobody had to (guideline 42-HD)."""
        return percent_words(self.members_there, self.members) if self.members else "–"

    def can_pass(self, threshold: Threshold) -> bool:
        """Whether those present could reach the threshold if all of them agreed."""
        return self.convened > 0 and self.convened_there >= threshold.least(self.convened)


@dataclass(frozen=True, slots=True)
class VoteCount:
    """Votes as counted: for, against, other opinions (abstained included)."""

    votes_for: int
    votes_against: int
    votes_other: int

    @property
    def cast(self) -> int:
        """All votes together."""
        return self.votes_for + self.votes_against + self.votes_other


@dataclass(frozen=True, slots=True)
class VoteResult:
    """The outcome: passed or not, how many votes were needed, the share in words."""

    passed: bool
    needed: int
    words: str


def left_out_by(rules: RulePack) -> frozenset[MemberStatus]:
    """Which of the statuses of the vote rule are left out of the denominator by these rules."""
    return frozenset(status for status in LEFT_OUT if rules.yes(f"vote.left_out.{status.value}"))


def electorate(roll: Iterable[RollEntry], left_out: Collection[MemberStatus] = LEFT_OUT) -> Electorate:
    """The denominator of a meeting (domain notes §1.5).

    Left out: members gone on temporary activity elsewhere, exempt ones who are absent, suspended ones; probationary
    and visiting members speak but do not vote. An exempt member who comes counts; an ordinary absentee stays in.
    `left_out` is the statuses that the rules of the meeting leave out.
    """
    entries = [entry for entry in roll if entry.status not in (MemberStatus.TRANSFERRED, MemberStatus.LEFT)]
    voters = [entry for entry in entries if _may_vote(entry, left_out)]
    attending = [entry for entry in entries if _has_to_attend(entry)]
    return Electorate(
        members=len(attending),
        members_there=sum(entry.is_there for entry in attending),
        convened=len(voters),
        convened_there=sum(entry.is_there for entry in voters),
        exclusions=_exclusion_words(entry for entry in entries if not _may_vote(entry, left_out)),
    )


def basis_words(convened: int, excluded: str) -> str:
    """A denominator in one sentence, with who was left out of it."""
    left_out = f"; không tính {excluded}" if excluded else ""
    return f"Tính trên tổng số {convened} đảng viên chính thức được triệu tập{left_out}."


def check_decision(roll: Electorate, least: int, *, of_group: bool) -> None:
    """Whether a unit may take a decision of two thirds at all (294-QĐ/TW, 9.3.4; domain notes §1.5).

    `least` is how many official members a cell needs for it. Admission, recognition, removal and expulsion are the
    cell's: a Party group holds ordinary votes only.

    Raises:
        DecisionOfCellError: the unit is a Party group.
        TooFewOfficialError: fewer official members are convened than a cell needs.
    """
    if of_group:
        raise DecisionOfCellError
    if roll.convened < least:
        raise TooFewOfficialError(convened=roll.convened, least=least)


def vote_result(roll: Electorate, count: VoteCount, threshold: Threshold) -> VoteResult:
    """Judge a vote.

    Raises:
        VoteWithoutVotersError: nobody convened may vote.
        VoteCountNegativeError, VoteBeyondPresentError: the figures cannot be.
    """
    if min(count.votes_for, count.votes_against, count.votes_other) < 0:
        raise VoteCountNegativeError
    if roll.convened == 0:
        raise VoteWithoutVotersError
    if count.cast > roll.convened_there:
        raise VoteBeyondPresentError(cast=count.cast, present=roll.convened_there)
    needed = threshold.least(roll.convened)
    passed = count.votes_for >= needed
    share = f"{count.votes_for}/{roll.convened} ({percent_words(count.votes_for, roll.convened)})"
    verdict = "Thông qua" if passed else "Chưa thông qua"
    return VoteResult(
        passed, needed, f"{verdict}: {share}, cần {threshold_words(threshold)} tức ít nhất {needed} phiếu"
    )


def threshold_words(threshold: Threshold) -> str:
    """The rule in words: "quá nửa", "từ 2/3 trở lên"."""
    share = threshold.share
    if threshold.strict:
        return "quá nửa" if share.denominator == 2 * share.numerator else f"trên {share}"
    return f"từ {share} trở lên"


def target_words(threshold: Threshold) -> str:
    """A share to be reached, in parts of a hundred: "trên 90%", "từ 90% trở lên"."""
    percent = percent_words(threshold.share.numerator, threshold.share.denominator)
    return f"trên {percent}" if threshold.strict else f"từ {percent} trở lên"


def percent_words(part: int, whole: int) -> str:
    """A share as "66,7%"; whole numbers without a decimal."""
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10}%"


def _may_vote(entry: RollEntry, left_out: Collection[MemberStatus]) -> bool:
    if entry.status is MemberStatus.EXEMPT and entry.is_there:
        return True
    return entry.status is MemberStatus.OFFICIAL or (entry.status in LEFT_OUT and entry.status not in left_out)


def _has_to_attend(entry: RollEntry) -> bool:
    ordinary = (MemberStatus.OFFICIAL, MemberStatus.PROBATIONARY, MemberStatus.TEMPORARY_IN)
    return entry.status in ordinary or (entry.status is MemberStatus.EXEMPT and entry.is_there)


def _exclusion_words(left_out: Iterable[RollEntry]) -> tuple[str, ...]:
    """Each by name with why; those without a name as a number."""
    entries, words = tuple(left_out), _NO_VOTE_WORDS | _EXCLUDED_WORDS
    counts = Counter(entry.status for entry in entries if not entry.name)
    named = (
        f"đồng chí {entry.name} ({words[entry.status]})"
        for status in words
        for entry in entries
        if entry.status is status and entry.name
    )
    return (*named, *(f"{counts[status]} đồng chí {words[status]}" for status in words if counts[status]))
