"""What lists say of companies, as signals; derived from companies and their mentions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from enrichment.intake import list_signals
from prospects.company import Company
from prospects.mention import Mention, mentions_of
from prospects.signal import Sighting, Signal
from prospects.store import Store


def load_listed(store: Store, companies: Sequence[Company]) -> dict[str, tuple[Signal, ...]]:
    """Signals of what lists say of stored companies; they are always current.

    Returns:
        Company key -> its signals, in the order of the companies.
    """
    kept = store.load_kept_mentions([company.key for company in companies])
    return listed_signals(store, {c.key: kept.get(c.key) or mentions_of(c) for c in companies})


def listed_signals(
    store: Store, mentions: Mapping[str, Iterable[Mention]]
) -> dict[str, tuple[Signal, ...]]:
    """Signals of mentions, with the columns of each list's latest reading in the evidence."""
    columns = {name: reading.columns for name, reading in store.load_list_readings().items()}
    return {key: list_signals(some, columns) for key, some in mentions.items()}


def as_sighting(signal: Signal) -> Sighting:
    """A fact of a list with its age: what counts is when the list was read."""
    read_at = signal.provenance.observed_at
    return Sighting(signal, read_at, read_at.date(), read_at.date(), current=True)


def load_current(
    store: Store, companies: Sequence[Company], day: date | None = None
) -> dict[str, list[Signal]]:
    """All that is current of stored companies: of sites and people (on a day), and of lists."""
    seen = store.load_signals([company.key for company in companies], day=day)
    return {key: [*some, *seen[key]] for key, some in load_listed(store, companies).items()}
