"""What was merged into a company and its people, for `prospects explain`."""

from collections.abc import Sequence
from typing import Any

from prospects.company import Company
from prospects.contact import Contact
from prospects.store import Store


def explain_merges(
    store: Store, company: Company, contacts: Sequence[Contact]
) -> list[dict[str, Any]]:
    """Merges of a company and its contacts that hold or were undone, in their order.

    Returns:
        Plain values: id, day, what was merged into what, why, by whom, from which rows.
    """
    keys = [company.key, *(contact.contact_id for contact in contacts)]
    names = {contact.contact_id: contact.name for contact in contacts}
    return [
        {
            "merge_id": merge.merge_id,
            "day": merge.day.isoformat(),
            "what": merge.what,
            "kept": merge.kept,
            "merged": merge.merged,
            "name": names.get(merge.kept, "") if merge.what == "contact" else company.label,
            "kind": merge.kind,
            "why": merge.why,
            "by": merge.merged_by,
            "sources": list(merge.sources),
            "undone_by": merge.undone_by,
        }
        for merge in store.load_merges(keys=keys)
    ]
