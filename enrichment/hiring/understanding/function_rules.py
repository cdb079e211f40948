"""The rules of `data/functions.yml`, ready for comparison: phrases as words without number or case.

Where one phrase is listed under two functions, the first of the file decides.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from prospects.once import once
from prospects.specs.reading import Spec, load_spec
from prospects.titles.normalising import compare_words
from prospects.vocabulary import Function

_FILE = Path(__file__).parent / "data" / "functions.yml"

Words = tuple[str, ...]
Phrases = Mapping[str, Sequence[tuple[Words, Function]]]
"""First word -> phrases, the longest first, each with its function."""


class FunctionWords(Spec):
    """The file; its sections are explained there."""

    titles: dict[Function, tuple[str, ...]]
    in_department: dict[str, dict[Function, tuple[str, ...]]]
    open: tuple[str, ...]
    departments: dict[Function, tuple[str, ...]]
    wide: dict[Function, tuple[str, ...]]
    weak: frozenset[Function]
    broad: frozenset[Function]
    people: frozenset[str]
    aside: frozenset[str]
    read_as: dict[str, str]


@dataclass(frozen=True, slots=True)
class FunctionRules:
    """The file, compiled.

    Attributes:
        titles: Phrases of titles.
        departments: Phrases of departments' names.
        open: Phrases of titles that a narrow department explains better.
        wide: Whole names of departments that hold many functions.
        moved: Phrase of a title -> whole name of a department -> what the phrase means there.
        read_as: Patterns over titles, with what is read instead.
        words: The file, for its plain lists.
    """

    titles: Phrases
    departments: Phrases
    open: frozenset[Words]
    wide: Mapping[Words, Function]
    moved: Mapping[Words, Mapping[Words, Function]]
    read_as: Sequence[tuple[re.Pattern[str], str]]
    words: FunctionWords


@once
def function_rules() -> FunctionRules:
    """The rules, read once a process.

    Raises:
        ConfigError: With every fault of the file.
    """
    words = load_spec(FunctionWords, _FILE)
    return FunctionRules(
        titles=_phrases(words.titles),
        departments=_phrases(words.departments),
        open=frozenset(map(compare_words, words.open)),
        wide=_by_name(words.wide),
        moved={compare_words(p): _by_name(moves) for p, moves in words.in_department.items()},
        read_as=[(re.compile(p, re.IGNORECASE), text) for p, text in words.read_as.items()],
        words=words,
    )


def find_phrases(words: Sequence[str], phrases: Phrases) -> Iterator[tuple[int, Words, Function]]:
    """Phrases from left to right, the longest at each place, with the place."""
    place = 0
    while place < len(words):
        for phrase, function in phrases.get(words[place], ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                yield place, phrase, function
                place += len(phrase)
                break
        else:
            place += 1


def phrase_words() -> frozenset[str]:
    """Every word of the phrases of titles and departments."""
    rules = function_rules()
    known = (*rules.titles.values(), *rules.departments.values())
    return frozenset(word for phrases in known for phrase, _ in phrases for word in phrase)


def _by_name(names: Mapping[Function, Sequence[str]]) -> Mapping[Words, Function]:
    return {compare_words(name): function for function, texts in names.items() for name in texts}


def _phrases(texts: Mapping[Function, Sequence[str]]) -> Phrases:
    known: dict[str, dict[Words, Function]] = {}
    for function, names in texts.items():
        for words in map(compare_words, names):
            known.setdefault(words[0], {}).setdefault(words, function)
    return {
        first: sorted(phrases.items(), key=lambda phrase: -len(phrase[0]))
        for first, phrases in known.items()
    }
