"""Criteria over texts: whole words and phrases, without case."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from prospects.business_model import business_models
from prospects.specs.icp import BusinessModelCriterion, TextCriterion
from scoring.icp.criteria.shares import best_share, settled
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
    best = best_share(texts, spec.shares, lambda group: having_phrase(texts.vocabulary, group))
    complete = texts.known() & profiles.was_read("text")
    values, ends = settled(best, complete, spec.shares)

    def said(row: int) -> list[str]:
        return quoted(spec.any, " ".join(profiles.values("text", row))) if best[row] else []

    return Points(
        values,
        shown=lambda row: joined(said(row), "and"),
        slots={"wanted": joined([f'"{phrase}"' for phrase in spec.any])},
        evidence=lambda row: _page(profiles, row),
        ends=ends,
        graded=bool(spec.points),
    )


@criterion("business_model")
def earns_as(profiles: Profiles, spec: BusinessModelCriterion) -> Points:
    """Says it is {value}.

    Not: Says it is {value}, not {wanted}.
    Unknown: Business model unknown (looking for {wanted}).

    Read from words of name, description and industry alone ("for businesses"). Unknown where
    nothing speaks; a no only where the description was read and speaks of other models.

    Args:
        profiles: One row a company; uses text and whether it was read.
        spec: The models; any one of them suffices.
    """
    texts, models = profiles.words("text"), business_models()
    every = [word for model in models.values() for word in model.words]

    def naming(group: Sequence[str]) -> Truths:
        return having_phrase(texts.vocabulary, [w for name in group for w in models[name].words])

    best = best_share(texts, spec.shares, naming)
    speaks = texts.having(having_phrase(texts.vocabulary, every))
    values, ends = settled(best, speaks & profiles.was_read("text"), spec.shares)

    def said(row: int) -> list[str]:
        text = " ".join(profiles.values("text", row))
        names = spec.any if best[row] else tuple(models)
        found = ((models[name].label, quoted(models[name].words, text)) for name in names)
        return [f"{label} ({quotes[0]})" for label, quotes in found if quotes]

    return Points(
        values,
        shown=lambda row: joined(said(row), "and"),
        slots={"wanted": joined([models[name].label for name in spec.any])},
        evidence=lambda row: _page(profiles, row),
        ends=ends,
        graded=bool(spec.points),
    )


def _page(profiles: Profiles, row: int) -> str | None:
    return profiles.seen("description", row) or profiles.seen("display_name", row)


def quoted(phrases: Sequence[str], text: str) -> list[str]:
    """Which phrases a text holds, in quotes, for the sentence of one company."""
    return [f'"{phrase}"' for phrase in phrases if _spoken(phrase).search(text)]


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
