"""A new book is made by the migrations, and they make what the models describe."""

from sqlalchemy import create_engine, text

from dvqc_desktop.db import changelog
from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Base
from tests.freeze_schema import BASELINE


def test_the_baseline_makes_the_tables_of_the_models(db: Database) -> None:
    described = create_engine("sqlite://")
    Base.metadata.create_all(described)
    listing = text(
        "SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL"
        " AND name NOT LIKE 'search%'"
    )
    with described.connect() as connection:
        wanted = {row.name: " ".join(row.sql.split()) for row in connection.execute(listing)}
    described.dispose()
    with db.reading() as session:
        made = {row.name: " ".join(row.sql.split()) for row in session.execute(listing)}
    made.pop("alembic_version")
    assert made == wanted, f"run python -m tests.freeze_schema to write {BASELINE.name} anew"


def test_every_logged_table_has_its_three_triggers(db: Database) -> None:
    with db.reading() as session:
        triggers = (
            session.execute(text("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'log%'"))
            .scalars()
            .all()
        )
    assert len(triggers) == 3 * len(changelog.logged_tables())


def test_every_rule_of_the_schema_has_a_name() -> None:
    unnamed = [
        f"{table.name}: {constraint}"
        for table in Base.metadata.sorted_tables
        for constraint in table.constraints
        if not constraint.name
    ]
    assert unnamed == []
