"""All word lists in one, and the longest phrase at a place.

Where two languages use one phrase, the earlier file of `LANGUAGES` decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from prospects.once import once
from prospects.specs.reading import load_spec
from prospects.title_reading import Mark
from prospects.titles.compound_lists import NO_HEADS, compound_parts, marks_of_compounds
from prospects.titles.compounds import CompoundParts, read_compound
from prospects.titles.gathering import file_phrases, gather_phrases
from prospects.titles.kept import keep_made
from prospects.titles.normalising import EMPLOYER
from prospects.titles.phrase import Phrase
from prospects.titles.word_file import (
    LANGUAGES,
    WordFile,
    flat_lists,
    inflect_file,
    normal_words,
    pairs,
)
from prospects.vocabulary import Seniority

SHORTEST_REPAIRED = 5
"""Letters from which a word is repaired where it is misspelt."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All languages in one.

    Attributes:
        lengths: First word -> how many words its phrases have, the most first.
        by_words: Words -> their phrase.
        last: Word -> level it has as the last word of its segment.
        attributive: Word -> function it names where another level follows.
        words: Name of a flat list ("junk", "links", ...) -> normalised texts.
        starts: Name of a flat list -> first words of its texts.
        vocabulary: Every word of every phrase and list.
        repairable: Key of `slip_keys` -> words that a misspelt word may stand for.
        meanings: Text with several meanings -> the others ("c_suite/hr"), the likeliest first.
        marks: First word -> the texts that begin with it, each with the mark it says.
        compounds: What words written as one are made of.
    """

    lengths: Mapping[str, tuple[int, ...]]
    by_words: Mapping[tuple[str, ...], Phrase]
    last: Mapping[str, Seniority]
    attributive: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    starts: Mapping[str, frozenset[str]]
    vocabulary: frozenset[str]
    repairable: Mapping[str, tuple[str, ...]]
    meanings: Mapping[str, tuple[str, ...]]
    marks: Mapping[str, tuple[tuple[tuple[str, ...], Mark], ...]]
    compounds: CompoundParts

    def longest_at(self, words: tuple[str, ...], place: int) -> Phrase | None:
        """The longest phrase that starts at a place, or None."""
        for length in self.lengths.get(words[place], ()):
            phrase = self.by_words.get(words[place : place + length])
            if phrase:
                return phrase
        return self.compound(words[place])

    def compound(self, word: str) -> Phrase | None:
        """What an unknown word says by the known word that ends it, or None."""
        return _compound(word)


@lru_cache(maxsize=50_000)
def _compound(word: str) -> Phrase | None:
    return read_compound(word, load_lexicon().compounds)


@once
def load_lexicon() -> Lexicon:
    """Read the word lists, once a process.

    Raises:
        ConfigError: With every fault of a word list.
    """
    here, nouns = Path(__file__).parent, Path(__file__).parents[1]
    checking = (nouns / name for name in ("vocabulary.py", "title_reading.py", "specs/reading.py"))
    sources = [*here.glob("data/??.yml"), *here.glob("*.py"), *checking]
    return keep_made(Path(__file__), sources, _read_lists)


def _read_lists() -> Lexicon:
    folder = Path(__file__).parent / "data"
    files = [
        inflect_file(load_spec(WordFile, folder / f"{language}.yml")) for language in LANGUAGES
    ]
    named = [
        list(file_phrases(file, language)) for language, file in zip(LANGUAGES, files, strict=True)
    ]
    known = gather_phrases(named, files)
    lengths: dict[str, set[int]] = {}
    for words in known:
        lengths.setdefault(words[0], set()).add(len(words))
    lists = flat_lists(files)
    lists["joining"] = lists["conjunctions"] | lists["turned"]
    # "Sr" and "PR" address people in one language and say what they do in another.
    lists["honorifics"] -= {words[0] for words in known if len(words) == 1}
    # "Mgr" is a degree in one language and a manager in another.
    lists["credentials"] -= {words[0] for words, it in known.items() if it.level == "manager"}
    return Lexicon(
        lengths={first: tuple(sorted(some, reverse=True)) for first, some in lengths.items()},
        by_words=known,
        last={text: level for file in files for level, text in pairs(file.last)},
        attributive={text: name for file in files for name, text in pairs(file.attributive)},
        words=lists,
        starts=_starts(lists),
        vocabulary=frozenset(word for words in known for word in words).union(
            word for texts in lists.values() for text in texts for word in text.split()
        ),
        repairable=_repairable(known.values()),
        meanings={
            " ".join(normal_words(text)): others
            for file in files
            for text, others in file.meanings.items()
        },
        marks=_marks(files, named),
        compounds=compound_parts(files, named, known),
    )


def _marks(
    files: Sequence[WordFile], named: Sequence[Sequence[Phrase]]
) -> dict[str, tuple[tuple[tuple[str, ...], Mark], ...]]:
    by_first: dict[str, tuple[tuple[tuple[str, ...], Mark], ...]] = {}
    listed = ((mark, normal_words(text)) for file in files for mark, text in pairs(file.marks))
    for mark, words in (*listed, *marks_of_compounds(files, named)):
        if (words, mark) not in by_first.get(words[0], ()):
            by_first[words[0]] = (*by_first.get(words[0], ()), (words, mark))
    return by_first


def _starts(lists: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """First words of each list, and of lists that are asked together.

    "neutral" are the words that say nothing of a position, "trimmed" those that may be cut from a
    title, "parting_positions" those that may stand between two positions, "society_ends" the
    last words of societies.
    """
    starts = {
        name: frozenset(text.split()[0] for text in texts if text) for name, texts in lists.items()
    }
    names = ("credentials", "honorifics", "legal_forms", "formerly")
    starts["trimmed"] = frozenset({EMPLOYER}).union(*(starts[name] for name in names))
    societies = lists["societies"] | lists["student_societies"]
    starts["society_ends"] = frozenset(text.split()[-1] for text in societies if text)
    starts["neutral"] = lists["neutral"] | lists["parting"] | lists["links"]
    parting = ("formerly", "conjunctions", "turned")
    starts["parting_positions"] = frozenset[str]().union(*(starts[name] for name in parting))
    return starts


def slip_keys(word: str, length: int) -> tuple[str, str]:
    """Where words of a length stand that a word may mean: no slip changes both of the keys."""
    return f"{word[:2]}{length}", f"{word[0]}-{word[-1]}{length}"


def _repairable(phrases: Iterable[Phrase]) -> dict[str, tuple[str, ...]]:
    words = dict.fromkeys(
        word
        for phrase in phrases
        if phrase.kind not in NO_HEADS
        for word in phrase.words
        if len(word) >= SHORTEST_REPAIRED and word.isalpha()
    )
    found: dict[str, list[str]] = {}
    for word in words:
        for key in slip_keys(word, len(word)):
            found.setdefault(key, []).append(word)
    return {key: tuple(some) for key, some in found.items()}
