"""What a file really is, and whether its package may be unpacked at all; looked at before any parser runs."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

from dvqc_desktop.imports.limits import Limits, ReadRefusal

XLSX, XLS, ODS = "xlsx", "xls", "ods"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_CHUNK = 1 << 16

_SIGNATURES = (
    (b"%PDF", "tệp PDF"),
    (b"{\\rtf", "tệp văn bản RTF"),
    (b"\x89PNG", "tệp ảnh"),
    (b"\xff\xd8\xff", "tệp ảnh"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7-Zip"),
    (b"SQLite format 3", "tệp dữ liệu"),
    (b"MZ", "tệp chương trình"),
)
_PACKAGES = (
    ("word/document.xml", "tệp Word"),
    ("ppt/presentation.xml", "tệp PowerPoint"),
    ("xl/workbook.bin", "bảng tính kiểu .xlsb"),
)


def kind_of(data: bytes, limits: Limits) -> str:
    """XLSX, XLS or ODS by content, never by the file's name; refuses everything else by what it is."""
    if data.startswith(b"PK"):
        return _kind_of_package(data, limits)
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            raise ReadRefusal("password")
        return XLS
    if data.startswith(_OLD_BIFF):
        return XLS
    raise ReadRefusal("not_a_workbook", is_really=_other_kind(data))


def open_package(data: bytes) -> zipfile.ZipFile:
    """The package of a workbook; refuses what is cut off or broken."""
    try:
        return zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise ReadRefusal("damaged") from error


def read_part(package: zipfile.ZipFile, name: str) -> bytes:
    """One part of the package, never longer than it says it is."""
    try:
        with package.open(name) as part:
            return part.read(package.getinfo(name).file_size + 1)
    except (KeyError, zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise ReadRefusal("damaged") from error
    except RuntimeError as error:
        raise ReadRefusal("password") from error


def _kind_of_package(data: bytes, limits: Limits) -> str:
    package = open_package(data)
    check_directory(package, limits)
    names = {info.filename for info in package.infolist()}
    kind = _package_kind(package, names)
    if any(info.flag_bits & 1 for info in package.infolist()):
        raise ReadRefusal("password")
    _check_contents(package, limits)
    if kind == ODS and b"encryption-data" in _optional(package, "META-INF/manifest.xml", names):
        raise ReadRefusal("password")
    return kind


def has_dtd(part: bytes) -> bool:
    """Whether a part of XML brings a DTD, in whatever encoding."""
    return _DOCTYPE.search(part.replace(b"\0", b"")) is not None


def check_directory(package: zipfile.ZipFile, limits: Limits) -> None:
    """Refuses by its list of parts a package that is too large or was made to deceive."""
    entries = package.infolist()
    if len(entries) > limits.entries:
        raise ReadRefusal("too_large", why=f"tệp gồm {len(entries)} phần, một danh sách không cần quá {limits.entries}")
    if sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise ReadRefusal("too_large", why=_too_much(limits))
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) != len(names) or any(".." in name.split("/") for name in names):
        raise ReadRefusal("unsafe")
    starts = sorted((entry.header_offset, entry.compress_size) for entry in entries)
    if any(start + size > after for (start, size), (after, _) in pairwise(starts)):
        raise ReadRefusal("unsafe")


def _package_kind(package: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" in names and read_part(package, "mimetype").strip().startswith(_ODS_TYPE):
        return ODS
    if "xl/workbook.xml" in names or ("[Content_Types].xml" in names and any(n.startswith("xl/") for n in names)):
        if "xl/workbook.xml" not in names and "xl/workbook.bin" in names:
            raise ReadRefusal("not_a_workbook", is_really="bảng tính kiểu .xlsb")
        return XLSX
    for part, words in _PACKAGES:
        if part in names:
            raise ReadRefusal("not_a_workbook", is_really=words)
    raise ReadRefusal("not_a_workbook", is_really="tệp nén ZIP")


def _check_contents(package: zipfile.ZipFile, limits: Limits) -> None:
    """Unpacks every part once in small pieces: sizes must be true, and no XML part may bring a DTD."""
    total = 0
    for entry in package.infolist():
        is_xml = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
        tail = b""
        for piece in _pieces(package, entry):
            total += len(piece)
            if total > limits.unpacked_bytes:
                raise ReadRefusal("too_large", why=_too_much(limits))
            if is_xml and has_dtd(tail + piece):
                raise ReadRefusal("unsafe")
            tail = piece[-32:]


def _pieces(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with package.open(entry) as part:
            while piece := part.read(_CHUNK):
                yield piece
    except RuntimeError as error:
        raise ReadRefusal("password") from error
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise ReadRefusal("damaged") from error


def _optional(package: zipfile.ZipFile, name: str, names: set[str]) -> bytes:
    return read_part(package, name) if name in names else b""


def _too_much(limits: Limits) -> str:
    return f"tệp bung ra quá {limits.unpacked_bytes // (1024 * 1024)} MB"


def _other_kind(data: bytes) -> str:
    for signature, words in _SIGNATURES:
        if data.startswith(signature):
            return words
    head = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"").lower()
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<body", b"<div", b"<style")):
        return "trang web (HTML) đổi đuôi"
    if head.startswith(b"<"):
        return "tệp XML"
    if _is_text(data[:4096]):
        return "tệp chữ (CSV hoặc TXT) đổi đuôi"
    return "loại tệp khác"


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 9 or 13 < byte < 32 for byte in head)
