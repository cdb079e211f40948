"""Which companies a dry run takes for one: those that the run itself would merge."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date

from enrichment.intake.attaching import namesake_moves
from flows.aliases import aliases_of
from prospects.aliases import Alias
from prospects.company import Company
from prospects.merge import final_keys
from prospects.store import Store


def foreseen_moves(
    store: Store,
    stated: Iterable[Alias],
    companies: Mapping[str, Company],
    employers: AbstractSet[str],
    day: date,
) -> dict[str, str]:
    """Key of a company that would be merged -> the key that would remain.

    Args:
        store: The database, which is only asked.
        stated: The owner's aliases.
        companies: Those that the lists tell of, by key.
        employers: Keys of companies that contact lists know by name only.
        day: Day of the run.
    """
    moves = {
        **_by_alias(store, stated, companies, day),
        **_by_name(store, companies, employers),
    }
    barred = {each.pair for each in store.load_apart("company")}
    return final_keys(
        {key: kept for key, kept in moves.items() if frozenset({key, kept}) not in barred}
    )


def _by_alias(
    store: Store, stated: Iterable[Alias], companies: Mapping[str, Company], day: date
) -> dict[str, str]:
    wanted = aliases_of(store, list(stated), day).mapping()
    stored = store.load_companies({*wanted, *wanted.values()})
    known = companies.keys() | {company.key for company in stored}
    return {alias: domain for alias, domain in wanted.items() if {alias, domain} <= known}


def _by_name(
    store: Store, companies: Mapping[str, Company], employers: AbstractSet[str]
) -> dict[str, str]:
    named = [companies[key] for key in sorted(employers & companies.keys())]
    stored = store.load_namesakes(company.name or "" for company in named)
    namesakes = [
        *(company for company in companies.values() if company.domain),
        *(company for company in stored if company.key not in companies),
    ]
    return dict(namesake_moves(named, namesakes)) if named else {}
