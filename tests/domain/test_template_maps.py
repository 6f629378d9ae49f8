"""The map of a committee's form: read and written as the contract says, checked against the form."""

import json
from dataclasses import replace

import pytest

from dvqc_desktop.domain.errors.templates import (
    TemplateCellRefusedError,
    TemplateFigureUnknownError,
    TemplateMapUnreadableError,
)
from dvqc_desktop.domain.errors.workbooks import WorkbookCellHasFormulaError, WorkbookSheetMissingError
from dvqc_desktop.domain.figures import FigureDefinition, Figures, Section, Unit
from dvqc_desktop.domain.forms import Form, FormCell, FormSheet, Holds, Merged, form_print
from dvqc_desktop.domain.indicators import ExtraFigure
from dvqc_desktop.domain.template_maps import (
    Beside,
    CellMap,
    Target,
    check_cells,
    for_others,
    map_from_json,
    map_of_form,
    map_to_json,
    values_for,
)
from tests.exports.excel.report_kit import team_report

WORDS, NUMBER = Holds.WORDS, Holds.NUMBER
FORM = Form(
    (
        FormSheet(
            "Biểu",
            cells={
                (1, 1): FormCell("Đảng viên", WORDS),
                (1, 2): FormCell(),
                (1, 3): FormCell("=B1", Holds.FORMULA),
                (2, 1): FormCell("Kỳ", WORDS),
            },
            merged=(Merged(2, 2, 2, 3),),
        ),
    )
)


def cells(**names: str) -> CellMap:
    return map_from_json(json.dumps({"sheet": "Biểu", "cells": names}))


def test_a_map_of_the_contract_is_read() -> None:
    found = map_from_json('{"sheet": "Biểu 01-DV", "cells": {"F8": "members_total", "E8": "members_total@previous"}}')
    assert found.cells == {"F8": Target("members_total"), "E8": Target("members_total", Beside.PREVIOUS)}
    assert (found.sheet, found.fingerprint) == ("Biểu 01-DV", "")


def test_a_map_written_is_the_map_read() -> None:
    made = map_of_form(FORM, "Biểu", {"B1": Target("members_total"), "B2": Target("period_words")})
    assert map_from_json(map_to_json(made)) == made
    assert made.texts == {"A1": "Đảng viên", "C1": "=B1", "A2": "Kỳ"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "tệp không phải JSON"),
        ("[]", "thiếu tên trang tính"),
        ('{"sheet": "A"}', "thiếu các ô cần điền"),
        ('{"sheet": "A", "cells": {}}', "thiếu các ô cần điền"),
        ('{"sheet": "A", "cells": {"F8": 1}}', "thiếu các ô cần điền"),
        ('{"sheet": "A", "cells": {"hàng 8": "members_total"}}', "“hàng 8” không phải tên một ô"),
    ],
)
def test_what_is_no_map_is_refused_with_why(text: str, why: str) -> None:
    with pytest.raises(TemplateMapUnreadableError) as refusal:
        map_from_json(text, "ghep.json")
    assert f"Chưa đọc được bảng ghép ô ghep.json: {why}" in str(refusal.value)


@pytest.mark.parametrize("name", ["people", "members_total@tomorrow", "cell_name@previous"])
def test_an_unknown_figure_is_named(name: str) -> None:
    with pytest.raises(TemplateFigureUnknownError, match=name):
        cells(B1=name)


def test_only_input_cells_may_be_mapped() -> None:
    for place, refusal in (
        ("C1", WorkbookCellHasFormulaError),
        ("A1", TemplateCellRefusedError),
        ("C2", TemplateCellRefusedError),
    ):
        with pytest.raises(refusal, match=place):
            check_cells(FORM, cells(**{place: "members_total"}))
    with pytest.raises(WorkbookSheetMissingError, match="Biểu khác"):
        check_cells(FORM, CellMap("Biểu khác", {}))


def test_values_are_those_of_the_report_and_of_the_periods_beside_it() -> None:
    names = {"B1": "members_assigned_ratio@previous", "B2": "cell_name", "B3": "class_active@last_year"}
    found = values_for(FORM, cells(**names, B4="period_words", B5="control_total"), team_report())
    assert (found["B1"], found["B2"], found["B4"]) == (2 / 3, "Tổ đảng Tổ máy 6", "Quý IV năm 2026")
    assert "B3" not in found
    assert found["B5"] == team_report().named_values()["control_total"]


def test_a_share_of_nothing_leaves_its_cell_empty() -> None:
    report = replace(team_report(), now=Figures())
    assert values_for(FORM, cells(B1="meetings_attendance_ratio", B2="members_total"), report) == {"B2": 0}


def test_filled_cells_do_not_change_the_fingerprint_but_words_do() -> None:
    def form(filled: str, word: str) -> Form:
        sheet = FormSheet("Biểu", cells={(1, 1): FormCell(word, WORDS), (1, 2): FormCell(filled, WORDS)})
        return Form((sheet, FormSheet("Danh mục")))

    before = form_print(form("", "Đảng viên"), "Biểu", {"B1": "cell_name"})
    assert form_print(form("Tổ 6", "Đảng viên"), "Biểu", {"B1": "cell_name"}) == before
    assert form_print(form("", "Đoàn viên"), "Biểu", {"B1": "cell_name"}) != before


def test_figures_beside_those_of_the_contract_may_be_mapped() -> None:
    share = FigureDefinition("coverage_ratio", "Tỉ lệ", Unit.SHARE, Section.CLASSES, "")
    own = FigureDefinition("own:3", "Số cháu", "cháu", Section.OWN, "")
    extras = (ExtraFigure(share, 0.5, 0.25), ExtraFigure(own, 7.0))
    report = replace(team_report(), extras=extras)
    made = cells(B1="own:3", B2="own:3@previous", B3="own:4", B4="typed:visits")
    assert values_for(FORM, made, report) == {"B1": 7.0}
    shares = CellMap("Biểu", {"B1": Target("coverage_ratio"), "B2": Target("coverage_ratio", Beside.PREVIOUS)})
    assert values_for(FORM, shares, report) == {"B1": 0.5, "B2": 0.25}


def test_figures_of_one_book_stay_out_of_maps_for_others() -> None:
    made = cells(B1="own:3", B2="production:1:0:actual", B3="typed:visits", B4="members_total")
    assert list(for_others(made).cells) == ["B3", "B4"]
