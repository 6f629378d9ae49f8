"""The sample book: invented people to look at, in a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dvqc_desktop.paths import APP_NAME

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

SAMPLE = "to-may-6"
SAMPLE_PASSPHRASE = "to may 6 so mau"  # opens invented people only, and is told to the user
SAMPLE_FILE = "So mau To may 6.dvqc"


def open_sample(folder: Path | None = None) -> Database:
    """Opens the sample book, made now if it is not there; `folder` none: the user's data folder."""
    from platformdirs import user_data_path

    from dvqc_desktop.db.engine import create_database
    from dvqc_desktop.db.keys import new_salt, passing_key
    from dvqc_desktop.services.sample import write_sample
    from dvqc_desktop.ui.opening.books import open_with_passphrase

    folder = folder or user_data_path(APP_NAME, appauthor=False, ensure_exists=True)
    path = folder / SAMPLE_FILE
    if path.is_file():
        return open_with_passphrase(path, SAMPLE_PASSPHRASE)
    salt = new_salt()
    draft = path.with_name(f"{path.name}.part")
    draft.unlink(missing_ok=True)
    with passing_key(SAMPLE_PASSPHRASE, salt) as key:
        database = create_database(draft, key, salt)
    try:
        write_sample(database, SAMPLE)
    finally:
        database.close()
    draft.replace(path)
    return open_with_passphrase(path, SAMPLE_PASSPHRASE)
