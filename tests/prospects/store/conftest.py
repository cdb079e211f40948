"""A store on each database, and records to be put into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from prospects.store import Store, open_store


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)],
)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty database, once a dialect."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'prospects.db'}"
    url: str = request.getfixturevalue("postgres_server").new_database()
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    with open_store(database_url) as opened:
        yield opened
