"""Writes the baseline's statements anew from the models, until the first release: python -m tests.freeze_schema."""

from sqlalchemy import create_mock_engine
from sqlalchemy.sql.ddl import ExecutableDDLElement

from dvqc_desktop.db import schema
from dvqc_desktop.db.models import Base

BASELINE = schema.MIGRATIONS / "versions" / "0001_baseline.sql"


def statements() -> str:
    """The statements that make the tables as the models describe them now."""
    made: list[str] = []

    def keep(statement: ExecutableDDLElement, *_: object, **__: object) -> None:
        made.append(str(statement.compile(dialect=engine.dialect)).strip())

    engine = create_mock_engine("sqlite://", keep)
    Base.metadata.create_all(engine, checkfirst=False)
    return ";\n\n".join(made) + ";\n\n"


if __name__ == "__main__":
    BASELINE.write_text(statements(), encoding="utf-8")
