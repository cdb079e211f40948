"""An advertised position, counted once however many places and boards show it."""

from dataclasses import dataclass
from datetime import date

from prospects.vocabulary import Function, Seniority

LEADERSHIP: frozenset[Seniority | None] = frozenset(
    {"owner", "founder", "c_suite", "partner", "vp", "head", "director"}
)
"""Levels of which an opening is a leader's."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One advertised position of a company.

    Attributes:
        board: Key of the board that shows it (`BoardRef.key`), or `OWN_SITE`.
        posting_id: Id there; never empty.
        title: As advertised.
        url: Absolute URL of the posting; only its path where the board itself is not known.
        function: Of the fixed vocabulary; None where nothing tells.
        seniority: Of the fixed vocabulary; None where nothing tells.
        department: As the board names it, or None.
        locations: Places as written, the main one first; empty where none is given.
        countries: Two upper-case letters each, in the order of `locations`, each once.
        remote: Whether it can be done from elsewhere; None where nothing is said.
        posted_on: Day on which the board says it was posted, or None.
        technologies: Names of technologies that the work uses.
        nice_to_have: Names of technologies that are only welcome.
        reports_to: Title of the future superior where the text says so, or None: a hint at whom
            to write to.
        requisition: The employer's own number of the position, or None: the same on every board.
        apply_url: Absolute URL to apply at where that is not below `url`, or None: it tells that an
            opening of a front and one of the vendor behind it are the same.
    """

    board: str
    posting_id: str
    title: str
    url: str
    function: Function | None = None
    seniority: Seniority | None = None
    department: str | None = None
    locations: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    remote: bool | None = None
    posted_on: date | None = None
    technologies: tuple[str, ...] = ()
    nice_to_have: tuple[str, ...] = ()
    reports_to: str | None = None
    requisition: str | None = None
    apply_url: str | None = None


def is_leadership(opening: Opening) -> bool:
    """Whether it is a leader who is looked for: never to be quoted to the present one or peers.

    A company may look for a successor of whom the present holder knows nothing, so no message
    speaks of such an opening; a rep is told with that warning.
    """
    return opening.seniority in LEADERSHIP
