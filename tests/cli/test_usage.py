"""Wrong usage, prompts, faults of our own: one Vietnamese sentence, never a traceback, nothing personal in the log."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dvqc_desktop import app
from dvqc_desktop.cli import access, main
from dvqc_desktop.faultlog import FILE_NAME
from dvqc_desktop.imports import reader
from dvqc_desktop.paths import log_folder
from tests.cli.conftest import PASSPHRASE, Run


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("khong-co-lenh", "so.dvqc"), "Không có lệnh khong-co-lenh"),
        (("verify", "so.dvqc", "thua.dvqc"), "chưa đúng"),
        (("list", "so.dvqc"), "Thiếu"),
        (("list", "so.dvqc", "everything"), "members, workers"),
        (("list", "so.dvqc", "due", "--as-of", "31/02/2026"), "--as-of"),
        (("movement", "so.dvqc", "--from", "2026-09-30"), "Thiếu --to"),
        (("report", "so.dvqc", "--period", "2026-Q5", "--out", "a.xlsx"), "không phải một kỳ"),
        (("report", "so.dvqc", "--period", "2026-Q3", "--out", "a.csv"), ".xlsx"),
        (("print", "so.dvqc", "everything", "--out", "a.pdf"), "agenda, "),
        (("new", "so.dvqc", "--sample", "khac"), "to-may-6, chi-bo-z2"),
        (("bench-data", "so.dvqc", "--workers", "0", "--years", "1"), "số nguyên"),
        (("print", "so.dvqc", "agenda", "--id", "99999999999999999999", "--out", "a.pdf"), "--id"),
        (("verify", "so.dvqc", "--nhanh"), "Không có tùy chọn --nhanh"),
        (("--passphrase", "x"), "Không có tùy chọn"),
    ],
)
def test_wrong_usage_is_said_in_vietnamese(run: Run, arguments: tuple[str, ...], words: str) -> None:
    told = run(*arguments)
    assert (told.status, told.out, len(told.err.splitlines())) == (2, "", 1)
    assert words in told.err


def test_help_is_vietnamese_and_offers_what_is_built(run: Run) -> None:
    told = run("--help")
    assert told.status == 0
    commands = ("new", "import", "list", "movement", "report", "consolidate", "print", "backup", "verify", "restore")
    assert all(f"  {name} " in told.out for name in (*commands, "bench-data"))
    assert not any(word in told.out for word in ("Usage", "Options", "Commands", "Show this message"))
    assert "Cách dùng: dvqc list" in run("list", "--help").out


@pytest.mark.parametrize("given", [[], ["so.dvqc"], ["--start-check"]])
def test_without_a_command_the_window_opens(given: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr(app, "main", lambda arguments: seen.append(arguments) or 0)
    assert main(given) == 0
    assert seen == [given]


def test_a_frozen_program_reads_workbooks_in_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "main", lambda: 7)
    assert main(["--read-workbook"]) == 7


def test_a_fault_of_our_own_is_told_without_its_values(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("Trịnh Đình Khải")

    monkeypatch.setattr(access, "key_of", fail)
    monkeypatch.setattr("dvqc_desktop.cli.books.key_of", fail)
    told = run("verify", book)
    log = (log_folder() / FILE_NAME).read_text("utf-8")
    assert (told.status, len(told.err.splitlines())) == (1, 1)
    assert "RuntimeError" in log
    assert "test_usage.py" in log
    assert not any("Khải" in text for text in (told.err, log))


def test_refusals_are_logged_by_their_code_alone(run: Run, tmp_path: Path) -> None:
    run("verify", tmp_path / "Trịnh Đình Khải.dvqc")
    log = (log_folder() / FILE_NAME).read_text("utf-8")
    assert "BookMissing" in log
    assert "Khải" not in log


class _Terminal:
    """Standard input at which somebody sits."""

    def isatty(self) -> bool:
        return True


def test_the_passphrase_is_asked_for_twice_for_a_new_book(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([PASSPHRASE, PASSPHRASE, PASSPHRASE, "khác"])
    monkeypatch.delenv("DVQC_PASSPHRASE")
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(answers))
    assert access.take_passphrase(None, twice=True) == PASSPHRASE
    with pytest.raises(access.PassphrasesDifferError):
        access.take_passphrase(None, twice=True)


def test_without_a_terminal_nobody_is_asked(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DVQC_PASSPHRASE")
    told = run("verify", book)
    assert told.status == 1
    assert "DVQC_PASSPHRASE" in told.err


def test_ctrl_c_stops_in_one_sentence(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dvqc_desktop.cli.books.key_of", stop)
    told = run("verify", book)
    assert (told.status, told.err.strip()[:7]) == (1, "Đã dừng")


def test_as_a_process_it_speaks_utf8_on_any_console(sample_file: Path, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "cp1252",
        "LC_ALL": "C",
        "XDG_STATE_HOME": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-m", "dvqc_desktop", "list", str(sample_file), "gaps", "--json"],
        capture_output=True, env=environment, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "Cao Thị Yến" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_a_passphrase_that_is_no_utf8_counts_as_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DVQC_PASSPHRASE", "b\udcf4n n\udce5m")
    with pytest.raises(access.PassphraseNotGivenError):
        access.take_passphrase(None)


@pytest.mark.parametrize("arguments", [("list", "so.dvqc", "due"), ("new", "so.dvqc"), ("--help",), ("so.dvqc",)])
def test_a_today_that_is_no_day_is_told_at_once(
    run: Run, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DVQC_TODAY", "20/11/2026")
    monkeypatch.chdir(tmp_path)
    told = run(*arguments)
    assert (told.status, told.out, len(told.err.splitlines())) == (1, "", 1)
    assert "DVQC_TODAY" in told.err
    assert not (tmp_path / "so.dvqc").exists()
