"""Write the revision that leads from the newest one to `tables.py`.

For developers, in a checkout: `.venv/bin/python -m prospects.store.migrations 0002 "what it does"`.
"""

import sys
import tempfile
from pathlib import Path

from alembic import command

from prospects.store.address import parse_address
from prospects.store.database import make_engine, writing
from prospects.store.migrating import alembic_config, bring_up


def write_revision(number: str, message: str) -> None:
    """Compare the tables with those of an empty database brought up to the newest revision."""
    with tempfile.TemporaryDirectory() as folder:
        address = parse_address(str(Path(folder) / "empty.db"))
        engine = make_engine(address)
        bring_up(engine, address)
        with writing(engine) as connection:
            command.revision(alembic_config(connection), message, autogenerate=True, rev_id=number)
        engine.dispose()


if __name__ == "__main__":
    write_revision(sys.argv[1], sys.argv[2])
