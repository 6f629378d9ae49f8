"""Workbooks made to do harm, and what reading one costs the process that reads it."""

import json
import struct
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from io import BytesIO

from dvqc_desktop.imports import process
from dvqc_desktop.imports.cells import unpack
from dvqc_desktop.imports.limits import Limits
from dvqc_desktop.imports.reader import question_for
from tests.imports.workbooks import raw_xlsx

# A small process between: one that is forked from a large one counts as large itself.
_MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime, used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""
_CELL = '<c r="{place}" t="inlineStr"><is><t>x</t></is></c>'
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@dataclass(frozen=True, slots=True)
class Reading:
    """How the reader answered, and what it took: processor seconds and its greatest memory."""

    answer: str
    seconds: float
    mebibytes: float


def read(data: bytes, limits: Limits | None = None) -> Reading:
    """Reads a workbook in the program's own reader process, and measures that process."""
    command = [sys.executable, "-c", _MEASURED, *process._command()]
    question = question_for(data, limits or Limits())
    ran = subprocess.run(command, input=question, capture_output=True, env=process._environment(), check=False)
    user, system, kibibytes = (float(part) for part in ran.stderr.split()[-3:])
    return Reading(_answer(ran.stdout), user + system, kibibytes / 1024)


def _answer(told: bytes) -> str:
    try:
        answer = json.loads(told)
    except ValueError:
        return "died"
    if "refused" in answer:
        return str(answer["refused"])
    sheets = unpack(answer).sheets
    if any(sheet.rows for sheet in sheets):
        return "cells"
    return "too_large" if any(sheet.too_large for sheet in sheets) else "empty"


def package(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return target.getvalue()


def bomb(megabytes: int = 600) -> bytes:
    """Little that unpacks to much: one string of A."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", "<workbook/>")
        with made.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(b"A" * 1_000_000)
    return target.getvalue()


def overlapping() -> bytes:
    """A package whose directory leads two hundred names to the bytes of one part."""
    data = bytearray(package({"xl/workbook.xml": b"<workbook/>", "xl/a000.xml": b"A" * 1_000_000}))
    start = data.rindex(b"PK\x01\x02")
    entry, end = bytes(data[start : data.rindex(b"PK\x05\x06")]), bytes(data[data.rindex(b"PK\x05\x06") :])
    copies = b"".join(entry.replace(b"a000", f"a{number:03}".encode()) for number in range(1, 190))
    fields = list(struct.unpack("<4s4H2LH", end[:22]))
    fields[3] = fields[4] = fields[3] + 189
    fields[5] += len(copies)
    return bytes(data[: data.rindex(b"PK\x05\x06")]) + copies + struct.pack("<4s4H2LH", *fields)


def many_rows(count: int = 1_048_576) -> bytes:
    """A sheet of very many rows of one cell."""
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, count + 1))
    return raw_xlsx(f"<sheetData>{rows}</sheetData>")


HOSTILE = {
    "a string of 600 MB": bomb,
    "a bomb within a package": lambda: package({"xl/workbook.xml": b"<workbook/>", "xl/embeddings/a.xlsx": bomb(60)}),
    "70,000 parts": lambda: package({f"xl/a{n}.xml": b"" for n in range(70_000)}, zipfile.ZIP_STORED),
    "parts over one another": overlapping,
    "a million rows": many_rows,
    "a cell at the far end": lambda: raw_xlsx(
        f'<sheetData><row r="1048576">{_CELL.format(place="XFD1048576")}</row></sheetData>'
    ),
    "rows in rows": lambda: raw_xlsx(f"<sheetData>{'<row>' * 200_000}{'</row>' * 200_000}</sheetData>"),
    "a billion laughs": lambda: _with_dtd(f'<!ENTITY l0 "ha">{_LAUGHS}', "&l9;"),
    "a quadratic entity": lambda: _with_dtd(f'<!ENTITY a "{"A" * 100_000}">', "&a;" * 1000),
    "a file of the machine": lambda: _with_dtd('<!ENTITY a SYSTEM "file:///etc/hostname">', "&a;"),
    "a page of the network": lambda: _with_dtd('<!ENTITY a SYSTEM "http://localhost:9/">', "&a;"),
}


def _with_dtd(entities: str, text: str) -> bytes:
    sheet = f"<!DOCTYPE x [{entities}]><worksheet><sheetData><row><c><v>{text}</v></c></row></sheetData></worksheet>"
    with zipfile.ZipFile(BytesIO(raw_xlsx("<sheetData/>"))) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    return package({**parts, "xl/worksheets/sheet1.xml": sheet.encode()})
