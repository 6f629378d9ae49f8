"""Hostile and mistaken files: each is refused by its own code before any parser has unpacked it."""

import time
import zipfile
from io import BytesIO

import pytest

from dvqc_desktop.imports.guard import ODS, XLS, XLSX, kind_of
from dvqc_desktop.imports.limits import Limits, ReadRefusal
from dvqc_desktop.imports.reader import read_bytes
from tests.imports.workbooks import LIMITS, SAMPLES, raw_xlsx, xlsx

ROW = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'


def refusal(data: bytes, limits: Limits = LIMITS) -> ReadRefusal:
    with pytest.raises(ReadRefusal) as caught:
        read_bytes(data, limits)
    return caught.value


def package(**parts: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def bomb() -> bytes:
    """About 600 KB that unpack to 600 MB."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", "<workbook/>")
        with made.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            for _ in range(600):
                part.write(b"A" * 1_000_000)
    return target.getvalue()


def test_workbooks_are_known_by_content() -> None:
    kinds = {sample.name: kind_of(sample.read_bytes(), LIMITS) for sample in SAMPLES.iterdir()}
    assert kinds["cong-nhan-to-may-6.xlsx"] == XLSX
    assert kinds["cong-nhan-to-may-6.ods"] == ODS
    assert kinds["phan-xuong-z2-tcvn3.xls"] == XLS


def test_a_zip_bomb_is_refused_at_once() -> None:
    data = bomb()
    assert len(data) < 700_000
    began = time.monotonic()
    found = refusal(data)
    assert (found.code, "60 MB" in found.values_by_name["why"]) == ("too_large", True)
    assert time.monotonic() - began < 2


def test_a_package_that_lies_about_its_size_is_refused() -> None:
    lies = bytearray(raw_xlsx(ROW, texts="<si><t>" + "A" * 100_000 + "</t></si>"))
    for start in range(len(lies) - 46):
        if lies[start : start + 4] == b"PK\x01\x02" and b"sharedStrings" in lies[start + 46 : start + 80]:
            lies[start + 24 : start + 28] = (10).to_bytes(4, "little")
    assert refusal(bytes(lies), Limits(unpacked_bytes=20_000)).code in {"too_large", "damaged"}


def test_too_many_parts_are_refused() -> None:
    assert refusal(package(**{f"xl__a{number}.xml": b"<a/>" for number in range(300)})).code == "too_large"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    target = BytesIO(raw_xlsx(ROW))
    with zipfile.ZipFile(target, "a") as made:
        made.writestr("xl/worksheets/SHEET1.xml", "<worksheet/>")
    assert refusal(target.getvalue()).code == "unsafe"


def test_a_part_outside_the_package_is_refused() -> None:
    assert refusal(package(xl__workbook=b"", **{"..__..__etc__passwd": b""})).code == "unsafe"


@pytest.mark.parametrize(
    "dtd",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!doctype x SYSTEM "http://localhost/x.dtd">',
        '<!DOCTYPE lolz [<!ENTITY a "aaa"><!ENTITY b "&a;&a;&a;">]>',
    ],
)
def test_a_dtd_is_refused_wherever_it_stands(dtd: str) -> None:
    assert refusal(raw_xlsx(ROW, docProps__core=dtd, **{"docProps__app.xml": dtd + "<x/>"})).code == "unsafe"
    hidden = "<!--" + " " * 65_530 + "-->" + dtd
    assert refusal(raw_xlsx(ROW, **{"xl__x.xml": hidden + "<x/>"})).code == "unsafe"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<html><table><tr><td>1</td></tr></table></html>", "trang web (HTML) đổi đuôi"),
        (b"\xef\xbb\xbf\n<!DOCTYPE HTML><html>", "trang web (HTML) đổi đuôi"),
        (b"<?xml version='1.0'?><Workbook/>", "tệp XML"),
        ("STT;Họ và tên\n1;Lê Văn A\n".encode(), "tệp chữ (CSV hoặc TXT) đổi đuôi"),
        ("STT\tHọ tên".encode("utf-16"), "tệp chữ (CSV hoặc TXT) đổi đuôi"),
        (b"%PDF-1.7 ...", "tệp PDF"),
        (b"\x89PNG\r\n\x1a\n", "tệp ảnh"),
        (b"\x00\x01\x02\x03", "loại tệp khác"),
        (package(**{"word__document.xml": b"<x/>"}), "tệp Word"),
        (package(**{"xl__workbook.bin": b"", "[Content_Types].xml": b"<x/>"}), "bảng tính kiểu .xlsb"),
        (package(**{"a.txt": b"hello"}), "tệp nén ZIP"),
        (package(**{"ppt__presentation.xml": b"<x/>"}), "tệp PowerPoint"),
    ],
)
def test_other_files_are_named_for_what_they_are(data: bytes, words: str) -> None:
    found = refusal(data)
    assert (found.code, found.values_by_name["is_really"]) == ("not_a_workbook", words)


def test_an_old_office_file_without_a_workbook_is_no_list() -> None:
    sample = (SAMPLES / "phan-xuong-z2-tcvn3.xls").read_bytes()
    other = sample.replace("Workbook".encode("utf-16-le"), "WordDocs".encode("utf-16-le"))
    assert refusal(other).code == "not_a_workbook"


def test_encrypted_workbooks_are_refused_with_their_reason() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert refusal(ole).code == "password"
    ods = package(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
        **{"META-INF__manifest.xml": b"<m><encryption-data/></m>", "content.xml": b"x"},
    )
    assert refusal(ods).code == "password"
    locked = bytearray(xlsx([["Họ và tên"]]))
    for start in range(len(locked) - 46):
        if locked[start : start + 4] == b"PK\x01\x02":
            locked[start + 8] |= 1
        if locked[start : start + 4] == b"PK\x03\x04":
            locked[start + 6] |= 1
    assert refusal(bytes(locked)).code == "password"


def test_an_encrypted_xls_is_refused_with_its_reason() -> None:
    data = bytearray((SAMPLES / "phan-xuong-z2-tcvn3.xls").read_bytes())
    start = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    data[start + 20 : start + 22] = b"\x2f\x00"
    assert refusal(bytes(data)).code == "password"


@pytest.mark.parametrize("sample", ["cong-nhan-to-may-6.xlsx", "phan-xuong-z2-tcvn3.xls", "cong-nhan-to-may-6.ods"])
def test_a_file_cut_off_is_no_list(sample: str) -> None:
    from dvqc_desktop.imports.reader import answer_for

    data = (SAMPLES / sample).read_bytes()
    for share in (0.2, 0.5, 0.9):
        assert b'"refused"' in answer_for(data[: int(len(data) * share)], LIMITS)
