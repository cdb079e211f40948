"""How far a clause's "nice to have" reaches: "fluent in SQL, experience with dbt a plus".

A cue before its matter ("ideally with dbt") speaks of what follows; one behind it ("is a plus") of
the part that names a skill anew; in brackets of the brackets alone. Else it is the whole clause's.
"""

import re

from enrichment.hiring.understanding.passages import passage_patterns
from enrichment.hiring.understanding.technology_names import find_names

_BRACKET = re.compile(r"\([^()]{1,200}\)")
_BEFORE = re.compile(
    r"(?:,|;|\band|\bund|\bet|\by)\s+(?:ideally|preferably|optionally|idealerweise|vorzugsweise|"
    r"idéalement|de préférence|idealmente|preferiblemente|bij voorkeur)\b",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r",\s+(?:(?:and|und|et|y|while)\s+)?"
    r"(?=(?:(?:hands[- ]on|some|any|prior|previous|additional|basic)\s+)?"
    r"(?:experience|knowledge|familiarity|exposure|proficiency|understanding|expertise|"
    r"kenntnisse|erfahrung|connaissance|expérience|conocimientos?|experiencia)\b)",
    re.IGNORECASE,
)
_LAST = re.compile(r",\s+(?!and\b|or\b|und\b|oder\b)(?=(?:[^\s,]+\s+){1,3}(?:is\s+)?an?\s)")
_ABLE = re.compile(
    r"\s*[^\w\s]*\s*(?:[\w/ ]{1,30}:\s*)?(?:you\s+(?:have|are)|(?:(?:highly|very)\s+)?"
    r"(?:proficient|fluent|advanced|skilled|experienced|comfortable|familiar|strong\s+in))\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\b(?:are|sind|sont|son)\b", re.IGNORECASE)


def welcome_part(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """Where what a clause calls welcome stands, begin and end; None for all of it.

    Args:
        text: The description.
        begin: Where the clause begins, which calls something welcome.
        end: Where it ends.
    """
    bracket = _in_bracket(text, begin, end)
    if bracket:
        return bracket
    ahead = _BEFORE.search(text, begin, end)
    if ahead:
        return None if _is_nice(text[begin : ahead.start()]) else (ahead.start(), end)
    return _behind(text, begin, end)


def _in_bracket(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """Brackets that name something: "(X preferred)"; "(a plus)" speaks of the whole clause."""
    for bracket in _BRACKET.finditer(text, begin, end):
        if _is_nice(bracket[0]) and find_names(bracket[0]):
            rest = text[begin : bracket.start()] + text[bracket.end() : end]
            return None if _is_nice(rest) else bracket.span()
    return None


def _behind(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """The last part that names a skill anew; a plural ("are a plus") may speak of all parts."""
    parts = [found.end() for found in _ANEW.finditer(text, begin, end)]
    if _ABLE.match(text, begin, end):
        parts += [found.end() for found in _LAST.finditer(text, begin, end)]
    last = max(parts, default=begin)
    if last == begin or not _is_nice(text[last:end]) or _is_nice(text[begin:last]):
        return None
    return None if _PLURAL.search(text, last, end) else (last, end)


def _is_nice(text: str) -> bool:
    return bool(passage_patterns().nice.search(text.lower()))
