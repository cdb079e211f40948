"""Columns with another e-mail address of the same person: "Personal Email", "Email 2"."""

from collections.abc import Mapping

from enrichment.intake.person_cells import parse_emails
from prospects.contact import is_role_address
from prospects.words import fold

_MAIL = frozenset("email emails mail mails".split())
_ANOTHER = frozenset(
    """
    additional alternate alternative backup business corporate direct further home other personal
    private professional second secondary third work
    andere autre geschaftlich personel privat private privee weitere zweite
    1 2 3 4 5 address addresses adresse adressen contact e id person
    """.split()
)


def further_addresses(extra: Mapping[str, str]) -> tuple[str, ...]:
    """Addresses of a person in columns that are no field of ours, each once.

    Nobody is written to there, but they are who they are: an opt-out of any holds for the person.
    Addresses of desks are shared with others and left out, and so is whatever another person's
    column holds ("Manager Email").

    Args:
        extra: Column -> cell.
    """
    cells = (cell for column, cell in extra.items() if "@" in cell and _is_theirs(column))
    found = (address for cell in cells for address in parse_emails(cell))
    return tuple(dict.fromkeys(a for a in found if not is_role_address(a)))


def _is_theirs(column: str) -> bool:
    """Whether every word of a column's name says "e-mail address" or "another one"."""
    words = set(fold(column).split())
    return bool(words & _MAIL) and words <= _MAIL | _ANOTHER
