"""Phrases of the lexicon in a row of words: the longest from left to right, each word once.

Two forms are no entries of a list: "chief ... officer" with any words between, and "ex", which
is about a position ("ex-CEO") or about an employer ("ex-Acme", which is cut).
"""

from collections.abc import Sequence

from prospects.titles.functions import name_functions
from prospects.titles.lexicon import Lexicon, Phrase

Found = tuple[int, Phrase]
"""Place of the first word, and the phrase."""


def find_phrases(words: Sequence[str], lexicon: Lexicon) -> list[Found]:
    """Longest phrases from left to right, each word used once."""
    found: list[Found] = []
    place = 0
    while place < len(words):
        phrase = _phrase_at(words, place, lexicon)
        if phrase is None:
            place += 1
        elif phrase.words == ("ex",) and not _is_position(words, place + 1, lexicon):
            if place == 0:
                return [(0, phrase)]
            place += 2
        else:
            found.append((place, phrase))
            place += len(phrase.words)
    return found


def _phrase_at(words: Sequence[str], place: int, lexicon: Lexicon) -> Phrase | None:
    phrase = lexicon.longest_at(words, place)
    if phrase and phrase.kind == "opening" and place:
        return None
    officer = _chief_officer(words, place, lexicon) if words[place] == "chief" else None
    if officer and (phrase is None or len(officer.words) > len(phrase.words)):
        return officer
    return phrase


def _is_position(words: Sequence[str], place: int, lexicon: Lexicon) -> bool:
    """Whether a level stands at a place, so that "ex" before it tells of a position."""
    if place >= len(words):
        return True
    phrase = _phrase_at(words, place, lexicon)
    return phrase is not None and phrase.kind != "opening"


def _chief_officer(words: Sequence[str], place: int, lexicon: Lexicon) -> Phrase | None:
    """Phrase "chief ... officer"; up to five words between name its functions."""
    span = tuple(words[place : place + 7])
    if "officer" not in span:
        return None
    span = span[: span.index("officer") + 1]
    functions = name_functions(span[1:-1], find_phrases(span[1:-1], lexicon), lexicon)
    return Phrase(span, "role", "c_suite", functions or ("executive",))
