"""Whole-word search: "intern" is not in "international"."""

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Text for comparison: no case, no accents, words and numbers apart by one blank."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", plain))


def has_phrase(text: str, phrase: str) -> bool:
    """Whether a phrase stands in a text as whole words, whatever the case or accents."""
    folded = fold(phrase)
    return bool(folded) and f" {folded} " in f" {fold(text)} "
