"""Openings as a sentence of ours can say them: which may be said at all, and in what words."""

import re

from prospects.hiring.leadership import leader_titles
from prospects.profile import CompanyProfile
from prospects.signal import Signal

_LETTER = r"(?:[mwfdhxvki]|div|divers|diverse)"
_LETTERS = rf"{_LETTER}(?:\s*[/|,*:]\s*{_LETTER}){{1,4}}"
_WORDS = r"gn|all genders?|any gender|alle geschlechter|tous genres"
_MARK = re.compile(
    rf"[(\[]\s*(?:{_LETTERS}|{_WORDS})\s*[)\]]"
    r"|(?<![\w/])(?:[mh]\s?/\s?[wf]|[wf]\s?/\s?[mh])(?:\s?/\s?[dx])?(?![\w/])",
    re.IGNORECASE,
)
"""Marks by which an advertisement says that all genders are meant: (m/w/d), (f/m/x), H/F, ..."""


def without_gender_mark(title: str) -> str:
    """Title of an opening without "(m/w/d)", "H/F", "(all genders)" and the like."""
    plain = " ".join(_MARK.sub(" ", title).split())
    return re.sub(r"\s+([,;:.])", r"\1", plain).strip(" -\u2013\u2014,|/")


def quotable_openings(profile: CompanyProfile) -> tuple[Signal, ...]:
    """Openings of which a message may speak, the surest first.

    Not those for leaders: whoever holds the position, or works beside them, may not know that
    somebody else is looked for.
    """
    is_leaders = leader_titles(profile.hiring)
    return tuple(s for s in profile.many.get("opening", ()) if not is_leaders(s.value))
