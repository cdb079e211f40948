"""The one store of lists: customers, open deals, competitors, partners, opt-outs.

Criteria of ICPs and the queue ask the same lists: a criterion who is on one, the queue whom one
holds back.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

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


PHONE_DIGITS_MIN = 7
"""A shorter number is an extension or a slip; it equals only itself."""


def is_same_phone(one: str, other: str) -> bool:
    """Whether two numbers, as digits, are one: a national number ends an international one.

    Leading zeros are dialled inside a country only, so they do not count. It is meant to hold
    back rather one person too many: two numbers of two countries may end alike.
    """
    shorter, longer = sorted((one.lstrip("0"), other.lstrip("0")), key=len)
    if len(shorter) < PHONE_DIGITS_MIN:
        return shorter == longer
    return longer.endswith(shorter)


@dataclass(frozen=True)
class SuppressionLists:
    """All entries of all lists, found by what they name.

    Attributes:
        entries: (scope, value) -> entries, in the order they were read.
        scoring_lists: Names of lists that only ICPs ask: who is on one may be contacted.
    """

    entries: Mapping[tuple[ListScope, str], tuple[SuppressionEntry, ...]] = field(
        default_factory=dict
    )
    scoring_lists: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, entries: Iterable[SuppressionEntry], scoring_lists: Collection[str] = ()
    ) -> "SuppressionLists":
        """Index entries by scope and value."""
        index: dict[tuple[ListScope, str], tuple[SuppressionEntry, ...]] = {}
        for entry in entries:
            key = (entry.scope, entry.value)
            index[key] = (*index.get(key, ()), entry)
        return cls(index, frozenset(scoring_lists))

    def naming(self, scope: ListScope, value: str | None, day: date) -> list[SuppressionEntry]:
        """Entries of any list that name a value and hold on a day."""
        if not value:
            return []
        found = self._phones(value) if scope == "phone" else self.entries.get((scope, value), ())
        return [entry for entry in found if entry.holds_on(day)]

    def blocking(self, scope: ListScope, value: str | None, day: date) -> list[SuppressionEntry]:
        """Entries that keep a value from being contacted on a day."""
        found = self.naming(scope, value, day)
        return [entry for entry in found if entry.list_name not in self.scoring_lists]

    @cached_property
    def names_companies(self) -> bool:
        """Whether any entry names a company by its name."""
        return any(scope == "name" for scope, _ in self.entries)

    def _phones(self, digits: str) -> list[SuppressionEntry]:
        near = self._by_phone_ending.get(digits[-PHONE_DIGITS_MIN:], ())
        return [entry for entry in near if is_same_phone(entry.value, digits)]

    @cached_property
    def _by_phone_ending(self) -> Mapping[str, list[SuppressionEntry]]:
        """Phone entries by their last digits, so that a look-up reads a few and not all."""
        index: dict[str, list[SuppressionEntry]] = defaultdict(list)
        for (scope, value), entries in self.entries.items():
            if scope == "phone":
                index[value[-PHONE_DIGITS_MIN:]] += entries
        return index
