"""Asks the reader process for a workbook's cells, watches the clock, and turns its answer into rows or a refusal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import dvqc_desktop
from dvqc_desktop.domain.errors import imports as errors
from dvqc_desktop.domain.forms import FormFile
from dvqc_desktop.domain.progress import SILENT, Progress
from dvqc_desktop.imports.cells import Workbook, unpack
from dvqc_desktop.imports.forms import unpack_form
from dvqc_desktop.imports.limits import MEGABYTE, Limits
from dvqc_desktop.imports.reader import FORM, READER_FLAG, question_for

REFUSALS: dict[str, type[errors.ImportRefusedError]] = {
    "too_large": errors.ImportTooLargeError,
    "not_a_workbook": errors.ImportNotAWorkbookError,
    "password": errors.ImportPasswordError,
    "unsafe": errors.ImportUnsafeError,
    "damaged": errors.ImportDamagedError,
    "locked": errors.ImportFileLockedError,
}
_ANSWER_LIMIT = 256 * MEGABYTE
_TICK_SECONDS = 0.05
_STANDARD = Limits()


def read_workbook(path: Path, limits: Limits = _STANDARD, progress: Progress = SILENT) -> Workbook:
    """The cells of the workbook at `path`, read by a process of its own.

    Raises one of the refusals of `domain.errors.imports`, and Cancelled when the user asked to stop.
    """
    data = _load(path, limits)
    workbook = unpack(_answered(path.name, _ask(path.name, question_for(data, limits), limits, progress)))
    if not any(sheet.rows or sheet.too_large for sheet in workbook.sheets):
        raise errors.ImportEmptyError(file=path.name)
    return workbook


def read_form(path: Path, limits: Limits = _STANDARD, progress: Progress = SILENT) -> FormFile:
    """A committee's form at `path`, read by a process of its own, with the bytes that are to be filled.

    Raises what `read_workbook` raises.
    """
    data = _load(path, limits)
    answer = _answered(path.name, _ask(path.name, question_for(data, limits, FORM), limits, progress))
    return FormFile(path.name, data, unpack_form(answer))


def _answered(name: str, answer: dict[str, Any]) -> dict[str, Any]:
    if "refused" in answer:
        raise REFUSALS[answer["refused"]](file=name, **answer["values"])
    return answer


def _load(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except FileNotFoundError as error:
        raise errors.ImportFileMissingError(file=path.name) from error
    except IsADirectoryError as error:
        raise errors.ImportNotAWorkbookError(file=path.name, is_really="thư mục") from error
    except PermissionError as error:
        if path.is_dir():
            raise errors.ImportNotAWorkbookError(file=path.name, is_really="thư mục") from error
        raise errors.ImportFileLockedError(file=path.name) from error
    except OSError as error:
        raise errors.ImportFileMissingError(file=path.name) from error
    if not data:
        raise errors.ImportEmptyError(file=path.name)
    if len(data) > limits.file_bytes:
        raise errors.ImportTooLargeError(file=path.name, why=f"tệp nặng quá {limits.file_bytes // MEGABYTE} MB")
    return data


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, READER_FLAG]
    return [sys.executable, "-m", "dvqc_desktop.imports.reader"]


def _environment() -> dict[str, str]:
    """Lets the child find the package from any working folder, and keeps the passphrase from it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DVQC_")}
    root = str(Path(dvqc_desktop.__file__).resolve().parent.parent)
    kept["PYTHONPATH"] = os.pathsep.join(part for part in (root, kept.get("PYTHONPATH", "")) if part)
    return kept


def start_reader() -> subprocess.Popen[bytes]:
    """A reader process that waits for its question."""
    return subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _ask(name: str, question: bytes, limits: Limits, progress: Progress) -> dict[str, Any]:
    with start_reader() as child:
        talk = _Talk(child, question)
        try:
            _wait(name, talk, limits, progress)
        except BaseException:
            child.kill()
            raise
        finally:
            talk.finish()
    if not talk.answer and child.returncode == -getattr(signal, "SIGXCPU", -1):
        raise errors.ImportTimeoutError(file=name, seconds=limits.seconds)
    return _understood(name, bytes(talk.answer))


def _wait(name: str, talk: _Talk, limits: Limits, progress: Progress) -> None:
    deadline = time.monotonic() + limits.seconds
    while not talk.over(_TICK_SECONDS):
        progress.check()
        if time.monotonic() > deadline:
            raise errors.ImportTimeoutError(file=name, seconds=limits.seconds)
    if talk.too_much:
        raise errors.ImportTooLargeError(file=name, why="bảng tính có quá nhiều ô")


def _understood(name: str, answer: bytes) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(answer)
    except ValueError as error:  # the reader was ended by the system: its file broke it or took too much
        raise errors.ImportDamagedError(file=name) from error
    return found


class _Talk:
    """Two threads that write the question and read the answer, so that neither side waits for the other."""

    def __init__(self, child: subprocess.Popen[bytes], question: bytes) -> None:
        self.answer = bytearray()
        self.too_much = False
        self._child = child
        self._question = question
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._write, self._read)]
        for thread in self._threads:
            thread.start()

    def over(self, seconds: float) -> bool:
        """Waits at most `seconds`; true when the answer is whole or too much."""
        self._threads[1].join(seconds)
        return not self._threads[1].is_alive()

    def finish(self) -> None:
        """Waits for both threads, after the child has ended."""
        for thread in self._threads:
            thread.join()

    def _write(self) -> None:
        assert self._child.stdin is not None
        try:
            with self._child.stdin as pipe:
                pipe.write(self._question)
        except OSError:  # the reader ended before it had heard everything; its answer tells why
            return

    def _read(self) -> None:
        assert self._child.stdout is not None
        while piece := self._child.stdout.read(1 << 16):
            self.answer += piece
            if len(self.answer) > _ANSWER_LIMIT:
                self.too_much = True
                return
