"""The reader: a process of its own that gets a workbook's bytes and gives back plain cells, within limits.

Memory and time are limited by the system where it can (POSIX). On Windows the bounds on the package and on the cells
hold the memory, and the parent's clock the time.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from dvqc_desktop.imports import cells
from dvqc_desktop.imports.guard import ODS, XLSX, kind_of
from dvqc_desktop.imports.limits import MEGABYTE, Limits, ReadRefusal

READER_FLAG = "--read-workbook"
CELLS, FORM, REPORTS = "cells", "form", "reports"


def read_bytes(data: bytes, limits: Limits) -> cells.Workbook:
    """The cells of a workbook of any kind the program takes; raises ReadRefusal."""
    kind = kind_of(data, limits)
    if kind == XLSX:
        from dvqc_desktop.imports.read_xlsx import read_xlsx as read
    elif kind == ODS:
        from dvqc_desktop.imports.read_ods import read_ods as read
    else:
        from dvqc_desktop.imports.read_xls import read_xls as read
    return read(data, limits)


def _form_of(data: bytes, limits: Limits) -> bytes:
    """A committee's form, packed; it must be an .xlsx, to be filled in place."""
    from dvqc_desktop.imports.forms import pack_form, read_form

    if kind_of(data, limits) != XLSX:
        raise ReadRefusal("not_a_workbook", is_really="bảng tính kiểu khác .xlsx")
    return pack_form(read_form(data, limits))


def _report_of(path: bytes, limits: Limits) -> bytes:
    """The named cells of a report workbook, which this process opens itself."""
    from dvqc_desktop.imports.report_names import read_names

    try:
        with Path(json.loads(path)).open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise ReadRefusal("locked") from error
    if len(data) > limits.file_bytes:
        raise ReadRefusal("too_large", why=f"tệp nặng quá {limits.file_bytes // MEGABYTE} MB")
    return json.dumps(read_names(data, limits)).encode("ascii")


def _cells_of(data: bytes, limits: Limits) -> bytes:
    return cells.pack(read_bytes(data, limits))


_MAKERS = {CELLS: _cells_of, FORM: _form_of, REPORTS: _report_of}


def answer_for(data: bytes, limits: Limits, want: str = CELLS) -> bytes:
    """What is wanted, packed, or the refusal, as JSON; never raises: the file may break a parser in any way."""
    try:
        return _MAKERS[want](data, limits)
    except ReadRefusal as refusal:
        return json.dumps({"refused": refusal.code, "values": refusal.values_by_name}).encode()
    except MemoryError:
        why = f"đọc tệp cần quá {limits.memory_bytes // (1024 * 1024)} MB bộ nhớ"
        return json.dumps({"refused": "too_large", "values": {"why": why}}).encode()
    except Exception:  # noqa: BLE001 - a damaged workbook makes its parser fail in a dozen ways
        return json.dumps({"refused": "damaged", "values": {}}).encode()


def question_for(data: bytes, limits: Limits, want: str = CELLS) -> bytes:
    """What the parent sends: the limits and what it wants on a line, then the workbook."""
    return json.dumps({**asdict(limits), "want": want}).encode() + b"\n" + data


def confine(limits: Limits) -> None:
    """Limits this process's memory, processor time and files, where the system offers it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, limit in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (limit, limit))


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Answers one question, or one on each line when reports are wanted."""
    asked = json.loads(source.readline())
    want = asked.pop("want", CELLS)
    limits = Limits(**asked)
    confine(limits)
    questions = source if want == REPORTS else (source.read(),)
    for question in questions:
        target.write(answer_for(question, limits, want) + b"\n")
        target.flush()


def main() -> int:
    """The process: standard input to standard output, by number, since a windowed program has no streams."""
    with os.fdopen(0, "rb") as source, os.fdopen(1, "wb") as target:
        serve(source, target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
