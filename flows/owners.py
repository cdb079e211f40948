"""Owners that CRMs name for companies."""

from collections.abc import Iterable, Mapping, Sequence

from enrichment.intake.ownership import names_crm_owner, owner_named
from prospects.company import Company
from prospects.mention import Mention, mentions_of
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
    found = {c.key: _owner(kept.get(c.key) or mentions_of(c), columns, known) for c in owned}
    return {key: owner for key, owner in found.items() if owner}


def _owner(
    mentions: Sequence[Mention], columns: Mapping[str, str], sources: Sequence[Source]
) -> str | None:
    ranked = sorted(
        (m for m in mentions if owner_named(m.owner)),
        key=lambda m: (-m.observed_at.timestamp() if m.observed_at else 0.0, m.list_name, m.row),
    )
    for mention in ranked:
        source = next((each for each in sources if each.names(mention.list_name)), None)
        if names_crm_owner(columns.get(mention.list_name, ""), source):
            return owner_named(mention.owner)
    return None
