"""Two people whose merge is taken back, each as their own mentions tell."""

from collections.abc import Sequence
from dataclasses import replace

from enrichment.intake.stored_people import joined
from prospects.contact import Contact
from prospects.contact_mention import ContactMention, StoredPerson
from prospects.merge import Merge


def parted(merge: Merge, mentions: Sequence[ContactMention]) -> list[StoredPerson]:
    """The kept and the merged contact of a merge.

    An opt-out stays with whoever has an address of the other one.

    Args:
        merge: Of contacts.
        mentions: All that lists say of the two.

    Returns:
        The kept one and the merged one; none where what lists say of either is no longer there.
    """
    theirs_ids = set(merge.moved.get("contact_mention", ()))
    theirs = [mention for mention in mentions if mention.mention_id in theirs_ids]
    own = [mention for mention in mentions if mention.mention_id not in theirs_ids]
    if not own or not theirs:
        return []
    kept, merged = joined(merge.kept, own), joined(merge.merged, theirs)
    return [
        StoredPerson(_with_opt_outs(kept, merged), own if len(own) > 1 else ()),
        StoredPerson(_with_opt_outs(merged, kept), theirs if len(theirs) > 1 else ()),
    ]


def _with_opt_outs(one: Contact, other: Contact) -> Contact:
    if set(one.emails).isdisjoint(other.emails):
        return one
    return replace(
        one,
        do_not_call=one.do_not_call or other.do_not_call,
        do_not_email=one.do_not_email or other.do_not_email,
    )
