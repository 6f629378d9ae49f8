"""The reader process: its answers, its limits, and each failure of the world as its own sentence."""

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dvqc_desktop.domain.errors import imports as errors
from dvqc_desktop.domain.progress import Cancelled, Progress
from dvqc_desktop.imports import process, reader
from dvqc_desktop.imports.limits import Limits
from dvqc_desktop.imports.process import read_workbook
from tests.imports.workbooks import LIMITS, SAMPLES, raw_xlsx, xlsx


def written(folder: Path, data: bytes, name: str = "a.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.iterdir()))
def test_the_process_reads_what_the_reader_reads(sample: str) -> None:
    path = SAMPLES / sample
    assert read_workbook(path) == reader.read_bytes(path.read_bytes(), LIMITS)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(errors.ImportFileMissingError, match="không tìm thấy tệp"):
        read_workbook(tmp_path / "a.xlsx")
    with pytest.raises(errors.ImportNotAWorkbookError, match="đây là thư mục"):
        read_workbook(tmp_path)


@pytest.mark.parametrize(
    ("fault", "error"),
    [(PermissionError, errors.ImportFileLockedError), (OSError, errors.ImportFileMissingError)],
)
def test_a_locked_file_and_a_vanished_stick_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[OSError], error: type[errors.ImportRefusedError]
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise fault

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(error, match=r"Chưa đọc được a\.xlsx"):
        read_workbook(tmp_path / "a.xlsx")


def test_a_folder_that_may_not_be_opened_is_still_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:  # as Windows does
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(errors.ImportNotAWorkbookError):
        read_workbook(tmp_path)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", errors.ImportEmptyError),
        (xlsx([]), errors.ImportEmptyError),
        (b"PK\x03\x04 cut", errors.ImportDamagedError),
        (b"<html></html>", errors.ImportNotAWorkbookError),
        (raw_xlsx("<sheetData/>", **{"x.xml": "<!DOCTYPE x>"}), errors.ImportUnsafeError),
    ],
)
def test_each_refusal_is_its_own_sentence(tmp_path: Path, data: bytes, error: type[errors.ImportRefusedError]) -> None:
    with pytest.raises(error) as caught:
        read_workbook(written(tmp_path, data))
    what, safe, remedy = caught.value.parts
    assert what.startswith("Chưa đọc")
    assert (safe, remedy.endswith(".")) == ("Sổ không có gì thay đổi.", True)


def test_a_file_too_heavy_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(errors.ImportTooLargeError, match="nặng quá 10 MB"):
        read_workbook(written(tmp_path, b"PK" + b"\0" * LIMITS.file_bytes))


def test_reading_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    began = time.monotonic()
    with pytest.raises(errors.ImportTimeoutError, match="quá 1 giây"):
        read_workbook(written(tmp_path, xlsx([["x"]])), Limits(seconds=1))
    assert time.monotonic() - began < 5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of processor time for us")
def test_a_reader_that_the_system_stopped_took_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)"
    monkeypatch.setattr(process, "_command", lambda: [sys.executable, "-c", code])
    with pytest.raises(errors.ImportTimeoutError):
        read_workbook(written(tmp_path, xlsx([["x"]])))


def test_a_wish_to_stop_ends_the_reading(tmp_path: Path) -> None:
    class Impatient(Progress):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_workbook(written(tmp_path, xlsx([["x"]] * 2000)), progress=Impatient())


def test_a_reader_that_dies_means_a_damaged_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_command", lambda: [sys.executable, "-c", "import os; os.abort()"])
    with pytest.raises(errors.ImportDamagedError):
        read_workbook(written(tmp_path, xlsx([["x"]])))


def test_an_answer_without_end_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_ANSWER_LIMIT", 1000)
    with pytest.raises(errors.ImportTooLargeError, match="quá nhiều ô"):
        read_workbook(written(tmp_path, xlsx([["x"]] * 2000)))


def test_the_frozen_program_starts_itself_as_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert process._command() == [sys.executable, reader.READER_FLAG]


def test_the_reader_works_from_any_folder_and_hears_no_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, xlsx([["Họ tên"]]))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DVQC_PASSPHRASE", "mật khẩu")
    assert read_workbook(path).sheets[0].rows == {1: ["Họ tên"]}
    assert not [name for name in process._environment() if name.startswith("DVQC_")]


def test_the_limits_of_the_process_are_set() -> None:
    resource = pytest.importorskip("resource", reason="limits exist on POSIX only")
    code = (
        "import resource; from dvqc_desktop.imports.reader import Limits, confine; confine(Limits());"
        "print(*(resource.getrlimit(limit)[0] for limit in (resource.RLIMIT_AS, resource.RLIMIT_CPU)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert told.stdout.split() == [str(LIMITS.memory_bytes), str(LIMITS.seconds)]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 0


def test_one_question_gets_one_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "confine", lambda _limits: None)
    answer = io.BytesIO()
    reader.serve(io.BytesIO(reader.question_for(xlsx([["x", 1]]), LIMITS)), answer)
    assert json.loads(answer.getvalue())["sheets"][0]["rows"] == [[1, "x", 1]]


def test_the_process_itself_speaks_over_its_streams(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reader, "confine", lambda _limits: None)
    (tmp_path / "in").write_bytes(reader.question_for(b"<html>", LIMITS))
    real = os.fdopen
    monkeypatch.setattr(reader.os, "fdopen", lambda number, mode: (tmp_path / ("in", "out")[number]).open(mode))
    assert reader.main() == 0
    monkeypatch.setattr(reader.os, "fdopen", real)
    assert json.loads((tmp_path / "out").read_bytes())["refused"] == "not_a_workbook"


def test_too_little_memory_is_told_as_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    def starve(*_args: object) -> None:
        raise MemoryError

    monkeypatch.setattr(reader, "read_bytes", starve)
    assert json.loads(reader.answer_for(b"x", LIMITS))["values"]["why"] == "đọc tệp cần quá 512 MB bộ nhớ"


def test_without_limits_of_the_system_the_reader_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    answer = io.BytesIO()
    reader.serve(io.BytesIO(reader.question_for(xlsx([["x", 1]]), LIMITS)), answer)
    assert json.loads(answer.getvalue())["sheets"][0]["rows"] == [[1, "x", 1]]
