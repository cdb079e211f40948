"""Crafts that no list knows, told by the form of a word.

- A last word that has the form of an English doer is a craft ("Glass Blower").
- So is a first word that ends as a doer does in a Romance language ("Dompteur de lions").
- An adjective that opens a position is an occupation in Romance languages ("Commercial export").
"""

from collections.abc import Sequence

from prospects.titles.lexicon import Lexicon
from prospects.titles.phrases import Found

_SHORTEST = 6
_ENGLISH_ENDINGS = tuple(
    "er ers eer ist ists ian ians man men woman women person smith wright"
    " ator itor utor ctor nik hand mate".split()
)


def craft_by_form(words: Sequence[str], found: Sequence[Found], lexicon: Lexicon) -> str:
    """The word of a position that names a craft by its form, or "".

    Args:
        words: Of a position for which no list names a level.
        found: Phrases of the lexicon in them, from left to right.
        lexicon: The word lists.
    """
    if _is_occupation(found, lexicon):
        return found[0][1].text
    if _is_first_a_doer(words, found, lexicon):
        return words[0]
    return words[-1] if _is_last_a_doer(words, found, lexicon) else ""


def _is_occupation(found: Sequence[Found], lexicon: Lexicon) -> bool:
    """Whether an adjective that opens the position stands for who does it ("Commercial export").

    In English it does not ("Commercial Banking").
    """
    if not found or found[0][0] or found[0][1].text not in lexicon.words["occupational"]:
        return False
    return all(phrase.language != "en" for _, phrase in found[1:])


def _is_first_a_doer(words: Sequence[str], found: Sequence[Found], lexicon: Lexicon) -> bool:
    first = words[0] if words and not (found and found[0][0] == 0) else ""
    if len(first) < _SHORTEST or first in lexicon.vocabulary:
        return False
    return first.endswith(tuple(lexicon.words["doers"]))


def _is_last_a_doer(words: Sequence[str], found: Sequence[Found], lexicon: Lexicon) -> bool:
    last = words[-1] if words else ""
    if len(last) < _SHORTEST or not last.endswith(_ENGLISH_ENDINGS) or last in lexicon.vocabulary:
        return False
    return not any(start + len(phrase.words) == len(words) for start, phrase in found)
