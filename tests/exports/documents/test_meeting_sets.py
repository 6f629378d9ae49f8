"""The set of a month and the registers of a year: which meetings and papers stand in them, and in what order."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.exports.documents.meeting_sets import BookKind, bound_book, month_set
from dvqc_desktop.exports.documents.print_paper import PaperKind
from tests.conftest import KEY

NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def sample(sample_book: Path, tmp_path: Path) -> Iterator[Database]:
    database = open_database(Path(shutil.copy(sample_book, tmp_path / "mau.dvqc")), KEY)
    yield database
    database.close()


def test_the_set_goes_meeting_by_meeting_with_minutes_of_those_held(sample: Database) -> None:
    made = month_set(sample, NOVEMBER, (PaperKind.AGENDA, PaperKind.MINUTES))
    assert made.name == "Bộ giấy tờ tháng 11-2026"
    assert [paper.name for paper in made.papers] == ["Chương trình", "Biên bản", "Chương trình"]


def test_a_month_or_a_choice_without_papers_is_refused(sample: Database) -> None:
    with pytest.raises(NothingToPrintError, match="tháng 1"):
        month_set(sample, date(2026, 1, 1))
    with pytest.raises(NothingToPrintError):
        month_set(sample, NOVEMBER, ())


def test_the_register_of_minutes_has_the_closed_meetings_by_day(sample: Database) -> None:
    book = bound_book(sample, BookKind.MINUTES, 2026)
    assert [entry.day for entry in book.entries] == ["11/09/2026", "24/09/2026", "06/10/2026", "22/10/2026"]
    assert book.entries[3].subject == "sinh hoạt tổ đảng kỳ 2 tháng 10 năm 2026 (Ngày đảng)"
    assert book.closing.right.authority == "T/M TỔ ĐẢNG"
    with pytest.raises(NothingToPrintError, match="năm 2019 chưa có biên bản nào"):
        bound_book(sample, BookKind.MINUTES, 2019)


def test_the_register_of_conclusions_names_their_numbers(sample: Database) -> None:
    book = bound_book(sample, BookKind.RESOLUTION, 2026)
    assert book.name == "Sổ kết luận của tổ đảng năm 2026"
    assert [entry.subject.partition(":")[0] for entry in book.entries] == [
        "Số 01-KL/TĐ",
        "Số 02-KL/TĐ",
        "Số 03-KL/TĐ",
    ]


def test_all_papers_of_a_month_can_be_chosen(sample: Database) -> None:
    names = {paper.name for paper in month_set(sample, NOVEMBER).papers}
    assert {"Chương trình", "Giấy mời", "Biên bản", "Danh mục việc giao"} <= names
