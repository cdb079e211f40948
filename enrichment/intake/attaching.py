"""Contacts whose row names a company without a site, brought to the company of that name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from enrichment.intake.contacts import ContactIntake
from prospects.company import Company, normalize_name


def attach_to_known(intake: ContactIntake, known: Iterable[Company]) -> ContactIntake:
    """Move contacts from companies known by name only to the one known company of that name.

    Nothing is moved where several companies have the name, or where the countries differ: two
    firms of one name are common, and a wrong employer is worse than none.

    Args:
        intake: A contact list.
        known: Companies of the company lists.
    """
    moved = namesake_moves(intake.companies, known)
    if not moved:
        return intake
    return replace(
        intake,
        contacts=tuple(
            replace(c, company_key=moved.get(c.company_key, c.company_key)) for c in intake.contacts
        ),
        companies=tuple(c for c in intake.companies if c.key not in moved),
        mentions=tuple(m for m in intake.mentions if m.company_key not in moved),
    )


def namesake_moves(named: Sequence[Company], known: Iterable[Company]) -> Mapping[str, str]:
    """Company known by name only -> the one known company of that name; see `attach_to_known`."""
    by_name: dict[str, list[Company]] = defaultdict(list)
    for company in known:
        if company.name:
            by_name[normalize_name(company.name)].append(company)
    moves = {}
    for company in named:
        same = by_name.get(normalize_name(company.name or ""), []) if not company.domain else []
        if len(same) == 1 and same[0].key != company.key and _may_be_one(company, same[0]):
            moves[company.key] = same[0].key
    return moves


def _may_be_one(one: Company, other: Company) -> bool:
    countries = {c for c in (one.facts.get("country"), other.facts.get("country")) if c}
    return len(countries) <= 1
