"""Phrases of the lexicon in a row of words: the longest from left to right, each word once.

Two forms are no entries of a list: "chief ... officer" with any words between (or "chief" before
subjects alone), and the words of the list `formerly`, which are about a position ("ex-CEO") or
about an employer ("ex-Acme", "formerly Acme", which is cut).
"""

from collections.abc import Iterator

from prospects.titles.functions import name_functions, suggest_functions
from prospects.titles.lexicon import Lexicon
from prospects.titles.phrase import Phrase

Found = tuple[int, Phrase]
"""Place of the first word, and the phrase."""

_EX = "ex"
_NO_OFFICERS = frozenset({"healthcare", "science", "education", "administration", "other"})
"""Functions whose chiefs hold a rank of their service, not an office of the company."""


def find_phrases(words: tuple[str, ...], lexicon: Lexicon) -> list[Found]:
    """Longest phrases from left to right, each word used once."""
    formerly = lexicon.words["formerly"]
    found: list[Found] = []
    place = 0
    while place < len(words):
        phrase = _phrase_at(words, place, lexicon)
        if phrase is None:
            place += 1
        elif phrase.text in formerly and (end := _employer_end(words, place, phrase, lexicon)):
            if place == 0:
                return [(0, phrase)]
            place = end
        else:
            found.append((place, phrase))
            place += len(phrase.words)
    return found


def _phrase_at(words: tuple[str, ...], place: int, lexicon: Lexicon) -> Phrase | None:
    phrase = lexicon.longest_at(words, place)
    if phrase and phrase.kind == "opening" and place:
        return None
    officer = _chief_officer(words, place, lexicon) if words[place] == "chief" else None
    if officer and (phrase is None or len(officer.words) > len(phrase.words)):
        return officer
    return phrase


def former_employers(words: tuple[str, ...], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Start and end of what says where somebody worked: "ex-Acme", "formerly Acme"."""
    if lexicon.starts["formerly"].isdisjoint(words):
        return
    for place in range(len(words)):
        phrase = _phrase_at(words, place, lexicon)
        if phrase and phrase.text in lexicon.words["formerly"]:
            end = _employer_end(words, place, phrase, lexicon)
            if end:
                yield place, end


def _employer_end(
    words: tuple[str, ...], place: int, formerly: Phrase, lexicon: Lexicon
) -> int | None:
    """Where an employer's name ends; None where a position follows, or nothing.

    "ex" is about its next word alone: "CEO, ex-Acme adviser" is a CEO and an adviser.
    """
    start = place + len(formerly.words)
    end = start + 1 if formerly.text == _EX else len(words)
    if start >= len(words):
        return None
    phrases = (_phrase_at(words, later, lexicon) for later in range(start, end))
    return None if any(phrase and phrase.kind != "opening" for phrase in phrases) else end


def _chief_officer(words: tuple[str, ...], place: int, lexicon: Lexicon) -> Phrase | None:
    """Phrase "chief ... officer", with up to five words that name its functions.

    One of what is no position is a joke ("Chief Mom Officer").
    Without the officer it is one where nothing but subjects of business follows ("Chief Product",
    "Chief of Sales"); other chiefs are of a craft or a service ("Chief Chemist").
    """
    span = words[place : place + 7]
    if "officer" in span:
        span = span[: span.index("officer") + 1]
        inner = span[1:-1]
        found = find_phrases(inner, lexicon)
        if any(phrase.standing == "none" for _, phrase in found):
            return Phrase(span, "standing", standing="none")
        functions = name_functions(inner, found, lexicon) or suggest_functions(found)
        return Phrase(span, "role", "c_suite", functions or ("executive",))
    rest = words[place + 1 :]
    # A chief of chiefs is no office, and looking for one would look at each of them anew.
    functions = () if "chief" in rest else _subjects(rest, lexicon)
    if functions and _NO_OFFICERS.isdisjoint(functions):
        return Phrase(words[place:], "role", "c_suite", functions)
    return None


def _subjects(words: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Functions of words that are subjects and conjunctions only; else none."""
    found = find_phrases(words, lexicon)
    covered = sum(len(phrase.words) for _, phrase in found)
    links = sum(word in lexicon.words["parting"] or word in ("of", "&") for word in words)
    if covered + links != len(words) or any(phrase.kind != "function" for _, phrase in found):
        return ()
    return name_functions(words, found, lexicon)
