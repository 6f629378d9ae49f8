"""Commands about the book as a file: made, copied, checked, restored."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dvqc_desktop.cli.access import key_of, opened, take_passphrase
from dvqc_desktop.cli.kinds import PATH, OutKind
from dvqc_desktop.cli.parts import book_argument, passphrase_option
from dvqc_desktop.cli.words import Command
from dvqc_desktop.domain.errors.commands import BookFolderMissingError, BookNameTooLongError
from dvqc_desktop.domain.errors.store import BookExists

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

SAMPLES = ("to-may-6", "chi-bo-z2")
LONGEST_NAME_BYTES = 240  # file systems take 255; the journal's name is longer by 8
SHEET_WARNING = "Phiếu khôi phục mở được sổ: in ra, cất trong phong bì dán kín, rồi xóa tệp PDF này."


@click.command(cls=Command)
@book_argument
@click.option("--sample", type=click.Choice(SAMPLES), help="Ghi sẵn một tổ đảng hoặc chi bộ mẫu, tính đến 20/11/2026.")
@click.option("--recovery-sheet", type=OutKind(".pdf"), help="Ghi phiếu khôi phục ra tệp PDF này.")
@passphrase_option
def new(book: Path, sample: str | None, recovery_sheet: Path | None, passphrase_file: Path | None) -> None:
    """Tạo một sổ mới, đã mã hóa; không ghi đè tệp đã có."""
    _make(book, passphrase_file, lambda database: _fill(database, sample, recovery_sheet))
    click.echo(f"Đã tạo sổ {book.name}.")


def _make(book: Path, passphrase_file: Path | None, fill: Callable[["Database"], None]) -> None:
    """Makes a new book and fills it; a book that could not be filled is not left behind."""
    from dvqc_desktop.db.engine import create_database
    from dvqc_desktop.db.keys import new_seal
    from dvqc_desktop.services.passphrases import check_new_passphrase

    _check_place(book)
    passphrase = take_passphrase(passphrase_file, twice=True)
    check_new_passphrase(passphrase)
    seal = new_seal(passphrase)
    database = create_database(book, seal.key, seal.salt)
    try:
        fill(database)
    except BaseException:
        database.close()
        book.unlink(missing_ok=True)
        raise
    database.close()


def _check_place(book: Path) -> None:
    if len(book.name.encode("utf-8", "surrogateescape")) > LONGEST_NAME_BYTES:
        raise BookNameTooLongError
    try:
        there, has_folder = book.exists(), book.parent.is_dir()
    except OSError:  # the system takes no path like this one
        raise BookFolderMissingError(name=book.name) from None
    if there:
        raise BookExists(name=book.name)
    if not has_folder:
        raise BookFolderMissingError(name=book.name)


def _fill(database: "Database", sample: str | None, recovery_sheet: Path | None) -> None:
    """Writes the sample cell and the recovery sheet, where they are asked for."""
    if sample is not None:
        from dvqc_desktop.services.sample import write_sample

        write_sample(database, sample)
    if recovery_sheet is not None:
        from dvqc_desktop.cli.recovery import write_recovery_sheet

        write_recovery_sheet(database, recovery_sheet)
        click.echo(SHEET_WARNING)


@click.command(cls=Command)
@book_argument
@click.option("--to", "folder", type=PATH, required=True, metavar="THƯ MỤC", help="Nơi giữ bản sao, tạo nếu chưa có.")
@passphrase_option
def backup(book: Path, folder: Path, passphrase_file: Path | None) -> None:
    """Ghi một bản sao đã kiểm tra của sổ vào thư mục."""
    from dvqc_desktop.db.backup import back_up

    with opened(book, passphrase_file) as database:
        copy = back_up(database, folder)
    click.echo(f"Đã sao lưu và đọc lại: {copy.name}.")


@click.command(cls=Command)
@book_argument
@click.option("--head", metavar="DẤU", help="Dấu nhật ký in ở chân báo cáo; nói dấu ấy thuộc việc nào.")
@passphrase_option
def verify(book: Path, head: str | None, passphrase_file: Path | None) -> None:
    """Kiểm tra toàn bộ sổ: mã hóa, cấu trúc, nhật ký thay đổi, dấu nhật ký in trên giấy."""
    from dvqc_desktop.db.backup import check_open_book
    from dvqc_desktop.db.upgrade import as_current

    with as_current(book, key_of(book, passphrase_file)) as database:
        check_open_book(database)
        place = None if head is None else _place_of(database, head)
    click.echo(f"Sổ {book.name} còn nguyên vẹn.")
    if place is not None:
        click.echo(place)


def _place_of(database: "Database", head: str) -> str:
    """Where a printed head stands in the log, in a sentence. Raises HeadTooShort, HeadNotFound."""
    from dvqc_desktop.db.audit import find_head

    with database.reading() as session:
        place = find_head(session.connection(), head)
    later = f"sau đó có {place.later} việc" if place.later else "đó là việc mới nhất"
    return f"Dấu {head.strip()} là của việc “{place.act}” ghi lúc {place.at:%H:%M ngày %d/%m/%Y}; {later}."


@click.command(cls=Command)
@click.argument("copy", type=PATH, metavar="BẢN-SAO")
@click.option("--to", "book", type=PATH, required=True, metavar="SỔ", help="Tệp sổ sẽ tạo; không ghi đè tệp đã có.")
@passphrase_option
def restore(copy: Path, book: Path, passphrase_file: Path | None) -> None:
    """Tạo lại sổ từ một bản sao lưu."""
    from dvqc_desktop.db.backup import restore_book

    _check_place(book)
    restore_book(copy, key_of(copy, passphrase_file), book)
    click.echo(f"Đã khôi phục thành {book.name}.")


@click.command("bench-data", cls=Command)
@book_argument
@click.option("--workers", type=click.IntRange(1, 100_000), required=True, metavar="N", help="Số quần chúng.")
@click.option("--years", type=click.IntRange(1, 20), required=True, metavar="Y", help="Số năm có số liệu.")
@click.option("--seed", type=int, default=1, show_default=True, help="Cùng số này thì ra cùng số liệu.")
@passphrase_option
def bench_data(book: Path, workers: int, years: int, seed: int, passphrase_file: Path | None) -> None:
    """Tạo một sổ giả lập để đo tốc độ, không ghi nhật ký thay đổi."""
    from dvqc_desktop.services.bench_data import BenchSize, write_bench_data

    _make(book, passphrase_file, lambda database: write_bench_data(database, BenchSize(workers, years, seed)))
    click.echo(f"Đã tạo sổ giả lập {book.name}: {workers} quần chúng, {years} năm.")
