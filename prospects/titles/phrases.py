"""Phrases of the lexicon in a row of words: the longest from left to right, each word once.

Two forms are no entries of a list: "chief ... officer" with any words between, and the words of
the list `formerly`, which are about a position ("ex-CEO") or about an employer ("ex-Acme",
"formerly Acme", which is cut).
"""

from prospects.titles.functions import name_functions
from prospects.titles.lexicon import Lexicon, Phrase

Found = tuple[int, Phrase]
"""Place of the first word, and the phrase."""

_EX = "ex"


def find_phrases(words: tuple[str, ...], lexicon: Lexicon) -> list[Found]:
    """Longest phrases from left to right, each word used once."""
    formerly = lexicon.words["formerly"]
    found: list[Found] = []
    place = 0
    while place < len(words):
        phrase = _phrase_at(words, place, lexicon)
        if phrase is None:
            place += 1
        elif phrase.text in formerly and not _is_position_after(words, place, phrase, lexicon):
            if place == 0:
                return [(0, phrase)]
            place += 2 if phrase.text == _EX else len(words)
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


def _is_position_after(
    words: tuple[str, ...], place: int, formerly: Phrase, lexicon: Lexicon
) -> bool:
    """Whether a word such as "ex" tells of a position: it ends the text, or one follows.

    "ex" is about its next word alone: "ex-Acme CEO" is a CEO.
    """
    start = place + len(formerly.words)
    end = start + 1 if formerly.text == _EX else len(words)
    if start >= len(words):
        return True
    phrases = (_phrase_at(words, later, lexicon) for later in range(start, end))
    return any(phrase and phrase.kind != "opening" for phrase in phrases)


def _chief_officer(words: tuple[str, ...], place: int, lexicon: Lexicon) -> Phrase | None:
    """Phrase "chief ... officer"; up to five words between name its functions."""
    span = words[place : place + 7]
    if "officer" not in span:
        return None
    span = span[: span.index("officer") + 1]
    functions = name_functions(span[1:-1], find_phrases(span[1:-1], lexicon), lexicon)
    return Phrase(span, "role", "c_suite", functions or ("executive",))
