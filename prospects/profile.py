"""Company profiles: the best current value of each field, with where it came from and why.

`prospects.choice` states the rule. What lost stays among the company's signals, and the choice of a
field names it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from prospects.choice import Choice, choose, rank
from prospects.company import Company
from prospects.hiring import Hiring, opening_signals
from prospects.signal import Signal, SignalKind

SINGLE_FIELDS = (
    "display_name", "description", "industry", "headcount", "revenue", "founded_year", "country",
    "region", "city", "postal_code", "latitude", "longitude", "legal_id", "redirect_domain",
    "site_standing", "careers_page",
)  # fmt: skip
"""Fields with one current value; `headcount` and `revenue` are `min-max` or `min-`."""

_SINGLE = frozenset(SINGLE_FIELDS)

MANY_FIELDS = ("language", "phone", "social", "ats", "ats_front", "opening")
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
        choices: Field -> what was taken of it, why, and what the other sources say.
        hiring: What its openings are and say.
    """

    company: Company
    facts: Mapping[str, Signal] = field(default_factory=dict)
    many: Mapping[str, tuple[Signal, ...]] = field(default_factory=dict)
    technologies: Mapping[str, Signal] = field(default_factory=dict)
    site_read: bool = False
    choices: Mapping[str, Choice] = field(default_factory=dict)
    hiring: Hiring = field(default_factory=Hiring)

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
    company: Company, signals: Iterable[Signal], *, site_read: bool, hiring: Hiring | None = None
) -> CompanyProfile:
    """Reconcile a company's signals into one profile.

    Once its openings were looked at, what the look gave stands for the titles that single pages
    show: they are counted once, and closed ones are gone.

    Args:
        company: As the lists give it.
        signals: All current signals, those of the lists included, in any order.
        site_read: Whether a page of its site was read.
        hiring: What its openings are and say; None where nobody looked.
    """
    hiring = hiring or Hiring()
    if hiring.as_of:
        shown = (signal for signal in signals if signal.name != "opening")
        signals = (*shown, *opening_signals(hiring))
    single: dict[str, list[Signal]] = {}
    many: dict[str, dict[str, Signal]] = {}
    technologies: dict[str, Signal] = {}
    for signal in sorted(signals, key=rank):
        if signal.kind is SignalKind.TECHNOGRAPHICS:
            technologies.setdefault(signal.name, signal)
        elif signal.name in _SINGLE:
            single.setdefault(signal.name, []).append(signal)
        elif signal.name in MANY_FIELDS:
            many.setdefault(signal.name, {}).setdefault(signal.value, signal)
    choices = {name: choose(ranked) for name, ranked in single.items()}
    return CompanyProfile(
        company, {name: choice.taken for name, choice in choices.items()},
        {name: tuple(values.values()) for name, values in many.items()},
        technologies, site_read, choices, hiring,
    )  # fmt: skip


def parse_bounds(text: str | None) -> tuple[float | None, float | None]:
    """Bounds of a `min-max` field: "51-200" -> (51, 200), "500-" -> (500, None)."""
    if not text:
        return None, None
    low, _, high = text.partition("-")
    return (float(low) if low else None, float(high) if high else None)
