"""The schema's version: made by the baseline, checked at each open."""

import os

from sqlalchemy import Connection, text

from dvqc_desktop.db import changelog
from dvqc_desktop.db.models import Base
from dvqc_desktop.domain.errors.store import BookDamaged, BookNewer

REVISIONS = ("0001",)
CURRENT = REVISIONS[-1]


def create(connection: Connection) -> None:
    """Makes the tables, the triggers and the chain key of a new book, by the same migrations as an old one gets."""
    Base.metadata.create_all(connection)
    changelog.install_triggers(connection)
    connection.execute(
        text("INSERT INTO maintenance (key, value) VALUES (:key, :value)"),
        {"key": changelog.CHAIN_KEY, "value": os.urandom(32).hex()},
    )
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{CURRENT}')")


def check_version(connection: Connection) -> None:
    """Refuses a file written by a newer program (BookNewer) or one without a version (BookDamaged)."""
    known = connection.execute(text("SELECT count(*) FROM sqlite_schema WHERE name = 'alembic_version'")).scalar_one()
    if not known:
        raise BookDamaged
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision not in REVISIONS:
        raise BookNewer(revision=revision)
