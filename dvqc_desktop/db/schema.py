"""The schema's version: steps made by Alembic, the version checked at each open."""

import os
from pathlib import Path

from sqlalchemy import Connection, text

from dvqc_desktop.db import changelog, search_index
from dvqc_desktop.domain.errors.store import BookDamaged, BookNewer

REVISIONS = ("0001",)
CURRENT = REVISIONS[-1]
MIGRATIONS = Path(__file__).parent / "migrations"


def create(connection: Connection) -> None:
    """Makes the tables, the triggers and the chain key of a new book, by the same steps an old one would take."""
    migrate(connection)
    connection.execute(
        text("INSERT INTO maintenance (key, value) VALUES (:key, :value)"),
        {"key": changelog.CHAIN_KEY, "value": os.urandom(32).hex()},
    )


def migrate(connection: Connection) -> None:
    """Brings the schema to the current version, inside the connection's transaction; makes triggers and index anew."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, CURRENT)
    changelog.install_triggers(connection)
    search_index.install(connection)


def check_version(connection: Connection) -> None:
    """Refuses a file written by a newer program (BookNewer) or one without a version (BookDamaged)."""
    known = connection.execute(text("SELECT count(*) FROM sqlite_schema WHERE name = 'alembic_version'")).scalar_one()
    if not known:
        raise BookDamaged
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision not in REVISIONS:
        raise BookNewer(revision=revision)
