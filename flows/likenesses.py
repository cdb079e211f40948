"""Likenesses between what lists name now and what is known."""

from collections.abc import Collection

from enrichment.intake.likenesses import company_likenesses, person_likenesses
from prospects.likeness import Likeness
from prospects.store import Store

COMPARED_MAX = 20_000
"""Most companies, and most people, of one reading that are compared; the rest is let pass."""


def find_likenesses(
    store: Store, company_keys: Collection[str], contact_ids: Collection[str]
) -> list[Likeness]:
    """Companies and people of lists that may be one with others, the most alike first.

    Companies are compared with each other and with those of the base whose names begin with the
    same word; people with all who are known at their companies.

    Args:
        store: The database, in which the lists are already.
        company_keys: Companies that the lists name.
        contact_ids: People whom the lists name.
    """
    keys = sorted(company_keys)[:COMPARED_MAX]
    read = store.load_companies(keys)
    namesakes = store.load_namesakes(company.name or "" for company in read)
    companies = {company.key: company for company in (*read, *namesakes)}
    people = store.load_contacts({company.key for company in read})
    ids = set(sorted(contact_ids)[:COMPARED_MAX])
    return [
        *company_likenesses(
            list(companies.values()), {c.key for c in read},
            {each.pair for each in store.load_apart("company")},
        ),
        *person_likenesses(people, ids, {each.pair for each in store.load_apart("contact")}),
    ]  # fmt: skip
