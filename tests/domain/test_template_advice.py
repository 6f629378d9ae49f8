"""What a form's rows ask for: by their words, units, codes and heads, and by what earlier maps say."""

import pytest

from dvqc_desktop.domain.forms import FormCell, FormSheet, Holds
from dvqc_desktop.domain.sheet_places import place_of, reference_of
from dvqc_desktop.domain.template_advice import advice_for, advice_for_sheet, known_rows, title_in, version_in
from dvqc_desktop.domain.template_maps import CellMap, Target, map_of_form
from tests.exports.excel.form_kit import NAMES, form_file


@pytest.fixture(scope="module")
def sheet() -> FormSheet:
    return form_file().form.sheets[0]


def form(**texts: str) -> FormSheet:
    cells = {place_of(place): FormCell(text, Holds.WORDS if text else Holds.NOTHING) for place, text in texts.items()}
    return FormSheet("Biểu", cells=cells)


def test_every_input_cell_of_the_sample_gets_its_figure(sheet: FormSheet) -> None:
    found = {place: str(target) for place, target in advice_for_sheet(sheet).items()}
    assert {place: found.get(place) for place in NAMES} == NAMES
    assert not {place for place in found if place[0] not in "EF"}


def test_the_head_of_the_column_says_of_which_period() -> None:
    heads = form(A1="Chỉ tiêu", B1="Cùng kỳ", C1="Kỳ trước", D1="Tăng, giảm", A2="Lượt gặp gỡ", B2="", C2="", D2="")
    found = [[str(each) for each in advice_for(heads, (2, column))][:1] for column in (2, 3, 4)]
    assert found == [["contacts_total@last_year"], ["contacts_total@previous"], []]


def test_a_unit_rules_other_figures_out() -> None:
    rows = form(A1="Đảng viên được phân công", B1="%", C1="")
    assert [target.name for target in advice_for(rows, (1, 3))] == ["members_assigned_ratio"]


def test_a_row_that_says_nothing_gets_no_advice(sheet: FormSheet) -> None:
    assert advice_for(sheet, (7, 6)) == advice_for(sheet, (13, 6)) == ()
    assert advice_for(form(A1="Số cháu thiếu nhi", B1=""), (1, 2)) == ()


def test_what_an_earlier_map_says_comes_first() -> None:
    earlier = form(A1="Số cháu thiếu nhi", B1="07", C1="")
    known = known_rows(map_of_form_alone(earlier, C1="people_met"))
    later = form(A5="Số cháu thiếu nhi", B5="07", C5="")
    assert advice_for(later, (5, 3), known) == (Target("people_met"),)


def map_of_form_alone(sheet: FormSheet, **names: str) -> CellMap:
    from dvqc_desktop.domain.forms import Form

    return map_of_form(Form((sheet,)), "Biểu", {place: Target(name) for place, name in names.items()})


def test_the_form_tells_its_title_and_edition(sheet: FormSheet) -> None:
    assert title_in(sheet) == "BIỂU TỔNG HỢP CÔNG TÁC VẬN ĐỘNG QUẦN CHÚNG"
    assert version_in(form_file().form) == ""
    from dvqc_desktop.domain.forms import Form

    assert version_in(Form((form(A1="Chi bộ", A2="Mẫu số 3, ban hành năm 2026"),))) == "Mẫu số 3, ban hành năm 2026"
    assert title_in(form(A1="Chi bộ")) == "Biểu"


def test_places_and_references_are_the_same_cells() -> None:
    for reference in ("A1", "Z9", "AA10", "XFD1048576"):
        assert reference_of(*place_of(reference)) == reference
    for wrong in ("8F", "F0", "F", "$F$8", "F8:F9"):
        with pytest.raises(ValueError, match="reference"):
            place_of(wrong)
