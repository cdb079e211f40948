"""Company profiles: the best current value of each field, with where it came from.

The rule, stated once: for a field with one value the surest observation wins; at equal confidence
the one of the newer day; on one day a page before a list, and the newer list before the older; at
last the earlier name of its source, so that the same signals always give the same profile. What
lost stays among the company's signals.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from prospects.company import Company
from prospects.signal import Signal, SignalKind

SINGLE_FIELDS = (
    "display_name", "description", "industry", "headcount", "revenue", "founded_year", "country",
    "region", "city", "postal_code", "latitude", "longitude", "legal_id", "redirect_domain",
    "site_standing", "careers_page",
)  # fmt: skip
"""Fields with one current value; `headcount` and `revenue` are `min-max` or `min-`."""

LIST_SCHEME = "list:"
"""Source URLs of facts from lists begin so: `list:companies.csv#row=17`."""

MANY_FIELDS = ("language", "phone", "social", "ats", "opening")
"""Fields of which a company may have several values."""


@dataclass(frozen=True, slots=True)
class CompanyProfile:
    """What is known of a company now.

    Attributes:
        company: The company as the lists give it.
        facts: Field -> the signal that won; a field that is absent is unknown.
        many: Field -> its values, surest first, one signal a value.
        technologies: Technology -> the surest signal that shows it.
        site_read: Whether a page of its site was read, so that absence is known.
    """

    company: Company
    facts: Mapping[str, Signal] = field(default_factory=dict)
    many: Mapping[str, tuple[Signal, ...]] = field(default_factory=dict)
    technologies: Mapping[str, Signal] = field(default_factory=dict)
    site_read: bool = False

    def value(self, name: str) -> str | None:
        """Current value of a single field, or None where it is unknown."""
        signal = self.facts.get(name)
        return signal.value if signal else None

    def values(self, name: str) -> tuple[str, ...]:
        """Current values of a field with several, surest first."""
        return tuple(signal.value for signal in self.many.get(name, ()))

    @property
    def name(self) -> str:
        """What people call the company."""
        return self.value("display_name") or self.company.label


def build_profile(
    company: Company, signals: Iterable[Signal], *, site_read: bool
) -> CompanyProfile:
    """Reconcile a company's signals into one profile.

    Args:
        company: As the lists give it.
        signals: All current signals, those of the lists included, in any order.
        site_read: Whether a page of its site was read.
    """
    facts: dict[str, Signal] = {}
    many: dict[str, list[Signal]] = {}
    technologies: dict[str, Signal] = {}
    for signal in sorted(signals, key=_surest_first):
        if signal.kind is SignalKind.TECHNOGRAPHICS:
            technologies.setdefault(signal.name, signal)
        elif signal.name in SINGLE_FIELDS:
            facts.setdefault(signal.name, signal)
        elif signal.name in MANY_FIELDS:
            known = many.setdefault(signal.name, [])
            if signal.value not in {other.value for other in known}:
                known.append(signal)
    return CompanyProfile(
        company, facts, {name: tuple(values) for name, values in many.items()},
        technologies, site_read,
    )  # fmt: skip


def _surest_first(signal: Signal) -> tuple[float, int, bool, float, str, str, str]:
    provenance = signal.provenance
    listed = provenance.source_url.startswith(LIST_SCHEME)
    return (
        -signal.confidence,
        -provenance.observed_at.toordinal(),
        listed,
        # Pages of one visit stand in their order; a list may be corrected within the day.
        -provenance.observed_at.timestamp() if listed else 0.0,
        provenance.source_url,
        signal.name,
        signal.value,
    )


def parse_bounds(text: str | None) -> tuple[float | None, float | None]:
    """Bounds of a `min-max` field: "51-200" -> (51, 200), "500-" -> (500, None)."""
    if not text:
        return None, None
    low, _, high = text.partition("-")
    return (float(low) if low else None, float(high) if high else None)
