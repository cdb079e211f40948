"""Profiles of the database as the ICP engine takes them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from enrichment.technographics.fingerprints.interest import by_interest
from flows.listed import load_current
from prospects.company import OTHER_NAMES, Company, loose_name
from prospects.lists import OwnerList
from prospects.profile import CompanyProfile, build_profile
from prospects.signal import Signal
from prospects.store import Store
from prospects.suppression import SuppressionEntry
from scoring.icp import profiles_frame


def database_frame(
    store: Store, lists: Sequence[OwnerList], day: date, keys: Iterable[str] | None = None
) -> pd.DataFrame:
    """Profiles of the database as they are scored on a day.

    Args:
        store: The database.
        lists: The owner's lists; the entries of the database count beside them.
        day: What came after it does not count.
        keys: Companies; None is all of them.

    Returns:
        One row a company, as `profiles_frame` makes it, in the order of the keys.
    """
    companies = store.load_companies(keys)
    signals = load_current(store, companies, day)
    profiles = load_profiles(store, companies, signals, day)
    entries = [entry for each in lists for entry in each.entries] + store.load_suppressions()
    return profiles_frame(profiles.values(), list_members(companies, entries, day))


def load_profiles(
    store: Store,
    companies: Iterable[Company],
    signals: Mapping[str, Sequence[Signal]],
    day: date,
) -> dict[str, CompanyProfile]:
    """What is known of companies on a day, by their keys.

    Args:
        store: The database.
        companies: The companies.
        signals: Company key -> its facts.
        day: Looks at openings after it do not count.
    """
    known = {company.key: company for company in companies}
    read = store.site_read(known)
    hiring = store.load_hiring(known, day)
    return {
        key: _telling_first(
            build_profile(
                company, signals.get(key, ()), site_read=key in read, hiring=hiring.get(key)
            )
        )
        for key, company in known.items()
    }


def list_members(
    companies: Iterable[Company], entries: Iterable[SuppressionEntry], day: date
) -> dict[str, set[str]]:
    """List -> keys of the companies that are on it on a day, by domain or name."""
    holding: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in entries:
        if entry.holds_on(day):
            holding[(entry.scope, entry.value)].append(entry.list_name)
    members: dict[str, set[str]] = defaultdict(set)
    for company in companies:
        for identity in _identities(company):
            for name in holding.get(identity, ()):
                members[name].add(company.key)
    return dict(members)


def _identities(company: Company) -> list[tuple[str, str]]:
    names = [company.name or "", *company.facts.get(OTHER_NAMES, "").split("|")]
    named = [("name", loose_name(name)) for name in names if name]
    return [("domain", company.domain or ""), *named]


def _telling_first(profile: CompanyProfile) -> CompanyProfile:
    """With the technologies first that say something to a salesperson."""
    known = profile.technologies
    return replace(profile, technologies={name: known[name] for name in by_interest(known)})
