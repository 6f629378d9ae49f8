"""Every text of a book carries its column's sign; what leaves the book shows which columns were let out."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.exports.documents.typeset import render_pdf
from dvqc_desktop.exports.excel.report import build_report_workbook
from dvqc_desktop.services.members.year_register import fill_year, propose_lines
from dvqc_desktop.services.reports.report import read_report
from dvqc_desktop.services.rules import load_rule_pack
from tests.conftest import KEY, TODAY
from tests.faults.plant import plant, signs_in
from tests.faults.test_private_catalogue import confide, papers

# The signer with the post, groups, and the names of what is counted; all else is a number or a word of the program.
LET_INTO_REPORTS = {"person.full_name", "post.title", "work_group.name"}
LET_INTO_REPORTS |= {f"{table}.{column}" for table in ("indicator", "production_item") for column in ("name", "unit")}
NEVER = {
    "contact_private.text",
    "person.phone",
    "person.note",
    "worker_link.reason",
    "class_event.reason",
    "contact.summary",
}


@pytest.fixture(scope="module")
def planted(sample_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DVQC_TODAY", TODAY)
        database = open_database(Path(shutil.copy(sample_book, tmp_path_factory.mktemp("plant") / "so.dvqc")), KEY)
        database.write(confide)
        database.write(fill_year, 2026, [row.fields for row in database.read(propose_lines, 2026)])
        names: set[str] = set()
        database.write(plant, names)
        assert len(names) > 60 and {"contact_private.text", "person.phone", "person.note"} <= names
        yield database
        database.close()


def test_a_report_holds_the_columns_it_may_and_no_other(planted: Database, tmp_path: Path) -> None:
    for code in ("2026-11", "2026-Q4", "2026"):
        report = planted.read(read_report, parse_period(code))
        (tmp_path / f"{code}.xlsx").write_bytes(build_report_workbook(report))
    assert signs_in(tmp_path) <= LET_INTO_REPORTS
    assert "work_group.name" in signs_in(tmp_path)


def test_no_paper_holds_what_never_leaves(planted: Database, tmp_path: Path) -> None:
    for name, document in papers(planted):
        (tmp_path / f"{name}.pdf").write_bytes(render_pdf(document, load_rule_pack()))
    assert "person.full_name" in signs_in(tmp_path)
    assert not signs_in(tmp_path) & NEVER
