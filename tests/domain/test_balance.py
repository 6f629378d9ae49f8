"""What the attention balance says: scripted data calls forth each sentence once, balanced data none."""

from dataclasses import replace

import pytest

from dvqc_desktop.domain.balance import Attention, By, Column, Tally, balance_rules, people_behind, tallies, total
from dvqc_desktop.domain.balance_advice import HINTS, Advice, Facts, find, finding_words
from dvqc_desktop.domain.classes import CLASS_WORDS
from dvqc_desktop.services.rules import load_rule_pack

RULES = balance_rules(load_rule_pack())
ACTIVE, AVERAGE, WEAK = "active", "average", "needs_help"
GROUPS = {1: "Nhóm 1", 2: "Nhóm 2", 3: "Nhóm 3", 4: "Nhóm 4", 5: "Nhóm 5"}


def people(*given, group=1, holder=None):
    """Workers by (class, contacts, contacts because of illness)."""
    return [Attention(0, code, group, holder, times, ill, 1, 1) for code, times, ill in given]


def facts(rows, days=60, met_own=(), beginners=()):
    numbered = tuple(row._replace(person_id=place) for place, row in enumerate(rows, start=1))
    return Facts(numbered, days, frozenset(met_own), tuple(beginners))


EVEN = people(*[(ACTIVE, 2, 0)] * 5, *[(AVERAGE, 2, 0)] * 8, *[(WEAK, 3, 1)] * 2)
FORGOTTEN = [(ACTIVE, 2, 0)] * 5 + [(WEAK, 3, 1)] * 2
SCRIPTED = {
    Advice.NOBODY: facts(people((ACTIVE, 0, 0), (AVERAGE, 0, 0), (WEAK, 0, 0))),
    Advice.SICK_ONLY: facts(people((ACTIVE, 1, 1), (AVERAGE, 1, 1), (WEAK, 1, 1))),
    Advice.WEAK_BY_ILLNESS: facts(people(*[(ACTIVE, 2, 0)] * 5, *[(AVERAGE, 2, 0)] * 8, *[(WEAK, 1, 1)] * 2)),
    Advice.WEAK_ONLY: facts(people((ACTIVE, 0, 0), (AVERAGE, 0, 0), (WEAK, 2, 0), (WEAK, 1, 0))),
    Advice.MIDDLE: facts(people(*FORGOTTEN, (AVERAGE, 1, 0), *[(AVERAGE, 0, 0)] * 7)),
    Advice.UNMET: facts(people((ACTIVE, 3, 0), *[(ACTIVE, 0, 0)] * 2, (AVERAGE, 3, 0), *[(AVERAGE, 0, 0)] * 2)),
    Advice.GROUP: facts(EVEN + people((ACTIVE, 0, 0), (AVERAGE, 0, 0), group=2)),
    Advice.HOLDER: facts(EVEN + people((AVERAGE, 1, 0), holder=70), met_own=[71]),
    Advice.NEW_MEMBER: facts(EVEN, beginners=[90, 91]),
}
SAID = {
    Advice.NOBODY: "Trong kỳ chưa ghi lần gặp nào, 3 người đang chờ được gặp.",
    Advice.SICK_ONLY: "Mọi lần gặp trong kỳ đều vì ốm đau (3 lượt).",
    Advice.WEAK_BY_ILLNESS: "Mọi lần gặp người cần giúp từng mặt đều vì ốm đau (2 lượt).",
    Advice.WEAK_ONLY: "Chỉ người cần giúp từng mặt được gặp, 2 người khác chưa được gặp lần nào.",
    Advice.MIDDLE: "8 người trung bình mới được gặp 1 lượt, 7 người khác 16 lượt.",
    Advice.UNMET: "4 trong 6 người chưa được gặp lần nào trong kỳ.",
    Advice.GROUP: "Nhóm 2 chưa có ai được gặp (2 người).",
    Advice.HOLDER: "1 người chưa được chính người phụ trách gặp lần nào.",
    Advice.NEW_MEMBER: "2 đảng viên mới chưa được giúp bắt đầu việc kèm cặp.",
}


