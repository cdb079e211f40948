"""Forms of words that a language makes by rule: "Leiter" and "Leiterin".

A word list names the plain form; a file's `inflections` say which endings stand for which.
"""

from collections.abc import Iterator, Mapping
from itertools import islice, product
from typing import TypeVar

KeyT = TypeVar("KeyT", bound=str)

Inflections = Mapping[str, tuple[str, ...]]
"""Ending of a plain form -> endings of its other forms, both with the letters that change."""

_MOST_FORMS = 40


def inflect(text: str, inflections: Inflections) -> Iterator[str]:
    """A text in each of its forms, the plain one first.

    Args:
        text: One word or more; each changes by its own ending.
        inflections: Of the text's language; of two endings that fit the longer holds.
    """
    forms = [tuple(_forms(word, inflections)) for word in text.split()]
    return (" ".join(words) for words in islice(product(*forms), _MOST_FORMS))


def _forms(word: str, inflections: Inflections) -> Iterator[str]:
    yield word
    ending = max((end for end in inflections if word.endswith(end)), key=len, default=None)
    if ending is not None:
        yield from (word.removesuffix(ending) + other for other in inflections[ending])


def inflect_sections(
    sections: Mapping[KeyT, tuple[str, ...]], inflections: Inflections
) -> dict[KeyT, tuple[str, ...]]:
    """Each list of texts with every form of every text."""
    return {
        key: tuple(form for text in texts for form in inflect(text, inflections))
        for key, texts in sections.items()
    }
