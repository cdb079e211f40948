"""Merges that can be undone, and who contacted a person elsewhere.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Bring the schema up."""
    op.create_table(
        "merge",
        sa.Column("merge_id", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.Column("merged", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("merged_by", sa.Text(), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("merge_id", name=op.f("pk_merge")),
    )
    with op.batch_alter_table("merge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_merge_day"), ["day"], unique=False)
        batch_op.create_index(batch_op.f("ix_merge_kept"), ["kept"], unique=False)
        batch_op.create_index(batch_op.f("ix_merge_merged"), ["merged"], unique=False)

    op.create_table(
        "apart",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("one", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("stated_by", sa.Text(), nullable=False),
        sa.Column("stated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("what", "one", "other", name=op.f("pk_apart")),
    )
    op.create_table(
        "contact_mention",
        sa.Column("mention_id", sa.Text(), nullable=False),
        sa.Column("list_name", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contact.contact_id"],
            name=op.f("fk_contact_mention_contact_id_contact"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("mention_id", "list_name", name=op.f("pk_contact_mention")),
    )
    with op.batch_alter_table("contact_mention", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_mention_contact_id"), ["contact_id"])

    op.add_column("contact", sa.Column("crm_owner", sa.Text(), nullable=True))
    op.add_column("contact", sa.Column("other_emails", sa.JSON(), nullable=True))
    op.add_column("contact", sa.Column("contacted_on", sa.Date(), nullable=True))
    op.add_column("contact", sa.Column("contacted_in", sa.Text(), nullable=True))
    op.add_column("contact", sa.Column("contacted_doubt", sa.Text(), nullable=True))
    op.execute("UPDATE contact SET other_emails = '[]'")
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.alter_column("other_emails", existing_type=sa.JSON(), nullable=False)
        batch_op.create_index(batch_op.f("ix_contact_linkedin_url"), ["linkedin_url"])


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contact_linkedin_url"))
        batch_op.drop_column("contacted_doubt")
        batch_op.drop_column("contacted_in")
        batch_op.drop_column("contacted_on")
        batch_op.drop_column("other_emails")
        batch_op.drop_column("crm_owner")
    op.drop_table("contact_mention")
    op.drop_table("apart")
    op.drop_table("merge")
