"""Whole-word search: "intern" is not in "international"."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_BEYOND_LATIN = re.compile("[\u0300-\U0010ffff]+")
"""Runs that may hold combining marks: Latin letters without accents are not looked at."""


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Text for comparison: no case, no accents, words and numbers apart by one blank."""
    if text.isascii():
        return " ".join(_WORD.findall(text.lower()))
    return " ".join(_WORD.findall(without_marks(unicodedata.normalize("NFKD", text).casefold())))


def without_marks(decomposed: str) -> str:
    """A text in a decomposed form (NFKD) without its accents and other combining marks."""
    return _BEYOND_LATIN.sub(_bare, decomposed)


def _bare(run: re.Match[str]) -> str:
    return "".join([c for c in run[0] if not unicodedata.combining(c)])


def has_phrase(text: str, phrase: str) -> bool:
    """Whether a phrase stands in a text as whole words, whatever the case or accents."""
    folded = fold(phrase)
    return bool(folded) and f" {folded} " in f" {fold(text)} "
