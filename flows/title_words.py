"""Words of titles that no word list knows, and those that need not be known."""

from functools import lru_cache

from prospects.titles.trace import trace_title

_SMALL = frozenset(
    "a an the of for in at on to with by from and or as "
    "der die das des dem den ein eine und oder für von vom im am zum zur mit bei sowie "
    "le la les un une du de d l et ou en au aux pour sur dans "
    "el los las del al y o con para por e i il lo gli dei della di da per "
    "do dos das em no na van het een voor en och av för til og i w z na do".split()
)
"""Articles, prepositions and conjunctions, which say nothing of a title by themselves."""


def is_small(word: str) -> bool:
    """Whether a word says nothing by itself; so does a number."""
    return word in _SMALL or not word.isalpha()


@lru_cache(maxsize=100_000)
def unknown_words(title: str) -> tuple[str, ...]:
    """Words of a title that no word list knows, each once, without small ones."""
    words = (token.word for token in trace_title(title).tokens if not token.kind)
    return tuple(dict.fromkeys(word for word in words if not is_small(word)))
