"""500 formula payloads as names, notes and titles: no formula cell of a user, and every text reads back as it was."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from dvqc_desktop.domain.report import ClassCounts
from dvqc_desktop.exports.excel.listing import ListHead, ShownList, build_list_workbook, line_of
from dvqc_desktop.exports.excel.report import build_report_workbook
from tests.exports.excel.payloads import PAYLOADS, read_back
from tests.exports.excel.report_kit import MEMBERS, UNIT, team_report
from tests.exports.excel.strict import find_faults

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HEADS = (ListHead("Họ và tên"), ListHead("Số", numbers=True))


def sheets(package: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def formulas(package: bytes) -> list[str]:
    return [f.text for sheet in sheets(package).values() for f in sheet.iter(f"{MAIN}f")]


def texts(package: bytes) -> set[str]:
    """Every text as Excel would show it, `_xHHHH_` decoded."""
    found = (t.text or "" for sheet in sheets(package).values() for t in sheet.iter(f"{MAIN}t"))
    return {unescape(text) for text in found}


def payload_report() -> bytes:
    lines = tuple(replace(MEMBERS[0], name=text, posts=text) for text in PAYLOADS)
    groups = tuple(ClassCounts(text, 3, 4, 3) for text in PAYLOADS)
    unit = replace(UNIT, name="=1+1", code="@SUM(A1)", parent_name="+84", place="-1")
    return build_report_workbook(replace(team_report(), unit=unit, members=lines, groups=groups))


def test_the_report_has_no_formula_of_a_user_and_every_text_as_it_was() -> None:
    package = payload_report()
    assert len(set(PAYLOADS)) == 500
    assert set(map(read_back, PAYLOADS)) <= texts(package)
    assert not set(formulas(package)) & {text.lstrip("=") for text in PAYLOADS}
    assert set(re.findall(r"[A-Z]{3,}", " ".join(formulas(package)))) == {"SUM", "COUNT"}
    assert find_faults(package) == []


def test_a_list_has_no_formula_at_all_and_every_text_as_it_was() -> None:
    lines = tuple(line_of((text, text)) for text in PAYLOADS)
    package = build_list_workbook(ShownList("=1+1", "@x", date(2026, 11, 20), "+a", "-b", HEADS, lines))
    assert formulas(package) == []
    assert {read_back(text) for text in PAYLOADS} <= texts(package)
    assert find_faults(package) == []


def test_what_would_become_a_formula_by_f2_and_enter_is_quoted() -> None:
    lines = tuple(line_of((text, "")) for text in ("=1", "+84", "-5", "@tên", "\t=1", "\r=1", "＝1", "Lan"))
    package = build_list_workbook(ShownList("Danh sách", "Tổ", date(2026, 11, 20), "tất cả", "", HEADS, lines))
    column = [cell for cell in load_workbook(io.BytesIO(package)).active["A"] if cell.row > 5]  # type: ignore[index]
    assert [cell.quotePrefix for cell in column] == [True] * 7 + [False]
