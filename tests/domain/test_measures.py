"""Figures as they are typed or pasted: days, decimal commas, and one sentence for each row that does not fit."""

from datetime import date

import pytest

from dvqc_desktop.domain.measures import FigureRow, figure_day, figure_value, figure_words, read_figures, split_pasted

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "value"),
    [("166", 166.0), ("2,5", 2.5), ("2.5", 2.5), ("1.234,5", 1234.5), ("1 200", 1200.0), ("9%", 9.0), ("-1", -1.0)],
)
def test_a_figure_is_read_in_vietnamese_writing(text: str, value: float) -> None:
    assert figure_value(text) == value


@pytest.mark.parametrize("text", ["", "cao", "1.200", "1,2,3", "12a"])
def test_what_is_no_figure_or_may_be_two_is_none(text: str) -> None:
    assert figure_value(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20/11/2026", TODAY),
        ("20-11-26", TODAY),
        ("2026-11-20", TODAY),
        ("19/11", date(2026, 11, 19)),
        ("24/12", date(2025, 12, 24)),
        ("30/2", None),
        ("tuần này", None),
    ],
)
def test_a_day_without_its_year_is_the_last_one(text: str, day: date | None) -> None:
    assert figure_day(text, TODAY) == day


def test_pasted_columns_are_split_by_tab_semicolon_or_blank() -> None:
    for line in ("20/11/2026\t166", "20/11/2026;166", "20/11/2026 166", "\n20/11/2026\t166\t\n"):
        assert split_pasted(line) == (FigureRow("20/11/2026", "166"),)
    assert split_pasted("20/11/2026") == (FigureRow("20/11/2026", ""),)


def test_each_row_that_does_not_fit_gets_one_sentence() -> None:
    rows = [
        FigureRow("20/11/2026", "166"),
        FigureRow("", ""),
        FigureRow("", "5"),
        FigureRow("21/11/2026", "5"),
        FigureRow("19/11/2026", ""),
        FigureRow("18/11/2026", "1.200"),
        FigureRow("20/11", "167"),
    ]
    read = read_figures(rows, TODAY)
    assert read.points == ((TODAY, 166.0),)
    assert read.faults == {
        2: "“5”: thiếu ngày, ghi như 20/11/2026.",
        3: "Ngày 21/11/2026 chưa đến: chỉ ghi con số đã có.",
        4: "Ngày 19/11/2026 thiếu con số.",
        5: "“1.200” đọc được hai cách: ghi liền như 1200, hoặc dấu phẩy như 1,2.",
        6: "Ngày 20/11/2026 đã có ở dòng 1: giữ một dòng.",
    }


def test_a_figure_is_shown_as_it_was_typed() -> None:
    assert [figure_words(value) for value in (166.0, 2.55, 1200.0)] == ["166", "2,55", "1200"]
