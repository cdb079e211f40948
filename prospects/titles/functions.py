"""Which functions a position names, the likeliest first.

What a word says of function weighs by how it says it:

1. An occupation ("Recruiter", "Sales Engineer") goes before all others; who recruits does HR,
   whomever they recruit.
2. Then the subjects in the order they are written, parted at conjunctions, links and levels
   ("Sales and Marketing", "Sales for Banks", "Marketing Director Insurance"). Of subjects side by
   side the head noun of the compound decides: the last in English ("Product Sales"), the first in
   every other language ("Leiter Vertrieb Produkte"). A subject of the list `yielding` is no such
   head ("HR Operations" is HR).
3. Then an occupation that any subject may have ("SAP Consultant"), of the list `yielding` too.
4. An industry or another qualifier ("Healthcare IT Director", "Technical Sales Manager"; section
   `industries`) and a word that only hints at a function ("Assistant"; `hints`) are suggestions:
   they count where nothing in the whole title says more.

"executive" and "other" are last beside any other.
"""

from collections.abc import Sequence

from prospects.titles.lexicon import Lexicon, Phrase
from prospects.vocabulary import SENIORITIES

_ENGLISH = "en"
_LAST = frozenset({"executive", "other"})
Placed = tuple[int, Phrase]
"""Place of a phrase's first word, and the phrase."""


def name_functions(
    words: Sequence[str], found: Sequence[Placed], lexicon: Lexicon
) -> tuple[str, ...]:
    """Functions that a position names, ranked; empty where it names none."""
    telling = [item for item in found if _functions_of(item, found, lexicon)]
    if len(telling) > 1:
        if any(phrase.kind == "role" and "hr" in phrase.functions for _, phrase in telling):
            return ("hr",)
        telling = _in_order(telling, _partings(words, found, lexicon))
    return rank_functions(
        [name for item in telling for name in _functions_of(item, found, lexicon)]
    )


def suggest_functions(found: Sequence[Placed]) -> tuple[str, ...]:
    """Functions that count where nothing says more: an industry's, else what a level hints at."""
    for _, phrase in found:
        if phrase.kind == "industry":
            return phrase.functions
    return next((phrase.hints for _, phrase in found if phrase.hints), ())


def rank_functions(functions: Sequence[str]) -> tuple[str, ...]:
    """Each once, in order; "executive" and "other" last."""
    if len(functions) < 2:
        return tuple(functions)
    return tuple(sorted(dict.fromkeys(functions), key=_LAST.__contains__))


def is_attribute(item: Placed, found: Sequence[Placed], lexicon: Lexicon) -> bool:
    """Whether a word as "partner" only describes the level that follows it."""
    if " ".join(item[1].words) not in lexicon.attributive:
        return False
    return any(phrase.level and start > item[0] for start, phrase in found)


def _functions_of(item: Placed, found: Sequence[Placed], lexicon: Lexicon) -> tuple[str, ...]:
    if item[1].kind == "industry":
        return ()
    if is_attribute(item, found, lexicon):
        return (lexicon.attributive[" ".join(item[1].words)],)
    return item[1].functions


def _in_order(telling: Sequence[Placed], partings: Sequence[int]) -> list[Placed]:
    english = all(phrase.language == _ENGLISH for _, phrase in telling)

    def weight(item: Placed) -> tuple[int, int, bool, int]:
        start, phrase = item
        group = sum(place < start for place in partings)
        return _rank(phrase), group, phrase.yields, -start if english else start

    return sorted(telling, key=weight)


def _partings(words: Sequence[str], found: Sequence[Placed], lexicon: Lexicon) -> list[int]:
    """Places of levels, conjunctions and links; what is written before one counts first."""
    inside = {start + step for start, phrase in found for step in range(len(phrase.words))}
    levels = [start for start, phrase in found if phrase.kind == "level"]
    links = lexicon.words["parting"]
    return levels + [i for i, word in enumerate(words) if word in links and i not in inside]


def _rank(phrase: Phrase) -> int:
    """Occupations by their level, then subjects, then occupations of any subject."""
    if phrase.kind != "role" or phrase.level is None:
        return len(SENIORITIES)
    return len(SENIORITIES) + 1 if phrase.yields else SENIORITIES.index(phrase.level)
