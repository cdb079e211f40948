"""The door: a posting as recorded becomes an opening as understood."""

from enrichment.hiring.answers.reading import without_addresses_of
from enrichment.hiring.posting import Posting
from enrichment.hiring.understanding.function import read_function
from enrichment.hiring.understanding.place import countries_of
from enrichment.hiring.understanding.seniority import read_seniority
from enrichment.hiring.understanding.superior import read_superior
from enrichment.hiring.understanding.technologies import read_technologies
from enrichment.hiring.understanding.workplace import is_remote, places_of
from prospects.hiring import OWN_SITE, Opening


def understand(posting: Posting, board: str) -> Opening:
    """What a posting says, in the fixed words of the field, without ways to reach a person.

    Args:
        posting: As an adapter recorded it.
        board: Key of the board that shows it (`BoardRef.key`), or `OWN_SITE`.
    """
    posting = without_addresses_of(posting)
    technologies = read_technologies(posting.title, posting.description, _tenant(board))
    return Opening(
        board,
        posting.posting_id,
        posting.title,
        posting.url,
        function=read_function(posting.title, posting.function, posting.department),
        seniority=read_seniority(posting.title, posting.level),
        department=posting.department,
        locations=places_of(posting.locations),
        countries=countries_of(posting.locations, posting.countries),
        remote=is_remote(posting.remote, posting.locations, posting.title),
        posted_on=posting.posted_on,
        technologies=technologies.used,
        nice_to_have=technologies.nice,
        reports_to=read_superior(posting.description, posting.title),
        requisition=posting.requisition,
        apply_url=posting.apply_url,
    )


def _tenant(board: str) -> str:
    """The company's name at the vendor, "nordfell" of "workday/nordfell/External@wd5"."""
    parts = [] if board == OWN_SITE else board.partition("@")[0].split("/")
    return parts[1] if len(parts) > 1 else ""
