"""Change of the passphrase: the book is sealed anew in a verified copy, which then takes its place."""

from contextlib import suppress
from pathlib import Path

from dvqc_desktop.db.backup import copy_book
from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.keys import Seal
from dvqc_desktop.db.swap import swap_in

OLD = "mật khẩu cũ"
NEW_SUFFIX = ".moi"


def reseal(database: Database, seal: Seal) -> Path:
    """Gives the open book another key and salt; gives where the file under the old key is kept.

    Nothing is written to the book between the copy and the swap. Raises what copying raises, and SwapFailed; then the
    book goes on under its old key.
    """
    proven = database.path.with_name(database.path.name + NEW_SUFFIX)
    with database.copying, database.lock:
        try:
            proven.unlink(missing_ok=True)  # left by a power cut in an earlier change
            copy_book(database, proven, seal)
            return swap_in(database, proven, seal.key, OLD)
        finally:
            with suppress(OSError):
                proven.unlink(missing_ok=True)
