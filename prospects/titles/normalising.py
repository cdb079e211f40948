"""Titles as comparable words.

A normalised title is lower-case words without accents, parted by ``,`` (a pause: comma, slash)
or ``|`` (a break: bar, dash, bracket, semicolon, emoji). ``@`` stands where an employer stood.
Signs of Chinese and Japanese are words of their own, as nothing parts them.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from prospects.titles.cutting import FILLER, Layout, lay_out

PAUSE = ","
BREAK = "|"
EMPLOYER = "@"
_SEPARATORS = (PAUSE, BREAK)
_NO_WORDS = (PAUSE, BREAK, EMPLOYER)
MOST_WORDS = 80
"""Words and separators that are read; what follows in a longer text is no title any more."""
MOST_CHARACTERS = 1_000
"""Characters that are read: a cell may hold a whole page, or one word of a megabyte."""


def _accented() -> dict[str, str]:
    """Accented letters of Latin scripts -> the plain letter; the rest is decomposed one by one."""
    letters = (chr(code) for code in range(0xC0, 0x180))
    plain = {letter: _without_accents(letter) for letter in letters}
    return {letter: text for letter, text in plain.items() if text.isascii() and text.isalpha()}


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(c for c in letters if not unicodedata.combining(c)))


_LETTERS = str.maketrans(
    _accented()
    | {
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "\u0131": "i",
        "\u2019": "'",
        "\u2018": "'",
        "`": "'",
    }
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f")
)
_SIGNS = r"\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_ASCII_PIECE = re.compile(r"[a-zA-Z0-9]+|[,|&@]")
_PIECE = re.compile(rf"[^\W_{_SIGNS}]+|[{_SIGNS}]|[,|&@]")


class Segment(NamedTuple):
    """Words between two separators.

    Attributes:
        before: The separator before it; that of the first segment is a break.
        words: Normalised.
        first: Number of its first word among the words of the title.
    """

    before: str
    words: tuple[str, ...]
    first: int


def fold_text(text: str) -> str:
    """Lower case without accents, in compatibility form (Unicode NFKC, then NFKD)."""
    if text.isascii():
        return text.lower().replace("`", "'")
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    if folded.isascii():
        return folded
    return _without_accents(folded)


@lru_cache(maxsize=1_000)
def lay_out_title(title: str) -> Layout:
    """The folded title in one line, with blanks where something was cut."""
    return lay_out(" ".join(fold_text(title[:MOST_CHARACTERS]).split()))


def normalize_title(title: str) -> str:
    """Words and separators of a title, parted by single blanks.

    The law: case and blanks do not matter, and a normalised title stays as it is.

    Args:
        title: One job title as written.

    Returns:
        For example ``vp , sales | emea``; empty where nothing is left.
    """
    pieces = _pieces(lay_out_title(title).text)
    return " ".join(f"{before} {' '.join(words)}" for before, words, _ in _cut_up(pieces))[2:]


def read_segments(layout: Layout) -> list[Segment]:
    """Segments of the first `MOST_WORDS` words and separators of a title."""
    return _cut_up(_pieces(layout.text)[:MOST_WORDS])


def word_places(layout: Layout) -> list[tuple[int, int]]:
    """Start and end of each word in the layout, in the order of the words of `read_segments`."""
    pattern = _ASCII_PIECE if layout.text.isascii() else _PIECE
    found = pattern.finditer(layout.text)
    return [item.span() for item in found if item.group() not in (PAUSE, BREAK)]


def split_segments(normalized: str) -> list[tuple[str, tuple[str, ...]]]:
    """Segments of the first `MOST_WORDS`, each with the separator before it (first: a break)."""
    pieces = normalized.split()[:MOST_WORDS]
    return [(before, words) for before, words, _ in _cut_up(pieces)]


def compare_words(text: str) -> tuple[str, ...]:
    """Words for whole-word comparison: separators dropped, plural and singular alike.

    "Head-Chefs" and "head chef" give the same words. A word keeps its own form otherwise:
    "recruit" is not "recruitment".
    """
    words = _pieces(lay_out_title(text).text)
    return tuple([_singular(word) for word in words if word and word not in _NO_WORDS])


def _pieces(text: str) -> list[str]:
    pieces = (_ASCII_PIECE if text.isascii() else _PIECE).findall(text)
    if FILLER in text:
        pieces = [piece.replace(FILLER, "") for piece in pieces]
    return ["and" if piece == "&" else piece for piece in pieces] if "&" in text else pieces


def _cut_up(pieces: Iterable[str]) -> list[Segment]:
    """Segments; of several separators in a row the break wins."""
    segments: list[Segment] = []
    before, words, first = BREAK, list[str](), 0
    for piece in pieces:
        if piece not in _SEPARATORS:
            words.append(piece)
        elif words:
            segments.append(Segment(before, tuple(words), first))
            before, words, first = piece, [], first + len(words)
        elif segments and piece == BREAK:
            before = BREAK
    return [*segments, Segment(before, tuple(words), first)] if words else segments


def _singular(word: str) -> str:
    if len(word) <= 3 or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith("sses") else word[:-1]
