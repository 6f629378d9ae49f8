"""What is worth saying about the attention of a period: advice about people who wait, never a mark for a member."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from operator import itemgetter

from dvqc_desktop.domain.balance import Attention, BalanceRules, Tally, is_counted, total
from dvqc_desktop.domain.classes import WorkerClass, name_inside
from dvqc_desktop.domain.rule_pack import Threshold

GROUPS_NAMED = 3
NO_TALLY = Tally()


class Advice(StrEnum):
    """What may be said, in the order in which people need it."""

    NOBODY = "nobody"
    WEAK_BY_ILLNESS = "weak_by_illness"
    SICK_ONLY = "sick_only"
    WEAK_ONLY = "weak_only"
    MIDDLE = "middle"
    UNMET = "unmet"
    GROUP = "group"
    HOLDER = "holder"
    NEW_MEMBER = "new_member"


_WORDS = {
    Advice.NOBODY: "Trong kỳ chưa ghi lần gặp nào, {people} người đang chờ được gặp.",
    Advice.WEAK_BY_ILLNESS: "Mọi lần gặp người {needs_help} đều vì ốm đau ({times} lượt).",
    Advice.SICK_ONLY: "Mọi lần gặp trong kỳ đều vì ốm đau ({times} lượt).",
    Advice.WEAK_ONLY: "Chỉ người {needs_help} được gặp, {people} người khác chưa được gặp lần nào.",
    Advice.MIDDLE: "{people} người {average} mới được gặp {times} lượt, {others} người khác {other_times} lượt.",
    Advice.UNMET: "{people} trong {others} người chưa được gặp lần nào trong kỳ.",
    Advice.GROUP: "{groups} chưa có ai được gặp ({people} người).",
    Advice.HOLDER: "{people} người chưa được chính người phụ trách gặp lần nào.",
    Advice.NEW_MEMBER: "{people} đảng viên mới chưa được giúp bắt đầu việc kèm cặp.",
}
HINTS = {
    Advice.NOBODY: "Nếu đã gặp mà chưa ghi, nhập lại sau ngày gặp gần nhất.",
    Advice.WEAK_BY_ILLNESS: "Nên hỏi thăm cả lúc bình thường, về việc làm và nguyện vọng.",
    Advice.SICK_ONLY: "Nên hỏi thăm cả lúc bình thường, về việc làm và nguyện vọng.",
    Advice.WEAK_ONLY: "Người đang tốt, người ở giữa cũng cần được quan tâm.",
    Advice.MIDDLE: "Người ở giữa dễ bị quên: nên chọn vài người để gặp trong tuần tới.",
    Advice.UNMET: "Nên chia danh sách này cho ngày gặp tới.",
    Advice.GROUP: "Nên có người đến nhóm trong ngày gặp tới.",
    Advice.HOLDER: "Nên hỏi người phụ trách vướng ca, vướng việc gì để cùng gỡ.",
    Advice.NEW_MEMBER: "Nên để đi cùng một đồng chí đã quen việc trong vài lần gặp đầu.",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is judged: people of the period, how many of its days are over, and who did what among the helpers.

    `met_own` are the main holders who met somebody of theirs, `beginners` the new members who have not begun.
    """

    rows: tuple[Attention, ...]
    days: int
    met_own: frozenset[int]
    beginners: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence: the people it is about, and its numbers."""

    advice: Advice
    people: tuple[int, ...]
    times: int = 0
    others: int = 0
    other_times: int = 0
    groups: tuple[int, ...] = ()


@dataclass(slots=True)
class _Sums:
    """What the rules look at, counted in one pass over the people who count."""

    classes: dict[str, Tally] = field(default_factory=dict)
    ill: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    groups: dict[int, Tally] = field(default_factory=dict)
    all: Tally = NO_TALLY

    def others(self, code: WorkerClass) -> Tally:
        """Everybody but a class."""
        own = self.of(code)
        return Tally(self.all.people - own.people, self.all.met - own.met, self.all.times - own.times)

    def of(self, code: WorkerClass) -> Tally:
        """A class."""
        return self.classes.get(code.value, NO_TALLY)


Rule = Callable[[Facts, _Sums, BalanceRules], Finding | None]


def find(facts: Facts, rules: BalanceRules) -> tuple[Finding, ...]:
    """All that is worth saying; nothing before so many days of the period are over that it can be judged."""
    if facts.days < rules.begin_days:
        return ()
    sums = _sum_up(facts.rows)
    return tuple(_found(facts, sums, rules))


def finding_words(finding: Finding, names: Mapping[WorkerClass, str], groups: Mapping[int, str]) -> str:
    """The sentence, with the cell's own names of classes and groups."""
    named = [groups[group_id] for group_id in finding.groups[:GROUPS_NAMED]]
    left = len(finding.groups) - len(named)
    numbers = {
        "people": len(finding.people),
        "times": finding.times,
        "others": finding.others,
        "other_times": finding.other_times,
        "groups": ", ".join(named) + (f" và {left} nhóm khác" if left else ""),
    }
    said = {code.value: name_inside(names[code]) for code in WorkerClass}
    return _WORDS[finding.advice].format(**numbers, **said)


_GIST = itemgetter(1, 2, 4, 5, 6)  # class, group, times, ill, awaited: whoever is alike is counted together


