"""Where each character of a folded title stood in the title as written.

Folding changes lengths ("ß" is "ss", an accent is dropped, blanks are joined), so the way back is
found by folding the title again, one letter with its accents after the other. It is needed only
where somebody asks why, and costs nothing elsewhere.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from prospects.titles.normalising import fold_text

Span = tuple[int, int]


def fold_places(title: str) -> list[Span]:
    """Start and end in the title of each character of its folded line.

    Args:
        title: As written.

    Returns:
        As many spans as `" ".join(fold_text(title).split())` has characters. Where letters fold
        otherwise together than alone (Korean written in parts), places are about right.
    """
    folded, spans = "", list[Span]()
    for start, end in _letters(title):
        text = fold_text(title[start:end])
        folded += text
        spans += [(start, end)] * len(text)
    whole = fold_text(title)
    if folded != whole:
        spans = [_about(place, len(whole), len(title)) for place in range(len(whole))]
    return _in_one_line(whole, spans)


def _letters(title: str) -> Iterator[Span]:
    """Each letter with the accents behind it."""
    start = 0
    for place in range(1, len(title) + 1):
        if place == len(title) or not unicodedata.combining(title[place]):
            if start < place:
                yield start, place
            start = place


def _about(place: int, folded: int, written: int) -> Span:
    start = place * written // folded
    return start, max(start + 1, (place + 1) * written // folded)


def _in_one_line(folded: str, spans: Sequence[Span]) -> list[Span]:
    """Spans of the characters that remain where blanks are joined to one and cut at the ends."""
    kept: list[Span] = []
    blank: Span | None = None
    for character, span in zip(folded, spans, strict=True):
        if character.isspace():
            blank = span
        else:
            kept += [blank, span] if blank and kept else [span]
            blank = None
    return kept
