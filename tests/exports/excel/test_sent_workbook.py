"""A report sent is exported again to the same workbook, whatever became of people, names and rules since."""

import re
import zipfile
from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.exports.documents.report_paper import ReportPaperData, report_paper
from dvqc_desktop.exports.excel.report import build_report_workbook
from dvqc_desktop.services.cell_settings import save_settings
from dvqc_desktop.services.reports.sent_reports import Marking, mark_sent, read_sent, report_to_hand_out
from dvqc_desktop.services.rules import kept_rules, set_rule
from dvqc_desktop.services.unit import Unit, save_unit

QUARTER = parse_period("2026-Q3")
STAMP = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def parts(workbook: bytes) -> dict[str, bytes]:
    """The parts of a package without the time stamp."""
    with zipfile.ZipFile(BytesIO(workbook)) as package:
        return {name: STAMP.sub(b"", package.read(name)) for name in package.namelist()}


def lose(session: Session) -> Change:
    """Every third contact, assignment, presence and membership is deleted, every second name is taken out."""
    for table in ("contact", "holder_assignment", "attendance", "membership"):
        session.execute(text(f"DELETE FROM {table} WHERE id % 3 = 0"))
    session.execute(text("UPDATE person SET full_name = 'Người đã rút tên' WHERE id % 2 = 0"))
    return Change("rút tên", "", frozenset())


def upset(book: Database) -> None:
    """People are gone for good, others moved, classes are called otherwise, rules and the unit are changed."""
    book.write(lose)
    book.write(save_settings, {"wording.active": "Hăng hái", "wording.needs_help": "Cần kèm cặp"})
    book.write(set_rule, "page.margin_left", 25)
    book.write(save_unit, Unit("cell", "Chi bộ khác", "K9", "", "Đảng bộ khác", "Hải Phòng"))


@pytest.fixture
def sent_id(sample: Database) -> int:
    made = sample.write(mark_sent, Marking(QUARTER, "Đảng ủy X.40", date(2026, 10, 5), date(2026, 9, 30))).row_id
    assert made is not None
    return made


def test_exporting_again_gives_the_same_workbook(sample: Database, sent_id: int) -> None:
    before = parts(build_report_workbook(sample.read(report_to_hand_out, QUARTER)))
    upset(sample)
    after = parts(build_report_workbook(sample.read(report_to_hand_out, QUARTER)))
    assert list(after) == list(before)
    assert [name for name in before if before[name] != after[name]] == []


def test_printing_again_gives_the_same_paper(sample: Database, sent_id: int) -> None:
    def paper() -> object:
        kept = sample.read(read_sent, sent_id)
        rules = kept_rules(kept.rule_version, kept.rule_changes)
        return report_paper(ReportPaperData(kept.report, kept.unit, kept.signer), rules), rules.number(
            "page.margin_left"
        )

    before = paper()
    upset(sample)
    assert paper() == before
