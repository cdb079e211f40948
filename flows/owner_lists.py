"""The lists as commands beside the run ask them: those of the owner's files and of the database."""

from pathlib import Path

from prospects.alias_file import FILE_NAME, read_aliases
from prospects.aliases import Aliases
from prospects.lists import read_lists
from prospects.membership import all_entries
from prospects.store import Store
from prospects.suppression import SuppressionEntry


def load_entries(config: Path, store: Store | None = None) -> list[SuppressionEntry]:
    """Entries of all lists, those of a domain for every domain of its company.

    Args:
        config: Folder of the configuration.
        store: The database; None where only files count.

    Raises:
        ConfigError: With every fault of the lists, or of the file of aliases.
    """
    lists, stated = read_lists(config / "lists"), read_aliases(config / FILE_NAME)
    return all_entries(lists, store.load_suppressions() if store else (), Aliases(stated))
