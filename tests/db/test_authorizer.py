"""While something leaves the book, the engine refuses every column but those named, and everything but reading."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Base, Contact, Person
from dvqc_desktop.domain.errors.exports import OutwardReadRefusedError

ALLOWED = {"person": frozenset({"id", "full_name"})}
COLUMNS = [(table.name, column.name) for table in Base.metadata.sorted_tables for column in table.columns]
BEYOND = (
    "SELECT said FROM contact",
    "SELECT full_name FROM person WHERE trade = 'tiện'",
    "SELECT full_name FROM person ORDER BY sex",
    "WITH all_said AS (SELECT said FROM contact) SELECT count(*) FROM all_said",
    "SELECT full_name FROM person WHERE id IN (SELECT worker_id FROM contact)",
    "SELECT (SELECT group_concat(said) FROM contact)",
    "SELECT * FROM person",
    "SELECT name FROM sqlite_schema",
    "SELECT words FROM search_source",
    "ATTACH DATABASE ':memory:' AS other",
    "PRAGMA table_info(person)",
    "PRAGMA key",
    "SELECT * FROM pragma_table_info('person')",
    "SELECT sqlcipher_export('main')",
    "SELECT load_extension('x')",
    "CREATE TEMP VIEW v AS SELECT said FROM contact",
    "CREATE TABLE t AS SELECT full_name FROM person",
    "UPDATE person SET full_name = 'x'",
    "INSERT INTO setting (key, value) VALUES ('a', 'b')",
    "DELETE FROM contact",
    "DROP TABLE contact",
)


def run(session: Session, statement: str) -> list[object]:
    return list(session.execute(text(statement)).all())


def test_what_is_named_is_read(db: Database) -> None:
    assert db.read_outward(ALLOWED, run, "SELECT count(*), max(full_name) FROM person") == [(0, None)]
    assert db.read_outward(ALLOWED, run, "WITH p AS (SELECT full_name AS n FROM person) SELECT n FROM p") == []


@pytest.mark.parametrize("statement", BEYOND)
def test_every_way_to_more_is_refused_by_the_engine(db: Database, statement: str) -> None:
    with pytest.raises(OutwardReadRefusedError, match="không được đưa ra ngoài sổ"):
        db.read_outward(ALLOWED, run, statement)


def refused_columns(session: Session) -> Iterator[tuple[str, str]]:
    for table, column in COLUMNS:
        try:
            session.execute(text(f'SELECT "{table}"."{column}" FROM "{table}"'))
        except DBAPIError as error:
            assert "prohibited" in str(error)
            yield table, column


def test_all_columns_but_those_named_are_refused(db: Database) -> None:
    refused = db.read_outward(ALLOWED, lambda session: set(refused_columns(session)))
    assert len(COLUMNS) > 300
    assert refused == set(COLUMNS) - {("person", "id"), ("person", "full_name")}


def test_afterwards_everything_is_read_again_also_after_a_refusal(db: Database) -> None:
    with pytest.raises(OutwardReadRefusedError):
        db.read_outward(ALLOWED, lambda session: session.scalars(select(Contact)).all())
    assert db.read(lambda session: session.scalars(select(Person)).all()) == []


def test_another_fault_flies_on(db: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        db.read_outward(ALLOWED, lambda _session: 1 / 0)
    with pytest.raises(DBAPIError, match="no such table"):
        db.read_outward(ALLOWED, run, "SELECT a FROM nowhere")
