"""The door: a posting as recorded becomes an opening as understood."""

from typing import cast

from enrichment.hiring.posting import Posting
from prospects.hiring import Opening
from prospects.titles import read_title
from prospects.vocabulary import Function, Seniority


def understand(posting: Posting, board: str) -> Opening:
    """What a posting says, in the fixed words of the field.

    Args:
        posting: As an adapter recorded it.
        board: Key of the board that shows it (`BoardRef.key`), or `OWN_SITE`.
    """
    reading = read_title(posting.title)
    return Opening(
        board,
        posting.posting_id,
        posting.title,
        posting.url,
        function=cast("Function | None", next(iter(reading.functions), None)),
        seniority=cast("Seniority | None", reading.seniority),
        department=posting.department,
        locations=posting.locations,
        countries=posting.countries,
        remote=posting.remote,
        posted_on=posting.posted_on,
        requisition=posting.requisition,
    )
