"""The readers keep what a clerk can see: values and their kind, hidden rows, merged ranges, formulas."""

from datetime import date, datetime, time

import openpyxl
import pytest
from openpyxl.styles import Font

from dvqc_desktop.domain.sheet_places import column_letter
from dvqc_desktop.imports.cells import Area, Fault, Formula, OldText, Sheet, Workbook, pack, unpack
from dvqc_desktop.imports.limits import Limits, ReadRefusal
from dvqc_desktop.imports.read_ods import read_ods
from dvqc_desktop.imports.reader import answer_for, read_bytes
from tests.imports.workbooks import LIMITS, SAMPLES, first_sheet, raw_xlsx, saved, xlsx


def only_row(cells: str, texts: str = "", properties: str = "") -> list[object]:
    data = raw_xlsx(f'<sheetData><row r="1">{cells}</row></sheetData>', texts, properties)
    return list(first_sheet(data).rows.get(1, []))


def test_values_keep_their_kind() -> None:
    row = first_sheet(xlsx([["Họ tên", 5, 5.5, True, date(1990, 7, 5), None, "x"]])).rows[1]
    assert row == ["Họ tên", 5, 5.5, True, date(1990, 7, 5), None, "x"]


def test_a_time_alone_is_no_date() -> None:
    moment = datetime.combine(date(1990, 7, 5), time(6, 30))
    assert first_sheet(xlsx([[time(6, 30), moment]])).rows[1] == [pytest.approx(0.2708, abs=1e-3), date(1990, 7, 5)]


def test_a_formula_comes_with_the_value_stored_beside_it() -> None:
    assert only_row(
        '<c r="A1"><f>B1+1</f><v>7</v></c><c r="B1" t="str"><f>C1</f><v>Lan</v></c><c r="C1"><f>X</f></c>'
    ) == [
        Formula("=B1+1", 7),
        Formula("=C1", "Lan"),
        Formula("=X", None),
    ]


def test_errors_stay_errors_also_behind_a_formula() -> None:
    assert only_row('<c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="e"><f>C1</f><v>#REF!</v></c>') == [
        Fault("#N/A"),
        Fault("#REF!"),
    ]


def test_shared_texts_are_joined_from_their_runs_without_reading_aids() -> None:
    texts = "<si><r><t>Lê </t></r><r><t>An</t></r><rPh><t>x</t></rPh></si><si><t>_x0041_b_x005F_</t></si>"
    assert only_row('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>', texts) == ["Lê An", "Ab_"]


@pytest.mark.parametrize("index", ["-1", "1", "99"])
def test_a_shared_text_that_is_not_there_is_damage_not_another_text(index: str) -> None:
    with pytest.raises(ReadRefusal, match="damaged"):
        only_row(f'<c r="A1" t="s"><v>{index}</v></c>', "<si><t>a</t></si>")


def test_dates_of_both_bases_and_written_dates_are_read() -> None:
    assert only_row('<c r="A1" t="d"><v>1990-07-05T00:00:00</v></c>') == [date(1990, 7, 5)]
    workbook = openpyxl.Workbook()
    workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    workbook.active.append([date(1990, 7, 5)])
    assert first_sheet(saved(workbook)).rows[1] == [date(1990, 7, 5)]


def test_cells_without_references_follow_one_another() -> None:
    sheet = first_sheet(
        raw_xlsx("<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>")
    )
    assert sheet.rows == {1: [1, 2], 2: [3]}


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="??"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>nan</v></c></row>',
    ],
)
def test_cells_out_of_order_are_damage(rows: str) -> None:
    assert b'"damaged"' in answer_for(raw_xlsx(f"<sheetData>{rows}</sheetData>"), LIMITS)


def test_hidden_rows_columns_sheets_and_merged_ranges_are_told() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in range(1, 4):
        sheet.append([row, row])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.merge_cells("A1:B1")
    workbook.create_sheet("Ẩn").sheet_state = "hidden"
    read = read_bytes(saved(workbook), LIMITS)
    assert (read.sheets[0].hidden_rows, read.sheets[0].hidden_columns) == ({2}, {2})
    assert read.sheets[0].merged == [Area(1, 1, 1, 2)]
    assert [one.visible for one in read.sheets] == [True, False]


def test_a_font_of_an_old_encoding_is_told() -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "Hoµng"
    workbook.active["A1"].font = Font(name=".VnTime")
    workbook.active["B1"] = "Hoàng"
    assert first_sheet(saved(workbook)).rows[1] == [OldText("Hoµng", ".VnTime"), "Hoàng"]


def test_macros_links_and_connections_are_left_alone_and_told() -> None:
    parts = {"xl__vbaProject.bin": "x", "xl__connections.xml": "<x/>", "xl__externalLinks__externalLink1.xml": "<x/>"}
    data = raw_xlsx('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>', **parts)
    assert read_bytes(data, LIMITS).left_alone == ["macro", "liên kết sang tệp khác", "kết nối dữ liệu"]


@pytest.mark.parametrize(
    ("cell", "why"),
    [("A20001", "20.000 dòng"), ("BI1", "60 cột"), ("XFD1048576", "20.000 dòng")],
)
def test_a_cell_out_of_bounds_ends_the_reading_of_its_sheet(cell: str, why: str) -> None:
    number = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    sheet = first_sheet(raw_xlsx(f'<sheetData><row r="{number}"><c r="{cell}"><v>1</v></c></row></sheetData>'))
    assert (why in sheet.too_large, sheet.rows) == (True, {})


def test_a_million_rows_are_given_up_early() -> None:
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, 1_048_577))
    sheet = first_sheet(raw_xlsx(f"<sheetData>{rows}</sheetData>"))
    assert "20.000 dòng" in sheet.too_large