@pytest.mark.parametrize("advice", Advice)
def test_scripted_data_calls_forth_each_sentence_once(advice):
    found = find(SCRIPTED[advice], RULES)
    assert [each.advice for each in found] == [advice]
    assert finding_words(found[0], CLASS_WORDS, GROUPS) == SAID[advice]
    assert HINTS[advice]


def test_balanced_data_call_forth_none():
    assert find(facts(EVEN + people((AVERAGE, 2, 0), holder=70), met_own=[70]), RULES) == ()


def test_a_period_just_begun_and_an_empty_book_are_not_judged():
    assert find(replace(SCRIPTED[Advice.NOBODY], days=RULES.begin_days - 1), RULES) == ()
    assert find(facts([]), RULES) == ()


def test_who_is_new_or_paused_is_nobody_forgotten():
    away = [row._replace(awaited=0) for row in people(*[(AVERAGE, 0, 0)] * 30, group=2, holder=70)]
    assert find(facts(EVEN + away), RULES) == ()
    assert tallies(away, By.CLASS) == {}


def test_a_holder_too_new_to_have_met_anybody_is_not_spoken_of():
    rows = [row._replace(held_long=0) for row in people((AVERAGE, 1, 0), holder=70)]
    assert find(facts(EVEN + rows), RULES) == ()


def test_the_cells_own_thresholds_and_names_are_taken():
    pack = load_rule_pack().with_values({"balance.begin": 90, "balance.times_min": 5})
    own = balance_rules(pack)
    assert find(SCRIPTED[Advice.UNMET], own) == ()
    assert find(replace(SCRIPTED[Advice.SICK_ONLY], days=100), own) == ()
    (found,) = find(SCRIPTED[Advice.WEAK_BY_ILLNESS], RULES)
    names = {code: words.replace("Cần giúp từng mặt", "Đang được kèm") for code, words in CLASS_WORDS.items()}
    assert "người đang được kèm đều" in finding_words(found, names, {})


def test_many_silent_groups_are_named_by_the_three_fullest():
    rows = list(EVEN)
    for group in (2, 3, 4, 5):
        rows += people(*[(ACTIVE, 0, 0)] * (2 if group == 2 else 3), group=group)
    found = next(each for each in find(facts(rows), RULES) if each.advice is Advice.GROUP)
    assert (
        finding_words(found, CLASS_WORDS, GROUPS)
        == "Nhóm 3, Nhóm 4, Nhóm 5 và 1 nhóm khác chưa có ai được gặp (11 người)."
    )


def test_a_strict_share_is_missed_by_whoever_only_reaches_it():
    half = facts(people((ACTIVE, 1, 0), (ACTIVE, 0, 0), (AVERAGE, 1, 0), (AVERAGE, 0, 0)))
    strict = replace(RULES, met_share=replace(RULES.met_share, strict=True))
    assert find(half, RULES) == ()
    assert [each.advice for each in find(half, strict)] == [Advice.UNMET]


def test_the_middle_is_listed_with_whoever_was_met_least_first():
    rows = people(*[(ACTIVE, 5, 0)] * 4, (AVERAGE, 2, 0), (AVERAGE, 0, 0), (AVERAGE, 1, 0))
    (found,) = find(facts(rows), RULES)
    assert (found.advice, found.people) == (Advice.MIDDLE, (6, 7, 5))


@pytest.mark.parametrize("by", [By.CLASS, By.GROUP, By.HOLDER])
def test_every_number_of_a_sum_has_as_many_people_behind_it(by):
    rows = facts(EVEN + people((ACTIVE, 0, 0), (AVERAGE, 4, 0), group=None, holder=7)).rows
    sums = tallies(rows, by)
    assert total(sums.values()) == Tally(17, 16, 36)
    for key, line in sums.items():
        assert len(people_behind(rows, by, key, Column.PEOPLE)) == line.people
        assert len(people_behind(rows, by, key, Column.UNMET)) == line.unmet
        for column in (Column.MET, Column.TIMES):
            assert len(people_behind(rows, by, key, column)) == line.met
