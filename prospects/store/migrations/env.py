"""Run migrations on the connection that `prospects.store.migrating` hands over."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from prospects.store.tables import METADATA


def plain_type(kind: str, item: Any, _autogenerate: Any) -> str | Literal[False]:
    """Write our column types as the plain types behind them: a revision outlives the code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    render_item=plain_type,
    transactional_ddl=True,
)
context.run_migrations()
