"""A report reads only what its list of columns names, and the list names nothing that a report does not read."""

import pytest
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Base
from dvqc_desktop.domain.errors.exports import OutwardReadRefusedError
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.services.reports.outward import REPORT
from dvqc_desktop.services.reports.report import read_report

TEXTS = {
    "class_event": {"reason", "strengths", "aspects", "causes", "help_agreed", "basis", "facts"},
    "contact": {"said", "seen", "next_step", "need", "help_given", "topics"},
    "plan": {"situation", "wish", "task", "result", "requirement"},
    "proposal": {"text", "answer", "worker_id"},
    "opinion": {"text", "answer"},
    "person": {"birth_on", "phone", "address", "note"},
}


@pytest.mark.parametrize("code", ["2026-11", "2026-Q4", "2026", "2026-10-01..2026-11-15"])
def test_a_report_is_read_within_its_list(sample: Database, code: str) -> None:
    assert sample.read_outward(REPORT, read_report, parse_period(code)) == sample.read(read_report, parse_period(code))


def asked_for(database: Database) -> set[tuple[str, str]]:
    asked: set[tuple[str, str]] = set()

    def note(action: int, table: str, column: str, _base: str, _through: str) -> int:
        if action == dbapi2.SQLITE_READ and column:
            asked.add((table, column))
        return int(dbapi2.SQLITE_OK)

    database.connection.set_authorizer(note)
    try:
        for code in ("2026-11", "2026-Q4", "2026"):
            database.read(read_report, parse_period(code))
    finally:
        database.connection.set_authorizer(None)
    return asked


def test_the_list_holds_nothing_that_no_report_needs(sample: Database) -> None:
    listed = {(table, column) for table, columns in REPORT.items() for column in columns if table != "sent_report"}
    assert listed == {asked for asked in asked_for(sample) if asked[0] != "sent_report"}


def test_no_text_about_anybody_and_no_private_table_stands_in_the_list() -> None:
    assert not {table for table in REPORT if "private" in table}
    assert not [table for table, texts in TEXTS.items() if REPORT[table] & texts]
    tables = {table.name: set(table.columns.keys()) for table in Base.metadata.sorted_tables}
    assert all(columns <= tables[table] for table, columns in REPORT.items() if table != "json_each")


def test_a_report_that_asked_for_more_would_be_refused(sample: Database) -> None:
    less = {**REPORT, "contact": frozenset({"at"})}

    def read(session: Session) -> object:
        return read_report(session, parse_period("2026-11"))

    with pytest.raises(OutwardReadRefusedError):
        sample.read_outward(less, read)
