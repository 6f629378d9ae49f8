"""The schema's version: steps made by Alembic, the version checked at each open."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from dvqc_desktop.db import changelog, search_index
from dvqc_desktop.domain.errors.copies import BookOlder
from dvqc_desktop.domain.errors.store import BookDamaged, BookNewer

if TYPE_CHECKING:
    from alembic.config import Config

REVISIONS = ("0001",)
MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_FOLDERS: tuple[Path, ...] = (MIGRATIONS / "versions",)
# Triggers and the index of words are made from the models; steps run without them.
_MADE_ANEW = (
    "SELECT upper(type), name FROM sqlite_schema WHERE type = 'trigger' OR name = 'search_source'"
    f" OR name = '{search_index.NAME}' ORDER BY type DESC"
)
_VERSION = text("SELECT version_num FROM alembic_version")


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

    for kind, name in connection.exec_driver_sql(_MADE_ANEW).all():
        connection.exec_driver_sql(f'DROP {kind} IF EXISTS "{name}"')
    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, REVISIONS[-1])
    changelog.install_triggers(connection)
    search_index.install(connection)


def alembic_config() -> Config:
    """Where Alembic finds the steps."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(str(one).replace("%", "%%") for one in VERSION_FOLDERS))
    return config


def revision_of(connection: Connection) -> str:
    """The version of a book's schema. Raises BookDamaged for a file without one."""
    known = connection.execute(text("SELECT count(*) FROM sqlite_schema WHERE name = 'alembic_version'")).scalar_one()
    if not known:
        raise BookDamaged
    return str(connection.execute(_VERSION).scalar())


def check_version(connection: Connection) -> None:
    """Refuses a file of a newer program (BookNewer), an older one (BookOlder), one without a version (BookDamaged)."""
    revision = revision_of(connection)
    if revision not in REVISIONS:
        raise BookNewer(revision=revision)
    if revision != REVISIONS[-1]:
        raise BookOlder(revision=revision)
