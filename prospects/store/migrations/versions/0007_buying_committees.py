"""What an entry of the queue does for the buying committee of its company.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | None = None
depends_on: str | None = None

_COLUMNS = ("adds_roles", "committee")


def upgrade() -> None:
    """Bring the schema up; entries made before say nothing of a committee."""
    for name in _COLUMNS:
        op.add_column("queue_entry", sa.Column(name, sa.JSON(), nullable=True))
    op.execute("UPDATE queue_entry SET adds_roles = '[]', committee = '[]'")
    with op.batch_alter_table("queue_entry", schema=None) as batch_op:
        for name in _COLUMNS:
            batch_op.alter_column(name, existing_type=sa.JSON(), nullable=False)


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("queue_entry", schema=None) as batch_op:
        for name in _COLUMNS:
            batch_op.drop_column(name)
