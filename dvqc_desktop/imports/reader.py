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
from typing import BinaryIO

from dvqc_desktop.imports import cells
from dvqc_desktop.imports.guard import ODS, XLSX, kind_of
from dvqc_desktop.imports.limits import Limits, ReadRefusal

READER_FLAG = "--read-workbook"


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


def answer_for(data: bytes, limits: Limits) -> bytes:
    """The packed cells, or the refusal, as JSON; never raises, since the file may break a parser in any way."""
    try:
        return cells.pack(read_bytes(data, limits))
    except ReadRefusal as refusal:
        return json.dumps({"refused": refusal.code, "values": refusal.values_by_name}).encode()
    except MemoryError:
        why = f"đọc tệp cần quá {limits.memory_bytes // (1024 * 1024)} MB bộ nhớ"
        return json.dumps({"refused": "too_large", "values": {"why": why}}).encode()
    except Exception:  # noqa: BLE001 - a damaged workbook makes its parser fail in a dozen ways
        return json.dumps({"refused": "damaged", "values": {}}).encode()


def question_for(data: bytes, limits: Limits) -> bytes:
    """What the parent sends: the limits on a line, then the workbook."""
    return json.dumps(asdict(limits)).encode() + b"\n" + data


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
    """Answers one question."""
    limits = Limits(**json.loads(source.readline()))
    confine(limits)
    target.write(answer_for(source.read(), limits))
    target.flush()


def main() -> int:
    """The process: standard input to standard output, by number, since a windowed program has no streams."""
    with os.fdopen(0, "rb") as source, os.fdopen(1, "wb") as target:
        serve(source, target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
