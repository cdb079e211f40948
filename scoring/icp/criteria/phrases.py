"""Criteria over texts: whole words and phrases, without case."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from prospects.specs.icp import TextCriterion
from scoring.icp.criterion import Points, criterion, joined
from scoring.icp.profiles import Profiles, Truths

_OTHER = r"[^\p{L}\p{M}\p{N}_]"
_BETWEEN = r"[\s\-\x{2010}-\x{2015}\x{a0}]+"
_NEVER = r"[^\s\S]"


@criterion("text")
def text_says(profiles: Profiles, spec: TextCriterion) -> Points:
    """Says {value}.

    Not: Does not say {wanted}.
    Unknown: Description unknown (looking for {wanted}).
    Lift: Saying {wanted}.

    Looks in name, description and industry. A real no only where the site was read: a name alone
    says little of what a company does not do.

    Args:
        profiles: One row a company; uses text and site_read.
        spec: Words or phrases, whole words; any one of them suffices.
    """
    texts = profiles.words("text")
    found = texts.having(having_phrase(texts.vocabulary, spec.any))

    def said(row: int) -> list[str]:
        text = " ".join(profiles.values("text", row))
        return [f'"{phrase}"' for phrase in spec.any if _spoken(phrase).search(text)]

    return Points(
        np.where(
            texts.known() & (found | profiles.was_read("text")),
            found.astype(np.float64),
            np.nan,
        ),
        shown=lambda row: joined(said(row) if found[row] else [], "and"),
        slots={"wanted": joined([f'"{phrase}"' for phrase in spec.any])},
        evidence=lambda row: (
            profiles.seen("description", row) or profiles.seen("display_name", row)
        ),
    )


def having_phrase(texts: "pa.Array", phrases: Sequence[str]) -> Truths:
    """Which texts hold any of the phrases as whole words, without case.

    Space and hyphens between the words of a phrase are one: "full-time" is "full time".
    """
    found = pc.match_substring_regex(texts, _pattern(phrases), ignore_case=True)
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=np.bool_)


def _pattern(phrases: Sequence[str]) -> str:
    # Arrow's RE2 knows no look-around and its \b is ASCII, so the neighbours are named.
    split = [[re.escape(word) for word in re.split(r"[\s\-]+", p) if word] for p in phrases]
    bodies = "|".join(_BETWEEN.join(words) for words in split if words)
    return f"(?:^|{_OTHER})(?:{bodies})(?:$|{_OTHER})" if bodies else _NEVER


@lru_cache(maxsize=4096)
def _spoken(phrase: str) -> re.Pattern[str]:
    """One phrase for the sentence of one company; `_pattern` decides, this only quotes."""
    words = r"[\s\-\u2010-\u2015]+".join(map(re.escape, re.split(r"[\s\-]+", phrase.strip())))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
