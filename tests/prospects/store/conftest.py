"""A store on each database."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from prospects.store import Store, open_store, upgrade_database
from prospects.store.address import parse_address
from prospects.store.database import make_engine, writing
from prospects.store.tables import METADATA

DIALECTS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(params=DIALECTS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty database, once a dialect."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    url: str = request.getfixturevalue("postgres_server").new_database()
    return url


@pytest.fixture(params=DIALECTS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """URL of a database with the newest schema and no rows, once a dialect."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "prospects.db")
        yield f"sqlite:///{tmp_path / 'prospects.db'}"
        return
    url: str = request.getfixturevalue("migrated_database")
    yield url
    empty(url)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "prospects.db"
    upgrade_database(str(path))
    return path


@pytest.fixture
def migrated_copy(migrated_file: Path, tmp_path: Path) -> str:
    """Path of a SQLite file with the newest schema and no rows."""
    return str(shutil.copy(migrated_file, tmp_path / "prospects.db"))


@pytest.fixture(scope="session")
def migrated_database(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue("postgres_server").new_database()
    upgrade_database(url)
    return url


def empty(url: str) -> None:
    # Deleting a few rows is faster than a new database, which is 300 files.
    engine = make_engine(parse_address(url))
    with writing(engine) as connection:
        for table in reversed(METADATA.sorted_tables):
            connection.execute(table.delete())
    engine.dispose()


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    with open_store(database_url) as opened:
        yield opened
