"""Writes the book of the current schema that is kept for ever: python -m tests.vaults.make.

The sample group as of 20/11/2026, sealed by a passphrase that stands here; beside it what a reader must find in it.
"""

import json
import os
from pathlib import Path

FOLDER = Path(__file__).parent
PASSPHRASE = "vàng thau lẫn lộn sông Hồng"


def write() -> Path:
    """Makes the book of the newest revision anew, with its facts; gives its path."""
    from dvqc_desktop.db import schema
    from dvqc_desktop.db.engine import create_database
    from dvqc_desktop.db.keys import new_seal, recovery_code
    from dvqc_desktop.db.proof import facts_of
    from dvqc_desktop.services.sample import write_sample

    path = FOLDER / f"{schema.REVISIONS[-1]}.dvqc"
    path.unlink(missing_ok=True)
    seal = new_seal(PASSPHRASE)
    database = create_database(path, seal.key, seal.salt)
    write_sample(database, "to-may-6")
    facts = facts_of(database.connection)
    names = [row[0] for row in database.connection.execute("SELECT full_name FROM person ORDER BY id").fetchall()]
    database.close()
    kept = {"code": recovery_code(seal.key), "head": facts.head, "counts": facts.counts, "people": names}
    path.with_suffix(".json").write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    os.environ["DVQC_TODAY"] = "2026-11-20"
    write()
