"""Boards and openings.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Bring the schema up."""
    op.create_table(
        "board_reading",
        sa.Column("company_key", sa.Text(), nullable=False),
        sa.Column("board_key", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("board", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("is_whole", sa.Boolean(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_key"],
            ["company.key"],
            name=op.f("fk_board_reading_company_key_company"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("company_key", "board_key", "day", name=op.f("pk_board_reading")),
    )
    with op.batch_alter_table("board_reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_board_reading_day"), ["day"], unique=False)

    op.create_table(
        "opening",
        sa.Column("company_key", sa.Text(), nullable=False),
        sa.Column("opening_key", sa.Text(), nullable=False),
        sa.Column("board", sa.Text(), nullable=False),
        sa.Column("posting_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("function", sa.Text(), nullable=True),
        sa.Column("seniority", sa.Text(), nullable=True),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("locations", sa.JSON(), nullable=False),
        sa.Column("countries", sa.JSON(), nullable=False),
        sa.Column("remote", sa.Boolean(), nullable=True),
        sa.Column("posted_on", sa.Date(), nullable=True),
        sa.Column("technologies", sa.JSON(), nullable=False),
        sa.Column("nice_to_have", sa.JSON(), nullable=False),
        sa.Column("reports_to", sa.Text(), nullable=True),
        sa.Column("requisition", sa.Text(), nullable=True),
        sa.Column("apply_url", sa.Text(), nullable=True),
        sa.Column("first_seen_on", sa.Date(), nullable=False),
        sa.Column("last_seen_on", sa.Date(), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("missed_on", sa.Date(), nullable=True),
        sa.Column("was_there", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_key"],
            ["company.key"],
            name=op.f("fk_opening_company_key_company"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("company_key", "opening_key", name=op.f("pk_opening")),
    )


def downgrade() -> None:
    """Take the schema back."""
    op.drop_table("opening")
    with op.batch_alter_table("board_reading", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_board_reading_day"))

    op.drop_table("board_reading")
