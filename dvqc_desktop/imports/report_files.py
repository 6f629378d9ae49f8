"""The report workbooks of a folder, read one after another by a process of its own that may break on any of them."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from queue import Empty, SimpleQueue
from subprocess import Popen
from threading import Thread
from typing import Any

from dvqc_desktop.domain.consolidation import CellName, Refusal, ReportFile
from dvqc_desktop.domain.errors.consolidation import (
    CellListUnreadableError,
    ConsolidationFolderMissingError,
    ConsolidationNoFilesError,
)
from dvqc_desktop.domain.names import fold, one_line
from dvqc_desktop.domain.progress import SILENT, Progress
from dvqc_desktop.imports.cells import Sheet
from dvqc_desktop.imports.limits import Limits
from dvqc_desktop.imports.process import REFUSALS, read_workbook, start_reader
from dvqc_desktop.imports.reader import REPORTS

ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")
LIST_NAMES = ("danh-sach-don-vi.txt", "danh-sach-don-vi.csv", "danh-sach-don-vi.xlsx")
"""A list of the cells that should report, where the folder has one."""

_TICK_SECONDS = 0.05
_FILES_PER_SECOND = 5
_STANDARD = Limits()
_KINDS = {"damaged": Refusal.DAMAGED, "not_a_workbook": Refusal.NOT_OURS}
_CODE_HEADS = ("ma don vi", "ma so", "ma chi bo", "ma to chuc")
_SEPARATORS = (";", "\t", ",")


def workbooks_in(folder: Path, out: Path | None = None) -> tuple[Path, ...]:
    """The workbooks of a folder by file name; what an office program keeps beside them and `out` itself left out.

    Raises:
        ConsolidationFolderMissingError: the folder is not there or may not be read.
        ConsolidationNoFilesError: it has no workbook.
    """
    try:
        entries = sorted(entry.name for entry in os.scandir(folder) if entry.is_file())
    except OSError:
        raise ConsolidationFolderMissingError(folder=folder.name) from None
    target = out.resolve() if out is not None else None
    found = tuple(folder / name for name in entries if _counts(name) and (folder / name).resolve() != target)
    if not found:
        raise ConsolidationNoFilesError(folder=folder.name)
    return found


def _counts(name: str) -> bool:
    return name.lower().endswith(ENDINGS) and not name.startswith((".", "~$")) and name.lower() not in LIST_NAMES


def read_report_files(
    paths: Sequence[Path], progress: Progress = SILENT, limits: Limits = _STANDARD
) -> tuple[ReportFile, ...]:
    """What each workbook says of itself, or why it cannot be read; one that breaks the reader is told like any other.

    Raises Cancelled when the user asked to stop.
    """
    found: list[ReportFile] = []
    while len(found) < len(paths):
        for answer in _answers(paths[len(found) :], progress, limits):
            found.append(_file(paths[len(found)].name, answer))
            progress.report(len(found), len(paths), f"Đang đọc {found[-1].name}")
        if len(found) < len(paths):  # the reader was ended by the system, or by the clock, at this file
            found.append(_file(paths[len(found)].name, {"refused": "damaged", "values": {}}))
    return tuple(found)


def _file(name: str, answer: dict[str, Any]) -> ReportFile:
    if "refused" in answer:
        told = REFUSALS[answer["refused"]](file=name, **answer["values"]).parts[0]
        kind = _KINDS.get(answer["refused"], Refusal.UNREADABLE)
        return ReportFile(name, {}, fault=(kind, told.partition(": ")[2].rstrip(".")))
    attendance = answer["attendance"]
    return ReportFile(name, answer["cells"], (attendance[0], attendance[1]) if attendance else None)


def _answers(paths: Sequence[Path], progress: Progress, limits: Limits) -> Iterator[dict[str, Any]]:
    """The answers of one reader process, as far as it comes."""
    whole = replace(limits, seconds=limits.seconds + len(paths) // _FILES_PER_SECOND)
    lines: SimpleQueue[bytes] = SimpleQueue()
    with start_reader() as child:
        talk = Thread(target=_talk, args=(child, _question(paths, whole), lines), daemon=True)
        talk.start()
        try:
            while line := _next_line(lines, progress, limits.seconds):
                yield json.loads(line)
        finally:
            child.kill()
            talk.join()


def _question(paths: Sequence[Path], limits: Limits) -> bytes:
    asked = [{**asdict(limits), "want": REPORTS}, *(str(path.resolve()) for path in paths)]
    return b"".join(json.dumps(line).encode("ascii") + b"\n" for line in asked)


def _talk(child: Popen[bytes], question: bytes, lines: SimpleQueue[bytes]) -> None:
    """Asks and hears beside the caller; an empty line says that no more comes."""
    assert child.stdin is not None and child.stdout is not None
    asking = Thread(target=_ask, args=(child, question), daemon=True)
    asking.start()
    for line in child.stdout:
        lines.put(line)
    asking.join()
    lines.put(b"")


def _ask(child: Popen[bytes], question: bytes) -> None:
    assert child.stdin is not None
    try:
        with child.stdin as pipe:
            pipe.write(question)
    except OSError:  # the reader ended before it had heard everything; what it said last tells where
        return


def _next_line(lines: SimpleQueue[bytes], progress: Progress, seconds: int) -> bytes:
    """The next answer; an empty one when the reader has ended, or has thought about one file for too long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            line = lines.get(timeout=_TICK_SECONDS)
        except Empty:
            progress.check()
        else:
            return line if line.endswith(b"\n") else b""
    return b""


def list_in(folder: Path) -> Path | None:
    """The list of cells that lies in the folder, if there is one."""
    return next((folder / name for name in LIST_NAMES if (folder / name).is_file()), None)


def read_cell_list(path: Path) -> tuple[CellName, ...]:
    """The cells that should report: a text with one on each line, or a workbook such as the last consolidation.

    Raises what reading a workbook raises, and CellListUnreadableError.
    """
    if path.suffix.lower() in ENDINGS:
        found = tuple(cell for sheet in read_workbook(path).sheets for cell in _cells_of_sheet(sheet))
    else:
        found = tuple(_cells_of_text(path))
    if not found:
        raise CellListUnreadableError(file=path.name)
    return tuple({cell.key: cell for cell in found}.values())


def _cells_of_text(path: Path) -> Iterator[CellName]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    for line in lines:
        separator = next((sign for sign in _SEPARATORS if sign in line), "")
        code, _, name = line.partition(separator) if separator else (line, "", "")
        if one_line(code) or one_line(name):
            yield CellName(one_line(code), one_line(name) or one_line(code))


def _cells_of_sheet(sheet: Sheet) -> tuple[CellName, ...]:
    """The cells under the heads "Mã…" and "Tên…", to the first row without a code."""
    found: list[CellName] = []
    columns: tuple[int, int] | None = None
    for row in sorted(sheet.rows):
        texts = [one_line(str(cell)) if isinstance(cell, str | int) else "" for cell in sheet.rows[row]]
        if columns is None:
            columns = _head(texts)
        elif max(columns) < len(texts) and texts[columns[0]]:
            found.append(CellName(texts[columns[0]], texts[columns[1]]))
        else:
            break
    return tuple(found)


def _head(texts: Sequence[str]) -> tuple[int, int] | None:
    folded = [fold(text) for text in texts]
    code = next((at for at, text in enumerate(folded) if text == "ma" or text.startswith(_CODE_HEADS)), None)
    name = next((at for at, text in enumerate(folded) if text.startswith(("ten", "don vi"))), None)
    return (code, name) if code is not None and name is not None else None
