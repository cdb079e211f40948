"""What the words of one position say beside its level: a junior, a lead, a manager by title.

A word counts unless it names a field ("Lead Generation") and, for juniors, unless it is a part of
an occupation's own name ("Assistant Professor").
"""

from collections.abc import Sequence

from prospects.title_reading import Mark
from prospects.titles.lexicon import Lexicon
from prospects.titles.phrases import Found

NO_MARKS: frozenset[Mark] = frozenset()
_LEAD: frozenset[Mark] = frozenset({"lead"})


def marks_in(words: Sequence[str], found: Sequence[Found], lexicon: Lexicon) -> frozenset[Mark]:
    """Marks that words name, each wherever it stands.

    Args:
        words: Of one position.
        found: Phrases of the lexicon in them.
        lexicon: The word lists.
    """
    leading: frozenset[Mark] = _LEAD if any(phrase.leads for _, phrase in found) else NO_MARKS
    words = _with_heads(words, found)
    if lexicon.marks.keys().isdisjoint(words):
        return leading
    fields = _places(found, ("function",))
    occupations = _places(found, ("role", "level"))
    return leading.union(
        mark
        for place, word in enumerate(words)
        for text, mark in lexicon.marks.get(word, ())
        if tuple(words[place : place + len(text)]) == text
        and place + len(text) - 1 not in fields
        and not _begins_a_field(words, place, lexicon)
        and not (mark == "junior" and place in occupations)
    )


def _begins_a_field(words: Sequence[str], place: int, lexicon: Lexicon) -> bool:
    """Whether a word and the next name a field, also inside a longer occupation."""
    phrase = lexicon.by_words.get(tuple(words[place : place + 2]))
    return phrase is not None and phrase.kind == "function"


def _with_heads(words: Sequence[str], found: Sequence[Found]) -> Sequence[str]:
    """The words with the head in place of each compound."""
    heads = {place: phrase.head for place, phrase in found if phrase.head}
    return [heads.get(place, word) for place, word in enumerate(words)] if heads else words


def _places(found: Sequence[Found], kinds: tuple[str, ...]) -> frozenset[int]:
    """Places of words inside phrases of some kinds."""
    return frozenset(
        start + step
        for start, phrase in found
        if phrase.kind in kinds
        for step in range(len(phrase.words))
    )
