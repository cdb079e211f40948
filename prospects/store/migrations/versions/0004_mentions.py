"""Mentions of companies, and no facts of lists beside them.

What a list says stands in the company's row and its mentions; signals of it are derived when a
profile is built, so those that were stored go. The time they were observed stays with the company.
A company's domain needs no index of its own.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Bring the schema up."""
    op.create_table(
        "mention",
        sa.Column("company_key", sa.Text(), nullable=False),
        sa.Column("list_name", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("observed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_key"],
            ["company.key"],
            name=op.f("fk_mention_company_key_company"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("company_key", "list_name", "row", name=op.f("pk_mention")),
    )
    op.create_table(
        "list_reading",
        sa.Column("list_name", sa.Text(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("list_name", name=op.f("pk_list_reading")),
    )
    # It is the key of its company, which has an index.
    op.drop_index("ix_company_domain", table_name="company")
    op.add_column("company", sa.Column("listed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE company SET listed_at = (SELECT MAX(signal.last_seen_at) FROM signal"
        " WHERE signal.company_key = company.key AND signal.origin = 'list')"
    )
    op.execute("DELETE FROM signal WHERE origin = 'list'")


def downgrade() -> None:
    """Take the schema back; the facts of lists come back with their next reading."""
    with op.batch_alter_table("company", schema=None) as batch_op:
        batch_op.drop_column("listed_at")
        batch_op.create_index(batch_op.f("ix_company_domain"), ["domain"], unique=False)
    op.drop_table("list_reading")
    op.drop_table("mention")
