"""How the report workbook lies on paper: charts in grey, marks, pages, and nothing over which Excel would ask."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from openpyxl import load_workbook

from dvqc_desktop.domain.report import ClassCounts, ReportFigures
from dvqc_desktop.exports.excel.book import Book, Paper, SheetWriter
from dvqc_desktop.exports.excel.charts import CLASS_FILLS, CONTACT_FILLS, COVER_FILLS, Bars, Fill, add_bars
from dvqc_desktop.exports.excel.report import build_report_workbook
from tests.exports.excel.report_kit import PERIOD, team_report
from tests.exports.excel.strict import find_faults

OVER = replace(PERIOD, closing_on=PERIOD.end)


def charts(package: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return [archive.read(name).decode() for name in archive.namelist() if "/charts/chart" in name]


def opened(report: ReportFigures) -> Any:
    return load_workbook(io.BytesIO(build_report_workbook(report)))


def marked(sheet: Any) -> dict[str, str]:
    return {str(area.sqref): area.rules[0].formula[0] for area in sheet.conditional_formatting}


def test_nothing_in_it_makes_excel_ask_for_a_repair() -> None:
    assert find_faults(build_report_workbook(team_report())) == []


def test_an_empty_report_is_sound_too() -> None:
    report = replace(team_report(), rounds=(), groups=(), meetings=(), stages=(), members=(), previous=None)
    assert find_faults(build_report_workbook(report)) == []


def test_classes_contacts_and_cover_have_native_charts_over_their_tables() -> None:
    classes, cover, contacts = charts(build_report_workbook(team_report()))
    assert [made.count("<ser>") for made in (classes, cover, contacts)] == [3, 5, 3]
    assert re.findall(r"<val><numRef><f>([^<]*)", classes) == [f"'Phân loại'!${one}$24:${one}$26" for one in "BCD"]
    assert all('min val="0"' in made and 'delete val="1"' not in made for made in (classes, cover, contacts))


def brightness(fill: Fill) -> float:
    red, green, blue = (int(fill.shade[at : at + 2], 16) for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("fills", [CLASS_FILLS, COVER_FILLS, CONTACT_FILLS])
def test_bars_are_told_apart_without_colour(fills: tuple[Fill, ...]) -> None:
    plain = sorted(brightness(fill) for fill in fills if not fill.hatching)
    assert all(after - before > 50 for before, after in pairwise(plain))
    lines = [fill.hatching for fill in fills if fill.hatching]
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize(("highest", "step"), [(0, 1), (8, 1), (9, 2), (36, 5), (70, 10), (5115, 1000)])
def test_the_axis_counts_in_whole_steps(highest: int, step: int) -> None:
    book = Book("x", date(2026, 11, 20))
    sheet = SheetWriter(book, "x", Paper((10, 10), ""))
    sheet.line(("a", "b"), ("Ô chữ", "Ô số"))
    add_bars(sheet, Bars("x", (2,), 2, 2, CLASS_FILLS[:1], highest))
    assert sheet.sheet._charts[0].y_axis.majorUnit == step  # type: ignore[attr-defined]


def test_a_change_away_from_the_wish_is_marked_in_bold_on_grey() -> None:
    summary = opened(replace(team_report(), period=OVER))["Tổng hợp"]
    (row,) = [cell.row for cell in summary["B"] if cell.value == "Việc quá hạn chưa xong"]
    assert marked(summary)[f"F{row}"] == f"F{row}>0"
    look = summary.conditional_formatting[f"F{row}"][0].dxf
    assert look.font.b and look.fill.bgColor.rgb == "FFD9D9D9"


def test_what_a_running_period_counts_is_not_judged_yet() -> None:
    summary = opened(team_report())["Tổng hợp"]
    (row,) = [cell.row for cell in summary["B"] if cell.value == "Việc quá hạn chưa xong"]
    assert f"F{row}" not in marked(summary)
    assert any("chưa xét vì kỳ chưa hết" in str(cell.value) for cell in summary["A"])


def test_people_without_a_holder_and_sums_that_differ_are_marked() -> None:
    book = opened(team_report())
    assert marked(book["Dây chuyền"]) == {"H6:H10": "H6>0"}
    assert marked(book["Kiểm tra số"]) == {"E6:E9": 'E6="Lệch"'}


def test_many_rounds_and_groups_begin_a_page_of_their_own() -> None:
    assert not opened(team_report())["Phân loại"].row_breaks.brk
    many = tuple(ClassCounts(f"Nhóm {number}", 3, 4, 3) for number in range(20))
    broken = opened(replace(team_report(), groups=many))["Phân loại"]
    (place,) = [each.id for each in broken.row_breaks.brk]
    assert str(broken.cell(place + 1, 1).value).startswith("4. Theo nhóm")


def test_rows_are_as_high_as_their_wrapped_words() -> None:
    chain = opened(team_report())["Dây chuyền"]
    assert chain.row_dimensions[5].height == pytest.approx(15.5 * 3 + 4)


def test_a_chart_writes_in_the_font_of_the_paper() -> None:
    for made in charts(build_report_workbook(team_report())):
        assert set(re.findall(r'typeface="([^"]*)"', made)) == {"Times New Roman"}


def test_own_indicators_and_production_stand_in_sections_of_their_own_on_the_summary() -> None:
    summary = opened(team_report())["Tổng hợp"]
    words = {str(cell.value): cell.row for cell in summary["B"] if cell.value}
    assert words["Phát triển Đảng"] < words["Chỉ tiêu riêng"] < words["Sáng kiến"] < words["Sản xuất"] < words["QĐ 14"]
    made = [summary.cell(words["QĐ 14"], column) for column in range(3, 8)]
    assert [cell.value for cell in made][:3] == ["cái/công", 220.5, 150.0] and made[4].value == 130.0
    assert (made[1].number_format, made[3].number_format) == ("#,##0.0#", "+#,##0.0#;-#,##0.0#;0")
    own = words["Sáng kiến"]
    assert (summary[f"D{own}"].number_format, summary[f"G{own}"].value) == ("#,##0", "–")


def test_the_change_of_a_share_is_told_in_points() -> None:
    summary = opened(team_report())["Tổng hợp"]
    shares = [cell.row for cell in summary["C"] if cell.value == "%"]
    row = next(row for row in shares if str(summary[f"F{row}"].value).startswith("="))
    assert summary[f"F{row}"].value == f"=(D{row}-E{row})*100"
    assert summary[f"F{row}"].number_format == '+0.0" điểm";-0.0" điểm";0'
