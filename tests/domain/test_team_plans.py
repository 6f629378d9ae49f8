"""A team's problem in words: how far from norm and plan, how early it was solved, and what keeps it a draft."""

from datetime import date

import pytest

from dvqc_desktop.domain.codes import BetterWay, CauseArea, PlanKind
from dvqc_desktop.domain.plans import PlanFacts, WeaknessTie, draft_words, plan_gaps
from dvqc_desktop.domain.team_plans import against, ahead_words, cause_words, figure_line

END = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("value", "base", "better", "words"),
    [
        (100, 150, BetterWay.HIGHER, "dưới mức 33%"),
        (163, 150, BetterWay.HIGHER, "trên mức 9%"),
        (150, 150, BetterWay.HIGHER, "bằng mức"),
        (9, 3, BetterWay.LOWER, "trên mức 200%, còn cao"),
        (2, 4, BetterWay.LOWER, "dưới mức 50%"),
        (100, None, BetterWay.HIGHER, ""),
    ],
)
def test_a_figure_is_held_against_its_norm(value: float, base: float | None, better: BetterWay, words: str) -> None:
    assert against(value, base, "mức", better) == words


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (date(2026, 9, 26), "xong trước hạn 4 ngày"),
        (END, "xong đúng hạn"),
        (date(2026, 10, 2), "xong sau hạn 2 ngày"),
        (None, ""),
    ],
)
def test_a_plan_tells_how_early_it_was_done(done: date | None, words: str) -> None:
    assert ahead_words(END, done) == words


def test_a_cause_names_its_area_and_through_whom_it_is_solved() -> None:
    assert cause_words(CauseArea.LAYOUT, "quản đốc") == "Bố trí máy, việc · qua quản đốc"
    assert cause_words(None, None) == "Chưa ghi mặt nào · chưa ghi qua ai"
    assert (figure_line(55, "%"), figure_line(None, "%")) == ("55%", "–")


def test_a_teams_draft_lacks_the_talk_something_good_and_through_whom() -> None:
    facts = PlanFacts(None, None, frozenset(), (WeaknessTie(None, " "),), PlanKind.TEAM)
    words = draft_words(plan_gaps(facts), PlanKind.TEAM)
    assert words == (
        "Bản nháp, còn thiếu: ngày đã bàn với tổ; ít nhất một điều tổ đang làm tốt; "
        "qua ai để giải quyết từng nguyên nhân."
    )
