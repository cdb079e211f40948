"""Lists of whom we must not contact: customers, open deals, competitors, opt-outs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from prospects.vocabulary import ListScope


@dataclass(frozen=True, slots=True)
class SuppressionEntry:
    """One line of a list.

    Attributes:
        list_name: "customers", "competitors", "opt_outs", "open_deals", ...
        scope: What `value` is: e-mail address, phone, domain or company name.
        value: Normalised: lower-case address or domain, digits of a phone, normalised name.
        reason: Why, in one phrase; may be empty.
        since: Day from which it holds, or None for always.
        until: Last day on which it holds, or None for ever.
        source: "lists/customers.csv line 3" or "prospects suppress add".
    """

    list_name: str
    scope: ListScope
    value: str
    reason: str = ""
    since: date | None = None
    until: date | None = None
    source: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the entry is in force on a day; both bounds are inclusive."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class SuppressionLists:
    """All entries, found by what they suppress.

    Attributes:
        entries: (scope, value) -> entries, in the order they were read.
    """

    entries: Mapping[tuple[ListScope, str], tuple[SuppressionEntry, ...]] = field(
        default_factory=dict
    )

    @classmethod
    def of(cls, entries: Iterable[SuppressionEntry]) -> "SuppressionLists":
        """Index entries by scope and value."""
        index: dict[tuple[ListScope, str], tuple[SuppressionEntry, ...]] = {}
        for entry in entries:
            key = (entry.scope, entry.value)
            index[key] = (*index.get(key, ()), entry)
        return cls(index)

    def blocking(self, scope: ListScope, value: str | None, day: date) -> list[SuppressionEntry]:
        """Entries that block a value on a day."""
        if not value:
            return []
        return [e for e in self.entries.get((scope, value), ()) if e.holds_on(day)]

    def names_with(self, list_name: str) -> bool:
        """Whether a list of that name has any entry."""
        return any(e.list_name == list_name for found in self.entries.values() for e in found)
