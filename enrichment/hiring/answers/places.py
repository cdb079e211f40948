"""Places of a posting, as boards write them."""

from collections.abc import Iterable

from enrichment.hiring.answers.fields import distinct
from prospects.country import parse_country


def joined_place(*parts: str | None) -> str | None:
    """Parts of one place as one text ("Berlin", "Berlin", "Germany" -> "Berlin, Germany")."""
    return ", ".join(distinct(parts)) or None


def stated_countries(named: Iterable[str | None]) -> tuple[str, ...]:
    """Countries of names or codes, two upper-case letters each, each once.

    Two letters are a code, never a state of the USA: pass only what a field calls a country.
    """
    return distinct(parse_country(name) for name in named if name)


_REMOTE_WORDS = {
    "remote": True, "fully_remote": True, "fully remote": True, "telecommute": True,
    "fullyremote": True, "onsite": False, "on-site": False, "on_site": False, "on site": False,
    "office": False, "hybrid": False, "in-office": False,
}  # fmt: skip


def is_remote_word(text: str | None) -> bool | None:
    """Whether a field of its own says "Remote" or the like; hybrid work is not remote.

    None where it says nothing known ("unspecified").
    """
    return _REMOTE_WORDS.get(text.strip().lower()) if text else None
