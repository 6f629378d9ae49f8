"""Writes the baseline's statements anew from the models, until the first release: python -m tests.freeze_schema."""

from collections.abc import Iterator
from operator import attrgetter

from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from dvqc_desktop.db import schema
from dvqc_desktop.db.models import Base

BASELINE = schema.MIGRATIONS / "versions" / "0001_baseline.sql"


def statements() -> Iterator[str]:
    """The statements that make the tables as the models describe them now, each table with its indexes by name."""
    spoken = dialect()
    for table in Base.metadata.sorted_tables:
        yield str(CreateTable(table).compile(dialect=spoken)).strip()
        for index in sorted(table.indexes, key=attrgetter("name")):
            yield str(CreateIndex(index).compile(dialect=spoken)).strip()


if __name__ == "__main__":
    BASELINE.write_text("".join(f"{statement};\n\n" for statement in statements()), encoding="utf-8")
