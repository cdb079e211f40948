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

from prospects.titles.lexicon import Lexicon
from prospects.titles.phrase import Phrase
from prospects.vocabulary import SENIORITIES

_ENGLISH = "en"
_LAST = frozenset({"executive", "other"})
Placed = tuple[int, Phrase]
"""Place of a phrase's first word, and the phrase."""
Named = tuple[Placed, tuple[str, ...]]
"""A phrase with the functions it names where it stands."""


def name_functions(
    words: Sequence[str], found: Sequence[Placed], lexicon: Lexicon
) -> tuple[str, ...]:
    """Functions that a position names, ranked; empty where it names none."""
    named = [
        (item, functions) for item in found if (functions := _functions_of(item, found, lexicon))
    ]
    if len(named) == 1:
        return rank_functions(named[0][1])
    if any(phrase.kind == "role" and "hr" in functions for (_, phrase), functions in named):
        return ("hr",)
    if not named:
        return ()
    links = _links(words, found, lexicon)
    levels = [start for start, phrase in found if phrase.kind == "level"]
    ordered = _in_order(_own(named, links), levels + links)
    return rank_functions([name for _, functions in ordered for name in functions])


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
    if item[1].text not in lexicon.attributive:
        return False
    return any(phrase.level and start > item[0] for start, phrase in found)


def _functions_of(item: Placed, found: Sequence[Placed], lexicon: Lexicon) -> tuple[str, ...]:
    phrase = item[1]
    if phrase.kind == "industry":
        return ()
    if is_attribute(item, found, lexicon):
        return (lexicon.attributive[phrase.text],)
    return phrase.functions


def _in_order(named: Sequence[Named], partings: Sequence[int]) -> list[Named]:
    english = all(phrase.language == _ENGLISH for (_, phrase), _ in named)

    def weight(item: Named) -> tuple[int, int, bool, int]:
        start, phrase = item[0]
        group = sum(place < start for place in partings)
        return _rank(phrase), group, phrase.yields, -start if english else start

    return sorted(named, key=weight)


def _own(named: Sequence[Named], links: Sequence[int]) -> Sequence[Named]:
    """Without lower occupations behind a link: those are names ("CEO of Baker Brothers")."""
    (first, phrase), _ = named[0]
    if phrase.kind != "role" or not links:
        return named
    return [
        item
        for item in named
        if item[0][1].kind != "role"
        or _rank(item[0][1]) <= _rank(phrase)
        or not any(first < link < item[0][0] for link in links)
    ]


def _links(words: Sequence[str], found: Sequence[Placed], lexicon: Lexicon) -> list[int]:
    """Places of conjunctions and links outside phrases; what is written before one counts first."""
    inside = {start + step for start, phrase in found for step in range(len(phrase.words))}
    links = lexicon.words["parting"]
    return [i for i, word in enumerate(words) if word in links and i not in inside]


def _rank(phrase: Phrase) -> int:
    """Occupations by their level, then subjects, then occupations of any subject."""
    if phrase.kind != "role" or phrase.level is None:
        return len(SENIORITIES)
    return len(SENIORITIES) + 1 if phrase.yields else SENIORITIES.index(phrase.level)
