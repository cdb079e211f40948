"""Facts of a list about a company: as text, and as signals where they can be read."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from enrichment.intake.rows import MappedRow
from prospects.company import company_key
from prospects.company_name import display_name
from prospects.country import parse_country
from prospects.mention import Mention
from prospects.phone import phone_digits, split_phones
from prospects.signal import Provenance, Signal, SignalKind
from prospects.stated import (
    flat_text,
    headcount_stated,
    industry_stated,
    revenue_stated,
    year_stated,
)

_Reader = Callable[[str, str, str | None], str | None]
"""Cell, name of its column, country of the company -> value in the form of profiles, or None."""
LIST_CONFIDENCE = 0.7
LATER_CONFIDENCE = 0.65
NOT_FACTS = frozenset({"name", "domain", "owner"})
"""Fields of a company that have a place of their own."""
_LINKEDIN = re.compile(r"(?<![\w-])linkedin\.com/([a-z-]+)/([^/?#\s]+)", re.IGNORECASE)


def linkedin_url(text: str) -> str | None:
    """LinkedIn address in one spelling ("https://www.linkedin.com/in/jane"), or None."""
    match = _LINKEDIN.search(text)
    return f"https://www.linkedin.com/{match[1].lower()}/{match[2]}" if match else None


def mention_of(
    row: MappedRow,
    fields: Mapping[str, str],
    domain: str | None,
    extra: Mapping[str, str],
    observed_at: datetime,
) -> Mention | None:
    """What a row says of a company.

    Args:
        row: Where it stands.
        fields: The company's canonical fields.
        domain: Its domain, already chosen.
        extra: What is kept beside the fields.
        observed_at: Aware UTC time at which the list was read.

    Returns:
        The mention, or None where neither a domain nor a name identifies a company.
    """
    name = fields.get("name")
    key = company_key(domain, name, parse_country(fields.get("country")))
    if key is None:
        return None
    facts = {field: text for field, text in fields.items() if field not in NOT_FACTS}
    owner = fields.get("owner")
    return Mention(key, row.list_name, row.number, domain, name, facts, extra, owner, observed_at)


def list_signals(
    mentions: Iterable[Mention], columns: Mapping[str, Mapping[str, str]]
) -> tuple[Signal, ...]:
    """Signals of what lists say of one company; what cannot be read stays among its facts.

    Where rows of a list contradict each other the earlier one is the surer. Lists do not weaken
    each other: which of them is taken is for the choice between sources.

    Args:
        mentions: All of one company; those whose time nobody wrote down give no signal.
        columns: List -> field -> the column that it was taken from, for the evidence; the field's
            own name stands for a column that is not known.
    """
    by_list: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: (mention.list_name, mention.row)):
        by_list[mention.list_name].append(mention)
    return tuple(
        signal
        for name, rows in by_list.items()
        for signal in _each_once(_signals(row, columns.get(name, {})) for row in rows)
    )


def _signals(mention: Mention, columns: Mapping[str, str]) -> list[Signal]:
    """Signals of one row, all of full confidence."""
    if mention.observed_at is None:
        return []
    signals = []
    fields = {"name": mention.name, **mention.facts}
    country = parse_country(fields.get("country"))
    for field, (name, parse) in _READERS.items():
        text = fields.get(field)
        column = columns.get(field, field)
        if text and (value := parse(text, column, country)):
            evidence = f"{column}: {text}"
            provenance = Provenance(mention.source_url, mention.observed_at, "list", evidence)
            kind = SignalKind.FIRMOGRAPHICS
            signals.append(Signal(kind, name, value, LIST_CONFIDENCE, provenance))
    return signals


def _each_once(rows: Iterable[Iterable[Signal]]) -> list[Signal]:
    """Facts of a list, each once; one that an earlier row contradicts is less sure."""
    first: dict[str, str] = {}
    merged: dict[tuple[str, str], Signal] = {}
    for signal in (signal for row in rows for signal in row):
        is_later = first.setdefault(signal.name, signal.value) != signal.value
        known = replace(signal, confidence=LATER_CONFIDENCE) if is_later else signal
        merged.setdefault((signal.name, signal.value), known)
    return list(merged.values())


def _phone(text: str) -> str | None:
    """The first number of a cell, as it is written."""
    return next((flat_text(n) for n in split_phones(text) if len(phone_digits(n)) >= 5), None)


def _alone(parse: Callable[[str], str | None]) -> _Reader:
    """A reader to which neither the column's name nor the country says anything."""
    return lambda text, _column, _country: parse(text)


_READERS: Mapping[str, tuple[str, _Reader]] = {
    "name": ("display_name", _alone(display_name)),
    "industry": ("industry", _alone(industry_stated)),
    "headcount": ("headcount", lambda text, column, _country: headcount_stated(text, column)),
    "revenue": ("revenue", revenue_stated),
    "founded_year": ("founded_year", _alone(year_stated)),
    "country": ("country", _alone(parse_country)),
    "region": ("region", _alone(flat_text)),
    "city": ("city", _alone(flat_text)),
    "postal_code": ("postal_code", _alone(flat_text)),
    "description": ("description", _alone(flat_text)),
    "phone": ("phone", _alone(_phone)),
    "linkedin_url": ("social", _alone(linkedin_url)),
}
