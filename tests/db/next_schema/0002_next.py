"""A second revision for the tests alone: a table built anew, a column filled, a table made; what a release may do."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None
REWRITES = {"person": {"trade"}}


def upgrade() -> None:
    """Gives people a note, spells a trade anew, and makes a table."""
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("trial_note", sa.String(), nullable=True))
    op.execute("UPDATE person SET trade = 'thợ tiện' WHERE trade = 'tiện'")
    op.create_table("trial", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("words", sa.String()))
    op.execute("INSERT INTO trial (words) SELECT full_name FROM person")
