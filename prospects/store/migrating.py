"""Which schema a database has, and how it is brought up to ours."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from prospects.errors import DatabaseError
from prospects.store.address import DatabaseAddress, parse_address
from prospects.store.database import make_engine, translated, writing
from prospects.store.tables import METADATA

_MIGRATIONS = Path(__file__).parent / "migrations"
_ADVISORY_KEY = 5_771_003


def upgrade_database(url: str) -> tuple[str | None, str]:
    """Bring a database to the newest schema.

    Args:
        url: Path or URL, as in `open_store`.

    Returns:
        Revision before (None for an empty database) and after.

    Raises:
        DatabaseError: It cannot be reached, is not ours, or is newer than this code.
    """
    address = parse_address(url)
    engine = connectable_engine(address)
    try:
        return bring_up(engine, address)
    finally:
        engine.dispose()


def connectable_engine(address: DatabaseAddress) -> Engine:
    """Engine for an address; makes the folder of a SQLite file."""
    if address.file is not None:
        try:
            address.file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseError(f"database {address.name}: {error.strerror}") from None
    return make_engine(address)


def bring_up(engine: Engine, address: DatabaseAddress) -> tuple[str | None, str]:
    """Upgrade in one transaction; of two processes at once the second finds nothing to do."""
    with translated(address), engine.connect() as reader:
        old, new = _checked(reader, address), newest_revision()
    if old == new:
        return old, new
    with translated(address), writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_ADVISORY_KEY})"))
        old = _checked(connection, address)
        command.upgrade(alembic_config(connection), "head")
    return old, new


def require_newest(engine: Engine, address: DatabaseAddress) -> None:
    """Refuse a database that has not the newest schema.

    Raises:
        DatabaseError: It is empty, older, newer, not ours, or cannot be reached.
    """
    with translated(address), engine.connect() as reader:
        old = _checked(reader, address)
    if old != newest_revision():
        raise DatabaseError(
            f"database {address.name} is older than this code (revision {old or 'none'}, "
            f"needs {newest_revision()}); run: prospects db upgrade"
        )


def newest_revision() -> str:
    """The revision this code needs."""
    return str(_scripts().get_current_head())


def _checked(connection: Connection, address: DatabaseAddress) -> str | None:
    # Tables first: whoever migrates meanwhile commits them together with their revision.
    tables = set(inspect(connection).get_table_names()) - {"alembic_version"}
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is None:
        _refuse_strangers(tables, address)
    elif revision not in {script.revision for script in _scripts().walk_revisions()}:
        raise DatabaseError(
            f"database {address.name} is newer than this code (revision {revision}); "
            "update the code, or name another with --database"
        )
    return revision


def _refuse_strangers(tables: set[str], address: DatabaseAddress) -> None:
    # A PostgreSQL database may be shared with others, a file is not.
    strangers = tables if address.file else tables.intersection(METADATA.tables)
    if strangers:
        raise DatabaseError(
            f"database {address.name} holds tables that are not ours ({min(strangers)}, ...); "
            "name another with --database"
        )


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(alembic_config(None))


def alembic_config(connection: Connection | None) -> Config:
    """Alembic's settings, without any file; works from an installed package."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
