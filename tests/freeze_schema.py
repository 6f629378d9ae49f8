"""Writes the baseline's statements, and the golden book made by them, anew: python -m tests.freeze_schema.

Until the first release alone. From then on the baseline and tests/vaults/0001.dvqc never change again: a change of
the tables is a new step, and this module says how to make one.
"""

import os
import sys
from collections.abc import Iterator
from operator import attrgetter

from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from dvqc_desktop.db import schema
from dvqc_desktop.db.models import Base
from tests.vaults import make

RELEASED = False  # True in the commit of the first release
BASELINE = schema.MIGRATIONS / "versions" / "0001_baseline.sql"
AFTER_RELEASE = """Schema 0001 is released: books of users have it. To change the tables:
1. change the models;
2. write dvqc_desktop/db/migrations/versions/0002_<what>.py with revision "0002" and down_revision "0001"; name in
   REWRITES = {"table": {"column"}} every column whose values it changes or drops, all else is proven to come through;
3. add "0002" to REVISIONS in dvqc_desktop/db/schema.py;
4. run python -m tests.vaults.make, which keeps the golden book 0002.dvqc beside the older ones.
"""


def statements() -> Iterator[str]:
    """The statements that make the tables as the models describe them now, each table with its indexes by name."""
    spoken = dialect()
    for table in Base.metadata.sorted_tables:
        yield str(CreateTable(table).compile(dialect=spoken)).strip()
        for index in sorted(table.indexes, key=attrgetter("name")):
            yield str(CreateIndex(index).compile(dialect=spoken)).strip()


def main() -> int:
    """Freezes the models as the baseline, unless it is released."""
    if RELEASED:
        sys.stderr.write(AFTER_RELEASE)
        return 1
    BASELINE.write_text("".join(f"{statement};\n\n" for statement in statements()), encoding="utf-8")
    os.environ["DVQC_TODAY"] = "2026-11-20"
    make.write()
    sys.stdout.write(f"Wrote {BASELINE.name} and its golden book. After the first release instead:\n{AFTER_RELEASE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
