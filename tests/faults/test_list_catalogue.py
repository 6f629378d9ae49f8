"""Lists for Excel hold no private word, nothing of the machine or its user, and no class beside a worker's name."""

import io
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.db.models import Contact
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.classes import CLASS_WORDS
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.exports.excel.listing import ListHead, ShownList, build_list_workbook, line_of
from dvqc_desktop.exports.excel.report import build_report_workbook
from dvqc_desktop.services.contacts.private_notes import TOPICS, keep_private_note
from dvqc_desktop.services.contacts.proposals import list_proposals
from dvqc_desktop.services.development import list_candidates
from dvqc_desktop.services.leaving_lists import leaving_proposals, leaving_tasks
from dvqc_desktop.services.meetings.tasks.tasks import member_tasks
from dvqc_desktop.services.members.member_lists import list_members
from dvqc_desktop.services.people.worker_lists import list_workers
from dvqc_desktop.services.reports.outward import REPORT
from dvqc_desktop.services.reports.report import read_report
from dvqc_desktop.ui.models.rows import Column
from dvqc_desktop.ui.pages.board.listing.cells import OUTSIDE
from dvqc_desktop.ui.pages.development.page import candidate_model
from dvqc_desktop.ui.pages.meetings.tasks.member_tasks import COLUMNS as TASKS
from dvqc_desktop.ui.pages.members.table import roster_model
from dvqc_desktop.ui.pages.plans.register.register import COLUMNS as TOLD
from dvqc_desktop.ui.pages.plans.register.register import WORKER_COLUMN
from tests.conftest import KEY, TODAY
from tests.faults.scan import find_leaks

DAY = date.fromisoformat(TODAY)
MARKER = "Điều riêng 8K2: chuyện nhà, xin đừng ghi"
HERE = ("nguoi-dung-rat-rieng", "may-tram-rat-rieng", "/duong/dan/rat/rieng")


def confide(session: Session) -> Change:
    """The marker in the private part of a few contacts."""
    by_members = select(Contact.id).where(Contact.joint_id.is_(None), Contact.said.is_not(None)).limit(3)
    for contact_id in session.execute(by_members).scalars().all():
        keep_private_note(session, contact_id, MARKER)
    return Change("ghi", "phần riêng", TOPICS)


@pytest.fixture(scope="module")
def files(sample_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the report and every list."""
    folder = tmp_path_factory.mktemp("danh-sach")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DVQC_TODAY", TODAY)
        for name, value in zip(("USER", "HOSTNAME", "HOME"), HERE, strict=True):
            patch.setenv(name, value)
        book = open_database(Path(shutil.copy(sample_book, tmp_path_factory.mktemp("kin") / "so.dvqc")), KEY)
        book.write(confide)
        for name, content in made(book):
            (folder / f"{name}.xlsx").write_bytes(content)
        book.close()
        yield folder


def workbook(rows: Sequence[Any], columns: Sequence[Column[Any]]) -> bytes:
    assert rows
    heads = tuple(ListHead(column.title, column.right) for column in columns)
    lines = tuple(line_of(column.text(row) for column in columns) for row in rows)
    return build_list_workbook(ShownList("Danh sách", "Tổ máy 6", DAY, "tất cả", "", heads, lines))


def made(book: Database) -> Iterator[tuple[str, bytes]]:
    """The report of a quarter, and every list as its page exports it."""
    yield "report", build_report_workbook(book.read_outward(REPORT, read_report, parse_period("2026-Q4")))
    yield "members", workbook(book.read(list_members, DAY), roster_model().columns)
    yield "workers", workbook(book.read(list_workers, DAY), OUTSIDE.leaving(()))
    yield "candidates", workbook(book.read(list_candidates, DAY), candidate_model().columns)
    told = book.read(leaving_proposals, book.read(list_proposals, DAY))
    yield "told", workbook(told, [column for place, column in enumerate(TOLD) if place != WORKER_COLUMN])
    yield "tasks", workbook(book.read(leaving_tasks, book.read(member_tasks, DAY), DAY), TASKS)


def test_no_private_word_stands_in_any(files: Path) -> None:
    assert len(list(files.iterdir())) == 6
    assert find_leaks(files, MARKER) == []


def test_nothing_tells_of_the_machine_its_user_or_a_path(files: Path) -> None:
    for words in (*HERE, str(Path.cwd()), str(files)):
        assert find_leaks(files, words) == []


def test_names_of_workers_stand_in_the_lists_of_people_alone(files: Path) -> None:
    found = {place.partition(".")[0] for place in find_leaks(files, "Đào Thị Dung")}
    assert found == {"workers"}


def test_the_list_of_workers_says_no_class(files: Path) -> None:
    assert not [words for words in CLASS_WORDS.values() if words in words_of(files / "workers.xlsx")]


def words_of(path: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()
