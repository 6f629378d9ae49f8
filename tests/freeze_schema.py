"""Writes the baseline's statements anew from the models, until the first release: python -m tests.freeze_schema."""

from dvqc_desktop.db import schema

BASELINE = schema.MIGRATIONS / "versions" / "0001_baseline.sql"

if __name__ == "__main__":
    BASELINE.write_text(schema.statements(), encoding="utf-8")
