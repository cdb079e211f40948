"""Whether there is a database to ask."""

from prospects.errors import UsageError
from prospects.store.address import parse_address


def has_database(url: str) -> bool:
    """Whether there is a database to ask: any server, or a file that exists."""
    file = parse_address(url).file
    return file is None or file.exists()


def require_database(url: str) -> None:
    """A question to a database that is not there is a slip; only a run makes one.

    Raises:
        UsageError: The file of a SQLite database does not exist.
    """
    if not has_database(url):
        raise UsageError(
            f"database {parse_address(url).name} does not exist; name another with --database, or "
            "take a list: prospects intake FILE"
        )
