"""Companies that a contact list names without a site, brought to the company of that name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from prospects.company import Company, normalize_name


def namesake_moves(named: Sequence[Company], known: Iterable[Company]) -> Mapping[str, str]:
    """Company known by name only -> the one known company of that name.

    Left out is whoever has several namesakes, or one in another country: two firms of one name are
    common, and a wrong employer is worse than none.

    Args:
        named: Companies as contact lists name them; one with a web site is never moved.
        known: All companies of these names.
    """
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
