"""The first schema, as it was released: its statements stand in 0001_baseline.sql."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes every table and index of the first release."""
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in statements.split(";\n\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
