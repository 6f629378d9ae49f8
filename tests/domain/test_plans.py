"""When a plan is whole, how its steps move, when its aim is reached, and which words it does not take."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import BetterWay, PlanDirection, PlanKind
from dvqc_desktop.domain.plans import (
    GAP_WORDS,
    PlanFacts,
    PlanGap,
    StepDates,
    StepState,
    WeaknessTie,
    change_words,
    direction_words,
    draft_words,
    hint_words,
    norm_reached_on,
    plan_gaps,
    sets_class_as_target,
    step_due,
    step_states,
    step_words,
    waits_for_review,
    word_hints,
)

TODAY = date(2026, 11, 20)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
WHOLE = PlanFacts("Thi nâng bậc 5/7", TODAY, frozenset({1}), (WeaknessTie(1, "Phạm Văn Cường"),))


def test_a_plan_with_wish_day_and_strength_is_whole() -> None:
    assert plan_gaps(WHOLE) == ()
    assert draft_words(()) == ""


def test_an_empty_plan_says_what_it_lacks_in_one_sentence() -> None:
    gaps = plan_gaps(PlanFacts(" ", None, frozenset()))
    assert gaps == (PlanGap.WISH, PlanGap.DISCUSSED, PlanGap.STRENGTH)
    assert draft_words(gaps) == (
        "Bản nháp, còn thiếu: anh/chị ấy mong muốn gì; ngày đã bàn với anh/chị ấy; ít nhất một mặt mạnh."
    )
    assert set(GAP_WORDS) == set(PlanGap)


ties = st.builds(WeaknessTie, st.none() | st.integers(1, 4), st.sampled_from([None, "", " ", "Công đoàn"]))


@given(
    st.sampled_from([None, "", " ", "Học nghề"]),
    st.none() | days,
    st.frozensets(st.integers(1, 3)),
    st.lists(ties, max_size=3),
)
def test_a_plan_is_whole_exactly_when_every_part_is_there(
    wish: str | None, discussed: date | None, strengths: frozenset[int], weak: list[WeaknessTie]
) -> None:
    gaps = plan_gaps(PlanFacts(wish, discussed, strengths, tuple(weak)))
    tied = all(tie.strength_id in strengths for tie in weak)
    helped = all((tie.helped_by or "").strip() for tie in weak)
    assert (not gaps) == bool(wish and wish.strip() and discussed and strengths and tied and helped)


@pytest.mark.parametrize(
    "text",
    [
        "Đưa ít nhất 2 người trung bình lên tích cực",
        "Cuối quý được xếp loại trung bình",
        "phấn đấu thành người tích cực",
        "Ra khỏi diện cần giúp từng mặt",
        "Không còn kém từng mặt",
    ],
)
def test_no_class_is_a_target(text: str) -> None:
    assert sets_class_as_target(text)


OWN = {
    WorkerClass.ACTIVE: "Loại 1",
    WorkerClass.AVERAGE: "Vững  vàng",
    WorkerClass.NEEDS_HELP: "Cần kèm (thêm)",
    WorkerClass.UNCLASSIFIED: "Chưa xếp",
}


@pytest.mark.parametrize(
    "text",
    ["Cả nhóm đạt loại 1", "Đưa hai người lên VỮNG VÀNG", "Hết năm không còn cần kèm (thêm)", "Thành người tích cực"],
)
def test_no_class_is_a_target_under_the_cells_own_names(text: str) -> None:
    assert sets_class_as_target(text, OWN)


@pytest.mark.parametrize("text", ["Đứng vững vàng ở máy mới", "Làm loại 15 của QĐ 14", "Không còn cần kèm", "Chưa xếp"])
def test_the_words_of_an_own_name_may_stand_elsewhere(text: str) -> None:
    assert not sets_class_as_target(text, OWN)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "Mỗi người tích cực có một việc kèm cặp cụ thể",
        "Có chuyển biến tích cực về giờ giấc",
        "Đạt mức trung bình của tổ: 150 cái/công",
        "180 cái/công, hàng phải sửa dưới 3%",
    ],
)
def test_figures_and_deeds_are_targets(text: str | None) -> None:
    assert not sets_class_as_target(text)


def test_words_that_mark_a_person_get_better_words() -> None:
    hints = word_hints("Làm  ẩu, là đối tượng KÉM")
    assert [hint.word for hint in hints] == ["đối tượng", "kém", "làm ẩu"]
    assert "“đối tượng”: nên ghi anh, chị hoặc họ tên." in hint_words(hints)


def test_plain_facts_get_no_hint() -> None:
    assert word_hints("Hàng phải sửa 9%; kèm hai bạn mới") == ()
    assert word_hints(None) == ()
    assert hint_words(()) == ""


@given(days, days, st.none() | st.integers(0, 200), st.none() | days, st.none() | days)
def test_open_steps_move_with_the_start_and_done_ones_stay(
    start: date, moved: date, offset: int | None, due: date | None, done: date | None
) -> None:
    step = StepDates(start + timedelta(days=offset) if offset is not None else due, offset, done)
    after = step_due(step, moved)
    if done is None and offset is not None and step.due_on is not None:
        assert after == step.due_on + (moved - start)
    else:
        assert after == step.due_on


def test_the_ladder_of_khai_reads_as_on_paper() -> None:
    ladder = [
        StepDates(date(2026, 10, 9), done_on=date(2026, 10, 8)),
        StepDates(date(2026, 11, 6), done_on=date(2026, 11, 10)),
        StepDates(date(2026, 11, 20)),
        StepDates(date(2026, 12, 4)),
    ]
    states = step_states(ladder, TODAY)
    assert states == (StepState.DONE, StepState.DONE_LATE, StepState.RUNNING, StepState.AHEAD)
    words = [step_words(step, state, TODAY, "166") for step, state in zip(ladder, states, strict=True)]
    assert words == ["Đạt", "Đạt (chậm 4 ngày)", "Đang làm: 166", "Chưa đến"]


def test_an_open_step_past_its_day_is_late_wherever_it_stands() -> None:
    steps = [StepDates(None), StepDates(TODAY - timedelta(days=3)), StepDates(None)]
    states = step_states(steps, TODAY)
    assert states == (StepState.RUNNING, StepState.LATE, StepState.AHEAD)
    assert step_words(steps[1], states[1], TODAY) == "Chậm 3 ngày"
    assert step_words(steps[0], states[0], TODAY) == "Đang làm"


points = st.lists(st.tuples(days, st.integers(100, 200).map(float)), max_size=12, unique_by=lambda p: p[0])


@given(points.map(sorted), st.integers(100, 200).map(float))
def test_the_norm_counts_as_reached_only_while_it_is_held(figures: list[tuple[date, float]], norm: float) -> None:
    since = norm_reached_on(figures, norm)
    if since is None:
        assert not figures or figures[-1][1] < norm
    else:
        tail = [value for at, value in figures if at >= since]
        head = [value for at, value in figures if at < since]
        assert min(tail) >= norm
        assert not head or head[-1] < norm


def test_where_lower_is_better_the_norm_is_the_most_allowed() -> None:
    figures = [(TODAY - timedelta(days=2), 9.0), (TODAY - timedelta(days=1), 3.0), (TODAY, 2.5)]
    assert norm_reached_on(figures, 3.0, BetterWay.LOWER) == TODAY - timedelta(days=1)
    assert norm_reached_on(figures[:1], 3.0, BetterWay.LOWER) is None


def test_direction_before_and_after_are_told_in_words() -> None:
    assert direction_words(PlanDirection.SKILL, " thi bậc 5/7 ") == "Tay nghề, nâng bậc: thi bậc 5/7"
    assert direction_words("cadre", None) == "Cán bộ sau này"
    assert (direction_words(None, "kèm thợ"), direction_words(None, None)) == ("kèm thợ", "")
    assert change_words("126 cái/công.", "166 cái/công") == "Đầu kỳ: 126 cái/công. Cuối kỳ: 166 cái/công."
    assert (change_words(None, "166"), change_words(None, None)) == ("Cuối kỳ: 166.", "")


def test_a_members_own_draft_speaks_of_a_comrade() -> None:
    assert draft_words([PlanGap.WISH], PlanKind.STRIVING) == "Bản nháp, còn thiếu: đồng chí ấy mong muốn gì."


def test_without_a_norm_nothing_is_reached() -> None:
    assert norm_reached_on([(TODAY, 166.0)], None) is None


@given(st.lists(st.none() | days, max_size=3), st.none() | days)
def test_who_reached_an_aim_waits_until_the_class_was_looked_at(
    reached: list[date | None], reviewed: date | None
) -> None:
    waits = waits_for_review(reached, reviewed)
    assert waits == any(day is not None and (reviewed is None or reviewed < day) for day in reached)