def _sum_up(rows: Iterable[Attention]) -> _Sums:
    classes: dict[str, list[int]] = {}
    groups: dict[int, list[int]] = {}
    sums = _Sums()
    for (code, group_id, times, ill, awaited), people in Counter(map(_GIST, rows)).items():
        if not (times or awaited):
            continue
        lines = [classes.setdefault(code, [0, 0, 0])]
        if group_id is not None:
            lines.append(groups.setdefault(group_id, [0, 0, 0]))
        for line in lines:
            line[0] += people
            line[1] += people * (times > 0)
            line[2] += people * times
        sums.ill[code] += people * ill
    sums.classes = {code: Tally(*line) for code, line in classes.items()}
    sums.groups = {group_id: Tally(*line) for group_id, line in groups.items()}
    sums.all = total(sums.classes.values())
    return sums


def _found(facts: Facts, sums: _Sums, rules: BalanceRules) -> Iterator[Finding]:
    """The first of each family that holds: what says more leaves out what says less."""
    for family in _FAMILIES:
        for rule in family:
            finding = rule(facts, sums, rules)
            if finding is not None:
                yield finding
                break


def _ids(rows: Iterable[Attention], test: Callable[[Attention], bool]) -> tuple[int, ...]:
    return tuple(row[0] for row in rows if (row[4] or row[6]) and test(row))


def _below(share: Threshold, part: Fraction) -> bool:
    """Whether a part does not come up to a share."""
    return part <= share.share if share.strict else part < share.share


def _nobody(facts: Facts, sums: _Sums, _rules: BalanceRules) -> Finding | None:
    if sums.all.times or not sums.all.people:
        return None
    return Finding(Advice.NOBODY, _ids(facts.rows, lambda row: True))


def _sick_only(facts: Facts, sums: _Sums, rules: BalanceRules) -> Finding | None:
    times = sums.all.times
    if times < rules.times_min or sum(sums.ill.values()) < times:
        return None
    return Finding(Advice.SICK_ONLY, _ids(facts.rows, lambda row: row.times > 0), times)


def _weak_by_illness(facts: Facts, sums: _Sums, rules: BalanceRules) -> Finding | None:
    weak = WorkerClass.NEEDS_HELP
    times = sums.of(weak).times
    if times < rules.times_min or sums.ill[weak.value] < times:
        return None
    return Finding(Advice.WEAK_BY_ILLNESS, _ids(facts.rows, lambda row: row.code == weak.value), times)


def _weak_only(facts: Facts, sums: _Sums, rules: BalanceRules) -> Finding | None:
    others, times = sums.others(WorkerClass.NEEDS_HELP), sums.of(WorkerClass.NEEDS_HELP).times
    if others.times or times < rules.times_min or others.people < rules.people_min:
        return None
    return Finding(Advice.WEAK_ONLY, _ids(facts.rows, lambda row: not row.times and row.code != "needs_help"), times)


def _middle(facts: Facts, sums: _Sums, rules: BalanceRules) -> Finding | None:
    middle, others = sums.of(WorkerClass.AVERAGE), sums.others(WorkerClass.AVERAGE)
    if min(middle.people, others.people) < rules.people_min or not others.times:
        return None
    if not _below(rules.middle_share, Fraction(middle.times * others.people, middle.people * others.times)):
        return None
    waiting = [row for row in facts.rows if row.code == WorkerClass.AVERAGE.value and is_counted(row)]
    ids = tuple(row.person_id for row in sorted(waiting, key=lambda row: row.times))
    return Finding(Advice.MIDDLE, ids, middle.times, others.people, others.times)


def _unmet(facts: Facts, sums: _Sums, rules: BalanceRules) -> Finding | None:
    people, met, times = sums.all
    if not times or not _below(rules.met_share, Fraction(met, people)) or _weak_only(facts, sums, rules):
        return None
    return Finding(Advice.UNMET, _ids(facts.rows, lambda row: not row.times), times, people)


def _group(facts: Facts, sums: _Sums, rules: BalanceRules) -> Finding | None:
    silent = {key for key, (people, met, _) in sums.groups.items() if not met and people >= rules.people_min}
    if not silent or not sums.all.times:
        return None
    fullest = sorted(silent, key=lambda key: (-sums.groups[key].people, key))
    return Finding(Advice.GROUP, _ids(facts.rows, lambda row: row.group_id in silent), groups=tuple(fullest))


def _holder(facts: Facts, sums: _Sums, _rules: BalanceRules) -> Finding | None:
    """People whose holder met none of those he holds: a holder who meets some of them has begun."""
    if not sums.all.times:
        return None

    def waits(row: Attention) -> bool:
        return bool(row[7]) and row[3] not in facts.met_own and row[3] is not None

    people = _ids(facts.rows, waits)
    return Finding(Advice.HOLDER, people) if people else None


def _new_member(facts: Facts, _sums: _Sums, _rules: BalanceRules) -> Finding | None:
    return Finding(Advice.NEW_MEMBER, facts.beginners) if facts.beginners else None


_FAMILIES: tuple[tuple[Rule, ...], ...] = (
    (_nobody, _sick_only, _weak_by_illness),
    (_weak_only, _middle),
    (_unmet,),
    (_group,),
    (_holder,),
    (_new_member,),
)
