"""Former files beside the book, left by a restore, a repair or an upgrade: kept until three verified copies exist."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import text

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.backups import COPIES_BEFORE_LETTING_GO

FORMER_FILES = "former_files"
_NEWEST_ENTRY = text("SELECT coalesce(max(id), 0) FROM backup_entry")
_COPIES_SINCE = text("SELECT count(*) FROM backup_entry WHERE failure IS NULL AND id > :since")


@dataclass(frozen=True, slots=True)
class Former:
    """A former file: its name beside the book, and the last line of the register of copies when it was put aside."""

    name: str
    since: int


def note_former(database: Database, former: Path) -> None:
    """Notes in the open book that this file was put aside for it."""
    with database.reading() as session:
        newest = session.execute(_NEWEST_ENTRY).scalar_one()
    _keep(database, [*list_formers(database), Former(former.name, int(newest))])


def list_formers(database: Database) -> list[Former]:
    """The former files still kept, the latest last."""
    kept = [Former(**one) for one in json.loads(database.find_note(FORMER_FILES) or "[]")]
    return [one for one in kept if (database.path.parent / one.name).is_file()]


def let_go(database: Database) -> None:
    """Takes away the former files since which three copies were verified."""
    kept = []
    for former in list_formers(database):
        with database.reading() as session:
            copies = session.execute(_COPIES_SINCE, {"since": former.since}).scalar_one()
        if copies < COPIES_BEFORE_LETTING_GO:
            kept.append(former)
        else:
            with suppress(OSError):
                (database.path.parent / former.name).unlink()
    _keep(database, kept)


def _keep(database: Database, formers: list[Former]) -> None:
    database.note(FORMER_FILES, json.dumps([asdict(one) for one in formers], ensure_ascii=False))
