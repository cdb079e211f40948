"""Contacts by their further e-mail addresses.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | None = None
depends_on: str | None = None

_EACH = {
    "sqlite": "json_each(contact.other_emails) AS further",
    "postgresql": "json_array_elements_text(contact.other_emails) AS further(value)",
}
"""The addresses of a contact as rows, by dialect."""


def upgrade() -> None:
    """Bring the schema up."""
    op.create_table(
        "contact_address",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contact.contact_id"],
            name=op.f("fk_contact_address_contact_id_contact"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("address", "contact_id", name=op.f("pk_contact_address")),
    )
    with op.batch_alter_table("contact_address", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_address_contact_id"), ["contact_id"])
    op.execute(
        "INSERT INTO contact_address (address, contact_id) "  # noqa: S608 - our own words alone
        "SELECT DISTINCT further.value, contact.contact_id "
        f"FROM contact, {_EACH[op.get_bind().dialect.name]}"
    )


def downgrade() -> None:
    """Take the schema back."""
    op.drop_table("contact_address")
