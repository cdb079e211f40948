"""Profiles of the database as the ICP engine takes them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from enrichment.technographics.fingerprints.interest import by_interest
from flows.listed import load_current
from prospects.company import Company
from prospects.membership import list_members
from prospects.profile import CompanyProfile, build_profile
from prospects.signal import Signal
from prospects.specs.icp import IcpSpec
from prospects.store import Store
from prospects.suppression import SuppressionLists
from scoring.icp import changes_asked, extra_columns, profiles_frame


def database_frame(
    store: Store,
    lists: SuppressionLists,
    day: date,
    keys: Iterable[str] | None = None,
    icps: Sequence[IcpSpec] = (),
) -> pd.DataFrame:
    """Profiles of the database as they are scored on a day.

    Args:
        store: The database.
        lists: All lists.
        day: What came after it does not count.
        keys: Companies; None is all of them.
        icps: Those that will be scored: what they alone ask for (extra columns, changes) is there.

    Returns:
        One row a company, as `profiles_frame` makes it, in the order of the keys.
    """
    companies = store.load_companies(keys)
    signals = load_current(store, companies, day)
    profiles = load_profiles(store, companies, signals, day)
    return scoring_frame(store, profiles, lists, day, icps)


def scoring_frame(
    store: Store,
    profiles: Mapping[str, CompanyProfile],
    lists: SuppressionLists,
    day: date,
    icps: Sequence[IcpSpec],
) -> pd.DataFrame:
    """Profiles with everything that some ICPs ask of them.

    Args:
        store: The database.
        profiles: Company key -> what is known.
        lists: All lists.
        day: Day of the scores.
        icps: The ICPs.
    """
    since = changes_asked(icps, day)
    return profiles_frame(
        profiles.values(),
        list_members(profiles.values(), lists, day),
        day=day,
        extra=extra_columns(icps),
        changes=store.load_changes(profiles, since) if since else None,
    )


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


def _telling_first(profile: CompanyProfile) -> CompanyProfile:
    """With the technologies first that say something to a salesperson."""
    known = profile.technologies
    return replace(profile, technologies={name: known[name] for name in by_interest(known)})
