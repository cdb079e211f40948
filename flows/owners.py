"""Owners that CRMs name for companies."""

from collections.abc import Iterable

from enrichment.intake.ownership import crm_owner_of
from prospects.company import Company
from prospects.mention import mentions_of
from prospects.specs.source import Source
from prospects.store import Store


def crm_owners(
    store: Store, companies: Iterable[Company], sources: Iterable[Source]
) -> dict[str, str]:
    """Company key -> owner that the newest list of a CRM names; others are left out."""
    owned = [company for company in companies if company.list_owner]
    kept = store.load_kept_mentions([company.key for company in owned])
    columns = {
        name: reading.columns.get("owner", "")
        for name, reading in store.load_list_readings().items()
    }
    known = list(sources)
    found = {c.key: crm_owner_of(kept.get(c.key) or mentions_of(c), columns, known) for c in owned}
    return {key: owner for key, owner in found.items() if owner}