def test_styled_empty_cells_do_not_count_for_the_bounds() -> None:
    sheet = first_sheet(
        raw_xlsx(
            '<sheetData><row r="9"><c r="A9"><v>1</v></c></row><row r="30000"><c r="A30000" s="0"/></row></sheetData>'
        )
    )
    assert (sheet.too_large, sheet.rows) == ("", {9: [1]})


def test_the_old_xls_gives_fonts_dates_and_numbers() -> None:
    sheet = read_bytes((SAMPLES / "phan-xuong-z2-tcvn3.xls").read_bytes(), LIMITS).sheets[0]
    assert sheet.rows[4][1:3] == [OldText("TrÇn Quang", ".VnTime"), OldText("Nam", ".VnTime")]
    assert sheet.rows[4][7:] == [3, 937194251, date(2019, 1, 1)]


def test_an_xls_out_of_bounds_is_given_up() -> None:
    limits = Limits(rows=100)
    assert "100 dòng" in read_bytes((SAMPLES / "phan-xuong-z2-tcvn3.xls").read_bytes(), limits).sheets[0].too_large


def test_the_ods_gives_the_same_cells_as_the_xlsx() -> None:
    ods, own = (
        read_bytes((SAMPLES / f"cong-nhan-to-may-6.{kind}").read_bytes(), LIMITS).sheets[0] for kind in ("ods", "xlsx")
    )
    assert ods.rows == own.rows
    assert sorted(map(str, ods.merged)) == sorted(map(str, own.merged))


def ods_of(rows: str) -> bytes:
    import zipfile
    from io import BytesIO

    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", content)
    return target.getvalue()


CELL = '<table:table-cell office:value-type="float" office:value="{0}"><text:p>{0}</text:p></table:table-cell>'


def test_hidden_and_repeated_rows_of_an_ods_are_counted() -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        f'<table:table-row table:visibility="collapse">{CELL.format(5)}</table:table-row>'
        f"<table:table-row>{CELL.format(1.5)}</table:table-row>"
    )
    sheet = read_ods(ods_of(rows), LIMITS).sheets[0]
    assert (sheet.rows, sheet.hidden_rows) == ({3: [5], 4: [1.5]}, {3})


def test_a_far_cell_of_an_ods_is_refused_before_it_is_unfolded() -> None:
    far = '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
    read = read_ods(ods_of(far + f"<table:table-row>{CELL.format(5)}</table:table-row>"), LIMITS)
    assert "20.000 dòng" in read.sheets[0].too_large


def test_cells_travel_between_the_processes_unchanged() -> None:
    import json

    cells = [
        "a",
        1,
        1.5,
        True,
        None,
        date(1990, 7, 5),
        Formula("=A", date(1990, 1, 1)),
        Formula("=B", None),
        Fault("#N/A"),
        OldText("x", ".Vn"),
    ]
    sheet = Sheet("A", False, {3: cells}, {3}, {2}, [Area(1, 1, 2, 2)], "dài")
    assert unpack(json.loads(pack(Workbook([sheet], ["macro"])))) == Workbook([sheet], ["macro"])


def test_columns_are_named_as_excel_names_them() -> None:
    assert [column_letter(number) for number in (1, 26, 27, 52, 53, 16384)] == ["A", "Z", "AA", "AZ", "BA", "XFD"]


def test_a_workbook_without_sheets_of_cells_is_damage() -> None:
    data = raw_xlsx("<sheetData/>").replace(b"x", b"x")
    assert first_sheet(data).rows == {}
    assert b'"damaged"' in answer_for(raw_xlsx("<sheetData/>", properties="<sheets>"), LIMITS)


def test_every_kind_of_cell_of_an_old_workbook_is_told() -> None:
    import xlrd
    from xlrd.sheet import Cell as OldCell

    from dvqc_desktop.imports.read_xls import _cell

    kinds = [
        (xlrd.XL_CELL_BOOLEAN, 1, True),
        (xlrd.XL_CELL_ERROR, 0x2A, Fault("#N/A")),
        (xlrd.XL_CELL_DATE, 33059.0, date(1990, 7, 5)),
        (xlrd.XL_CELL_DATE, 0.25, 0.25),
        (xlrd.XL_CELL_NUMBER, 5.5, 5.5),
        (xlrd.XL_CELL_BLANK, "", None),
        (xlrd.XL_CELL_TEXT, "", None),
    ]
    assert [_cell(OldCell(kind, value, 0), 0, {}) for kind, value, _ in kinds] == [told for *_, told in kinds]
    with pytest.raises(ReadRefusal, match="damaged"):
        _cell(OldCell(xlrd.XL_CELL_NUMBER, float("inf"), 0), 0, {})


def test_texts_logicals_and_reading_aids_of_a_cell() -> None:
    cells = (
        '<c r="A1" t="inlineStr"><is><t>Lê</t><rPh><t>le</t></rPh></is></c><c r="B1" t="b"><v>1</v></c>'
        '<c r="C1" t="str"><v>_x0041_</v></c><c r="D1" t="inlineStr"><is><t></t></is></c><c r="E1"/>'
    )
    assert only_row(cells) == ["Lê", True, "A"]


def test_a_workbook_of_charts_alone_or_without_its_sheet_is_damage() -> None:
    from dvqc_desktop.imports.reader import answer_for
    from tests.imports.workbooks import RELATIONS

    data = raw_xlsx("<sheetData/>", **{"xl__charts__a.xml": "<x/>"})
    assert b'"sheets"' in answer_for(data, LIMITS)
    for lost in (RELATIONS.replace("/worksheet", "/chartsheet"), RELATIONS.replace("sheet1.xml", "sheet9.xml")):
        assert b'"damaged"' in answer_for(raw_xlsx("<sheetData/>", relations=lost), LIMITS)
