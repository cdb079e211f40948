"""Misspelt words, repaired by the word lists alone.

A word is repaired where no list knows it, one word of the lists differs from it by a slip of the
hand, and no other word of another meaning is as near. Slips are letters that change places, are
missing or too many, and from `_MIDDLE` letters on a wrong letter; from `_LONG` letters on two of
them. The first letter is taken for right. What differs at the end is a form of the word or a word
of another language ("directors", "educational"); a word of `data/known_words.txt` or of the
sections `ordinary` is as meant, and so is a compound that is cut (`compounds`).
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from prospects.once import once
from prospects.titles.lexicon import SHORTEST_REPAIRED, Lexicon, load_lexicon, slip_keys
from prospects.titles.normalising import Segment
from prospects.titles.phrase import Phrase
from prospects.titles.word_file import LANGUAGES

_MIDDLE = 7
_LONG = 9

Repaired = Mapping[int, str]
"""Number of a word in the title -> the word as it was written."""


def repair_segments(
    segments: Sequence[Segment], lexicon: Lexicon
) -> tuple[Sequence[Segment], Repaired]:
    """Segments with misspelt words repaired, and what stood there.

    Args:
        segments: Of a title.
        lexicon: The word lists.

    Returns:
        The same segments where nothing is misspelt.
    """
    written: dict[int, str] = {}
    repaired = [_repair_segment(segment, lexicon, written) for segment in segments]
    return (repaired, written) if written else (segments, written)


def _repair_segment(segment: Segment, lexicon: Lexicon, written: dict[int, str]) -> Segment:
    vocabulary = lexicon.vocabulary
    if vocabulary.issuperset(segment.words):
        return segment
    words = list(segment.words)
    for place, word in enumerate(words):
        if len(word) >= SHORTEST_REPAIRED and word not in vocabulary:
            words[place] = repair_word(word) or word
            if words[place] != word:
                written[segment.first + place] = word
    return segment._replace(words=tuple(words))


@lru_cache(maxsize=100_000)
def repair_word(word: str) -> str | None:
    """The word of the lists that a misspelt word stands for.

    Args:
        word: Normalised.

    Returns:
        None where the word is known, or nothing or too much is near.
    """
    lexicon = load_lexicon()
    if not word.isalpha() or word in lexicon.vocabulary or word in _ordinary():
        return None
    compound = lexicon.longest_at((word,), 0)
    if compound and _is_whole(word, compound, lexicon):
        return None
    near = _near(word, 2 if len(word) >= _LONG and not compound else 1, lexicon)
    least = min((distance for _, distance, _ in near), default=0)
    nearest = list(dict.fromkeys(known for known, distance, _ in near if distance == least))
    nearest = [known for known in nearest if _is_slip(word, known, least)]
    if len(word) >= _LONG:  # in long words a letter is left out more often than mistaken
        nearest = [known for known in nearest if len(known) > len(word)] or nearest
    if not nearest:
        return None
    meanings = {_meaning(known, lexicon) for known in nearest}
    return min(nearest, key=lambda known: _order(known, lexicon)) if len(meanings) == 1 else None


def _order(known: str, lexicon: Lexicon) -> int:
    """Place of a word's language among the word lists."""
    phrase = lexicon.by_words.get((known,))
    return LANGUAGES.index(phrase.language) if phrase else len(LANGUAGES)


def _is_whole(word: str, compound: Phrase, lexicon: Lexicon) -> bool:
    """Whether what stands before the head of a compound is a word too ("Produktionsplaner")."""
    modifier = word.removesuffix(compound.head)
    bare = [modifier.removesuffix(letters) for letters in ("", *lexicon.compounds.linking)]
    known = (lexicon.vocabulary, lexicon.compounds.stems, _ordinary())
    return any(text in words for text in bare for words in known)


def _near(word: str, most: int, lexicon: Lexicon) -> list[tuple[str, int, int]]:
    """Words of the lists within so many edits, with the edits."""
    lengths = (len(word), len(word) - 1, len(word) + 1)  # two letters more or less are a syllable
    keys = [key for length in lengths for key in slip_keys(word, length)]
    choices = list(chain.from_iterable([lexicon.repairable.get(key, ()) for key in keys]))
    return process.extract(word, choices, scorer=OSA.distance, score_cutoff=most, limit=None)


def _is_slip(word: str, known: str, distance: int) -> bool:
    """Whether a hand that means the known word may write the other."""
    unlike = [place for place, (a, b) in enumerate(zip(word, known, strict=False)) if a != b]
    if len(word) != len(known):
        if not unlike:
            return word[:-1] == known and word[-1] == word[-2] and word[-1] != "s"
        return distance == 1 or (word[:2], word[-1]) == (known[:2], known[-1])
    if len(unlike) == 2:
        one, other = unlike
        return word[one] == known[other] and word[other] == known[one]
    if distance > 1:
        return (word[:2], word[-1]) == (known[:2], known[-1])
    return len(word) >= _MIDDLE and unlike[0] < len(word) - 1


def _meaning(word: str, lexicon: Lexicon) -> object:
    phrase = lexicon.by_words.get((word,))
    return (phrase.kind, phrase.level, phrase.functions) if phrase else word


@once
def _ordinary() -> frozenset[str]:
    """Words of occupations, spelt right; where from says `data/README.md`."""
    path = Path(__file__).parent / "data" / "known_words.txt"
    return frozenset(path.read_text(encoding="ascii").split())
