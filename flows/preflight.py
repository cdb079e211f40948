"""What can be found out in a second, before Prefect is started and a site is asked."""

from collections.abc import Sequence
from pathlib import Path

from enrichment.dns import DnsReader
from enrichment.fetching import Fetcher
from enrichment.intake import RawList, require_columns, require_kind
from enrichment.intake.content import content_of, file_and_sheet
from flows.configuration import load_configuration
from flows.params import RunParams
from flows.raw_lists import open_lists
from flows.writing import require_writable
from prospects.errors import InputError
from prospects.rejected import ListKind
from prospects.specs.settings import Settings
from prospects.specs.source import Source

SMALL_LIST_BYTES = 5_000_000
"""A larger list is read once only, in the flow."""


def require_ready(params: RunParams) -> None:
    """Stop a run that could not end well.

    Raises:
        ConfigError: A configuration file or template is wrong.
        InputError: A list is missing or is no list.
        UsageError: The network may not be used, or the out folder cannot be written to.
    """
    configuration = load_configuration(params.places)
    _require_lists(params, list(configuration.sources.values()))
    if params.dry_run:
        return
    require_network(configuration.settings)
    require_writable(params.out, "--out")


def require_network(settings: Settings) -> None:
    """Stop before the network is asked in a way that cannot be meant.

    Raises:
        UsageError: No contact, or a setting that the network cannot be used with.
    """
    DnsReader(settings.dns, settings.fetch)
    with Fetcher(settings.fetch):
        pass  # That they can be made is all we want to know.


def _require_lists(params: RunParams, sources: Sequence[Source]) -> None:
    """Lists are there; small ones are read, and must be lists with the columns that were named."""
    lists: list[tuple[Path, ListKind]] = [(path, "companies") for path in params.companies]
    lists += [(path, "contacts") for path in params.contacts]
    read: list[list[RawList]] = []
    for path, kind in lists:
        if not file_and_sheet(path)[0].exists():
            raise InputError(f"{path}: is missing; check the name, or run in its folder")
        if path.is_dir() or content_of(path).size <= SMALL_LIST_BYTES:
            found = [given.whole() for given in open_lists(path, sources, kind)]
            for raw in found:
                require_kind(raw, kind, params.columns)
            read.append(found)
    if lists and len(read) == len(lists):
        require_columns(params.columns, [raw for found in read for raw in found])
