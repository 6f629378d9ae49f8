"""Books as files: made, copied, checked, restored; and every refusal leaves what is there as it was."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from dvqc_desktop.db import changelog
from dvqc_desktop.db.engine import open_database
from dvqc_desktop.db.keys import derive_key, key_from_recovery_code, read_salt, recovery_code
from tests.cli.conftest import PASSPHRASE, Run, digest


def refused(ran: object) -> bool:
    """One sentence on standard error, nothing on standard output, status 1."""
    status, out, err = ran.status, ran.out, ran.err  # type: ignore[attr-defined]
    return (status, out) == (1, "") and len(err.splitlines()) == 1 and "Traceback" not in err


def test_backup_verify_and_restore(run: Run, book: Path, tmp_path: Path) -> None:
    folder = tmp_path / "usb" / "sao-luu"
    assert run("backup", book, "--to", folder).status == 0
    (copy,) = folder.iterdir()
    assert run("verify", copy).status == 0
    restored = tmp_path / "lai.dvqc"
    assert run("restore", copy, "--to", restored).status == 0
    listed = [run("list", path, "workers", "--json").out for path in (book, restored)]
    assert listed[0] == listed[1]


def test_a_recovery_sheet_is_a_pdf_and_is_no_longer_asked_for(run: Run, tmp_path: Path) -> None:
    book, sheet = tmp_path / "so.dvqc", tmp_path / "phieu.pdf"
    told = run("new", book, "--recovery-sheet", sheet)
    assert told.status == 0
    assert "in ra" in told.out
    assert sheet.read_bytes().startswith(b"%PDF")
    assert "recovery" not in {row["kind"] for row in run("list", book, "due", "--json").json}
    key = key_from_recovery_code(recovery_code(derive_key(PASSPHRASE, read_salt(book))))
    open_database(book, key).close()


def test_new_leaves_nothing_behind_when_it_fails(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "so.dvqc"
    assert refused(run("new", book, "--recovery-sheet", tmp_path / "khong-co" / "phieu.pdf"))
    assert not book.exists()


def test_new_and_restore_never_overwrite(run: Run, book: Path, sample_file: Path) -> None:
    before = digest(book)
    assert refused(run("new", book))
    assert refused(run("restore", sample_file, "--to", book))
    assert digest(book) == before


def test_a_new_book_needs_its_folder_and_a_long_passphrase(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refused(run("new", tmp_path / "khong-co" / "so.dvqc"))
    monkeypatch.setenv("DVQC_PASSPHRASE", "ngắn quá")
    assert refused(run("new", tmp_path / "so.dvqc"))
    assert list(tmp_path.glob("*.dvqc")) == []


def test_a_wrong_passphrase_is_refused(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest(book)
    monkeypatch.setenv("DVQC_PASSPHRASE", "một câu khác hẳn câu kia")
    told = run("list", book, "workers", "--json")
    assert refused(told)
    assert "mật khẩu chưa đúng" in told.err
    assert digest(book) == before


def test_files_that_are_no_books_are_refused_by_name(run: Run, book: Path, tmp_path: Path) -> None:
    empty, plain, missing = tmp_path / "rong.dvqc", tmp_path / "thuong.dvqc", tmp_path / "mat.dvqc"
    empty.touch()
    with sqlite3.connect(plain) as connection:
        connection.execute("CREATE TABLE t (a)")
    connection.close()
    told = {path.stem: run("verify", path) for path in (empty, plain, missing)}
    assert all(refused(ran) for ran in told.values())
    assert "0 byte" in told["rong"].err
    assert "SQLite thường" in told["thuong"].err
    assert "không thấy tệp" in told["mat"].err


@pytest.mark.parametrize("command", [("verify",), ("list", "workers"), ("backup", "--to")])
def test_a_damaged_book_is_refused_and_left_as_it_is(
    run: Run, book: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    content = bytearray(book.read_bytes())
    for place in range(5 * 4096 + 100, len(content), 4096):
        content[place] ^= 0xFF
    book.write_bytes(bytes(content))
    before = digest(book)
    more = [tmp_path / "sao-luu"] if command[-1] == "--to" else []
    assert refused(run(command[0], book, *command[1:], *more))
    assert digest(book) == before


def test_a_book_of_a_newer_program_is_refused(run: Run, book: Path) -> None:
    database = open_database(book, derive_key(PASSPHRASE, read_salt(book)))
    with database.writing_unlogged() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    before = digest(book)
    told = run("verify", book)
    assert refused(told)
    assert "mới hơn" in told.err
    assert digest(book) == before


def test_bench_data_makes_a_whole_book(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "do.dvqc"
    assert run("bench-data", book, "--workers", 30, "--years", 1, "--seed", 7).status == 0
    assert run("verify", book).status == 0
    assert len(run("list", book, "workers", "--json").json) == 30


def test_the_same_passphrase_opens_the_book_from_a_file(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DVQC_PASSPHRASE")
    secret = tmp_path / "mat-khau.txt"
    secret.write_text(PASSPHRASE + "\n", encoding="utf-8-sig")
    assert run("verify", book, "--passphrase-file", secret).status == 0
    secret.write_text("", encoding="utf-8")
    assert refused(run("verify", book, "--passphrase-file", secret))
    assert refused(run("verify", book, "--passphrase-file", tmp_path / "khong-co.txt"))


def test_a_copy_made_by_the_file_manager_opens(run: Run, book: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(book, tmp_path / "bản chép ổn định.dvqc"))
    assert run("verify", copy).status == 0


@pytest.mark.parametrize("name", ["ố" * 200 + ".dvqc", "x" * 248 + ".dvqc", "ố" * 200 + "/so.dvqc"])
def test_a_name_too_long_is_refused_and_leaves_nothing(run: Run, book: Path, tmp_path: Path, name: str) -> None:
    there = sorted(tmp_path.iterdir())
    assert refused(run("new", tmp_path / name))
    assert refused(run("list", tmp_path / name, "due"))
    assert refused(run("restore", book, "--to", tmp_path / name))
    assert refused(run("print", book, "agenda", "--out", tmp_path / ("ố" * 200 + ".pdf")))
    assert [path for path in sorted(tmp_path.iterdir()) if path.name != "settings"] == [
        path for path in there if path.name != "settings"
    ]


def test_a_damaged_book_is_named_as_damaged_by_backup_and_restore(run: Run, book: Path, tmp_path: Path) -> None:
    content = bytearray(book.read_bytes())
    content[-3000] ^= 1
    book.write_bytes(content)
    for words in (("backup", book, "--to", tmp_path / "usb" / "moi"), ("restore", book, "--to", tmp_path / "b.dvqc")):
        told = run(*words)
        assert refused(told)
        assert "bị hỏng một phần" in told.err
    assert not (tmp_path / "usb").exists()
    assert not (tmp_path / "b.dvqc").exists()


def test_a_head_printed_on_paper_is_found_in_the_book(run: Run, book: Path) -> None:
    database = open_database(book, derive_key(PASSPHRASE, read_salt(book)))
    with database.reading() as session:
        head = changelog.head(session.connection())
    database.close()
    told = run("verify", book, "--head", head)
    assert told.status == 0
    assert f"Dấu {head} là của việc" in told.out
    assert "đó là việc mới nhất" in told.out


@pytest.mark.parametrize("head", ["0000 0000 0000 0000", "12ab"])
def test_a_head_that_is_not_in_the_book_is_refused(run: Run, book: Path, head: str) -> None:
    assert refused(run("verify", book, "--head", head))
