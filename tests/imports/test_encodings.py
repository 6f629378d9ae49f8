"""Old encodings: recognised by font or by what they spell, made Unicode, never where Unicode already stands."""

import random

import pytest

from dvqc_desktop.imports import encodings
from dvqc_desktop.imports.cells import OldText, Sheet
from dvqc_desktop.imports.encodings import Encoding, decode, recognise, to_unicode

FAMILIES, MIDDLES, GIVEN = (
    words.split()
    for words in (
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đoàn Đào Trịnh Đinh Lương Mạc Tạ",
        "Văn Thị Hữu Đức Công Đình Quang Minh Xuân Ngọc Thúy Bích Kim Mỹ Thanh Diệu Quỳnh Phước",
        "Dũng Ánh Lợi Hạnh Nhựng Sang Yến Tiến Quý Lực Hướng Bình Khải Oanh Tuyết Phượng Ước Thắng Nguyệt Khuê Ỷ Kỵ",
    )
)
TCVN3 = {letter: chr(code) for code, letter in encodings._TCVN3.items()}
VNI = {letter: written for written, letter in encodings._VNI.items() if written in (written.lower(), written.upper())}


def people(count: int) -> list[str]:
    rng = random.Random(3)
    return [f"{rng.choice(FAMILIES)} {rng.choice(MIDDLES)} {rng.choice(GIVEN)}" for _ in range(count)]


def in_tcvn3(text: str) -> str:
    return "".join(TCVN3.get(char, TCVN3.get(char.lower(), char)) for char in text)


def in_vni(text: str) -> str:
    return "".join(VNI.get(char, char) for char in text)


def sheet_of(*cells: object) -> Sheet:
    return Sheet("A", rows={1: list(cells)})  # type: ignore[arg-type]


def test_the_tables_hold_every_letter() -> None:
    assert len(TCVN3) == 74
    assert len(set(encodings._VNI.values())) == 134


def test_text_of_both_encodings_reads_as_it_was_meant() -> None:
    assert decode("Bïi H÷u Dòng", Encoding.TCVN3) == "Bùi Hữu Dũng"
    assert decode("D\u00ad¬ng Mü ¸nh", Encoding.TCVN3) == "Dương Mỹ ánh"
    assert decode("Nguyeãn Thò Thuùy Lôïi", Encoding.VNI) == "Nguyễn Thị Thúy Lợi"
    assert decode("ÑAËNG VAÊN ÑÖÙC", Encoding.VNI) == "ĐẶNG VĂN ĐỨC"
    assert decode("Trần Hà", Encoding.UNICODE) == "Trần Hà"


def test_a_font_of_capitals_gives_capitals() -> None:
    assert decode("Ph©n x\u00adëng", Encoding.TCVN3, ".VnTimeH") == "PHÂN XƯỞNG"


def test_every_name_survives_both_encodings() -> None:
    names = people(500)
    assert [decode(in_tcvn3(name), Encoding.TCVN3).lower() for name in names] == [name.lower() for name in names]
    assert [decode(in_vni(name), Encoding.VNI) for name in names] == names


@pytest.mark.parametrize("seed", range(20))
def test_the_encoding_of_a_list_is_recognised_by_what_it_spells(seed: int) -> None:
    names = random.Random(seed).sample(people(500), 30)
    assert recognise([in_tcvn3(name) for name in names]) is Encoding.TCVN3
    assert recognise([in_vni(name) for name in names]) is Encoding.VNI
    assert recognise(names) is Encoding.UNICODE


def test_unicode_with_letters_of_latin_alone_is_left_alone() -> None:
    sheet = sheet_of("Cao Bình", "Hà Tây", "Vò Tài")
    assert to_unicode(sheet).encoding is Encoding.UNICODE
    assert sheet.rows[1] == ["Cao Bình", "Hà Tây", "Vò Tài"]


def test_with_fonts_known_each_cell_is_read_by_its_own_font() -> None:
    sheet = sheet_of(
        OldText("Hoµng ThÞ", ".VnTime"), OldText("Nguyeãn", "VNI-Times"), "Đỗ Hà", OldText("Đỗ", ".VnArial"), 5
    )
    conversion = to_unicode(sheet)
    assert sheet.rows[1] == ["Hoàng Thị", "Nguyễn", "Đỗ Hà", "Đỗ", 5]
    assert (conversion.count, conversion.examples[0]) == (2, ("Hoµng ThÞ", "Hoàng Thị"))


def test_without_fonts_the_spelling_decides_for_all_cells() -> None:
    sheet = sheet_of(*(in_tcvn3(name) for name in people(20)), "Nam", 7)
    conversion = to_unicode(sheet)
    assert conversion.encoding is Encoding.TCVN3
    assert [str(cell).lower() for cell in sheet.rows[1][:20]] == [name.lower() for name in people(20)]


def test_signs_that_are_no_syllables_do_not_count() -> None:
    assert recognise(["±5 ÷ 2", "©®"]) is Encoding.UNICODE
