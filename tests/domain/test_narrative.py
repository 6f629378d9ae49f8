"""The report in words: which sentences stand, what they say, how parts are numbered."""

from dataclasses import replace

import pytest

from dvqc_desktop.domain.narrative import NarrativePart, Sentence, numbered, own_words, propose
from dvqc_desktop.domain.report import ProposalLine, ReportFigures
from dvqc_desktop.domain.typed_figures import Output, ProductionLine
from dvqc_desktop.services.reports.narrative import outline
from tests.exports.excel.report_kit import team_report


def said(report: ReportFigures, key: str) -> str:
    return next(part.text for part in propose(outline(), report) if part.key == key)


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        (Sentence("", needs=("a",)), True),
        (Sentence("", needs=("a", "b")), False),
        (Sentence("", any=("a", "b")), True),
        (Sentence("", any=("b",)), False),
        (Sentence("", none=("b",)), True),
        (Sentence("", none=("a",)), False),
        (Sentence(""), True),
    ],
)
def test_a_sentence_stands_only_where_its_figures_call_for_it(sentence: Sentence, stands: bool) -> None:
    assert sentence.stands({"a": 1, "b": 0}) is stands


def test_every_sentence_of_the_data_finds_all_its_figures() -> None:
    report = team_report()
    for part in propose(outline(), report):
        assert "{" not in part.text


def test_contacts_are_told_beside_the_last_period_where_it_is_known() -> None:
    report = team_report()
    assert report.previous is not None
    assert "so với quý III/2026" in said(report, "assignment")
    assert "so với quý" not in said(replace(report, previous=None), "assignment")


def test_opinions_answered_are_told_with_how_many_were_heard() -> None:
    counts = (("Ý kiến quần chúng góp ý đã nhận", 0), ("Trong kỳ đã trả lời", 5))
    told = said(replace(team_report(), opinions=counts), "democracy")
    assert told == "- Ý kiến quần chúng góp ý đã nhận: 0; trong kỳ đã trả lời: 5."


def test_what_was_made_is_told_with_its_plan_and_its_growth() -> None:
    line = ProductionLine(
        1, "QĐ 14", "cái/công", None, "", 220, Output(150, 140, 220, 0.97), Output(actual=150), Output()
    )
    report = replace(team_report(), production=(line,))
    words = said(report, "emulation")
    assert words.startswith("- QĐ 14: 220 cái/công; kế hoạch 150; tăng 46,7% so với")
    assert "97% đạt chất lượng" in words


def test_what_was_passed_on_is_told_by_place_and_the_rest_is_asked_for() -> None:
    report = replace(team_report(), proposals=(ProposalLine("union", 4, 3, 2), ProposalLine("", 1, 1, 1)))
    assert said(report, "organizations") == "- Công đoàn: chuyển 4 ý kiến, đã trả lời 3, đã báo lại 2."
    assert "trả lời 1 ý kiến còn lại" in said(report, "requests")


def test_own_words_take_the_place_and_an_empty_text_leaves_the_part_out() -> None:
    parts = (NarrativePart("a", "A", 1, "Đề nghị."), NarrativePart("b", "B", 1, "Khác."))
    found = own_words(parts, {"a": "Lời riêng.", "b": ""})
    assert [(part.text, part.own) for part in found] == [("Lời riêng.", True), ("", True)]
    assert [heading for heading, _part in numbered(found)] == ["I. A"]


def test_parts_are_numbered_without_those_that_say_nothing() -> None:
    parts = (
        NarrativePart("a", "Tình hình", 1, "Có."),
        NarrativePart("b", "Kết quả", 1, ""),
        NarrativePart("c", "Sinh hoạt", 2, ""),
        NarrativePart("d", "Phân công", 2, "Có."),
        NarrativePart("e", "Hạn chế", 1, "  "),
        NarrativePart("f", "Kiến nghị", 1, "Có."),
    )
    assert [heading for heading, _part in numbered(parts)] == [
        "I. TÌNH HÌNH", "II. KẾT QUẢ", "1. Phân công", "III. KIẾN NGHỊ",
    ]  # fmt: skip
