"""The memory of a site.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Bring the schema up."""
    op.create_table(
        "robots",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("last_modified", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("origin", name=op.f("pk_robots")),
    )
    with op.batch_alter_table("robots", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_robots_domain"), ["domain"], unique=False)

    op.create_table(
        "page",
        sa.Column("company_key", sa.Text(), nullable=False),
        sa.Column("requested_url", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("last_modified", sa.Text(), nullable=False),
        sa.Column("body_hash", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_key"],
            ["company.key"],
            name=op.f("fk_page_company_key_company"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("company_key", "requested_url", name=op.f("pk_page")),
    )
    op.create_table(
        "page_body",
        sa.Column("company_key", sa.Text(), nullable=False),
        sa.Column("requested_url", sa.Text(), nullable=False),
        sa.Column("zstd", sa.LargeBinary(), nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_key", "requested_url"],
            ["page.company_key", "page.requested_url"],
            name=op.f("fk_page_body_company_key_requested_url_page"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("company_key", "requested_url", name=op.f("pk_page_body")),
    )
    with op.batch_alter_table("signal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("held_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("withdrawn_on", sa.Date(), nullable=True))

    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("put_off_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("version", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.drop_column("version")
        batch_op.drop_column("put_off_until")

    with op.batch_alter_table("signal", schema=None) as batch_op:
        batch_op.drop_column("withdrawn_on")
        batch_op.drop_column("held_on")

    op.drop_table("page_body")
    op.drop_table("page")
    with op.batch_alter_table("robots", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_robots_domain"))

    op.drop_table("robots")
