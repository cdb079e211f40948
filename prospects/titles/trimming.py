"""Words of a title that are no part of a position: credentials, employers, names of companies.

- A segment of credentials alone ("CFO, CPA, MBA"), and forms of address in front ("Dr. ...").
- Where a person worked: a word of the list `formerly` before what is no position ("ex-Google").
- A company's name, told by its legal form at the end of a later segment ("CFO, Acme LLC").
"""

from collections.abc import Sequence

from prospects.titles.cutting import Cut
from prospects.titles.lexicon import Lexicon
from prospects.titles.normalising import EMPLOYER, Segment

Trimmed = tuple[int, int, Cut]
"""Numbers of the first word and behind the last word that were cut, and the reason."""


def trim_segments(
    segments: Sequence[Segment], lexicon: Lexicon
) -> tuple[Sequence[Segment], Sequence[Trimmed]]:
    """Segments of positions, and what was cut; a title of nothing else is left as it is.

    Args:
        segments: All of a title.
        lexicon: The word lists.
    """
    may_cut = lexicon.starts["trimmed"]
    for segment in segments:
        if not may_cut.isdisjoint(segment.words):
            return _trim(segments, lexicon)
    return segments, ()


def _trim(
    segments: Sequence[Segment], lexicon: Lexicon
) -> tuple[Sequence[Segment], Sequence[Trimmed]]:
    kept: list[Segment] = []
    cut: list[Trimmed] = []
    for segment in segments:
        words = segment.words
        reason = _reason(words, bool(kept), lexicon)
        if reason:
            cut.append((segment.first, segment.first + len(words), reason))
        else:
            kept.append(_without_address(segment, lexicon, cut))
    return (kept, cut) if kept else (segments, ())


def _reason(words: tuple[str, ...], is_later: bool, lexicon: Lexicon) -> Cut | None:
    """Why a whole segment is no position, or None."""
    if words[-1] == EMPLOYER and all(
        word == EMPLOYER or word in lexicon.words["formerly"] for word in words
    ):
        return "former_employer" if len(words) > 1 else "employer"
    if is_later and words[-1] in lexicon.words["legal_forms"]:
        return "company"
    return "credential" if _are_credentials(words, lexicon) else None


def _are_credentials(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    return " ".join(words) in lexicon.words["credentials"] or all(
        word in lexicon.words["credentials"] for word in words
    )


def _without_address(segment: Segment, lexicon: Lexicon, cut: list[Trimmed]) -> Segment:
    """A segment without the forms of address in front of it and the employer behind it."""
    words = segment.words
    end = _employer(words, lexicon)
    if end < len(words) - 1:
        cut.append((segment.first + end, segment.first + len(words), "former_employer"))
    start = _address(words[: end - 1], lexicon)
    if start:
        cut.append((segment.first, segment.first + start, "credential"))
    if start == 0 and end == len(words):
        return segment
    return Segment(segment.before, words[start:end], segment.first + start)


def _employer(words: tuple[str, ...], lexicon: Lexicon) -> int:
    """Where the employer behind a position begins, with the word that says it is a former one."""
    end = len(words)
    if words[-1] != EMPLOYER or end == 1:
        return end
    end -= 1
    while end > 1 and words[end - 1] in lexicon.words["formerly"]:
        end -= 1
    return end


def _address(words: tuple[str, ...], lexicon: Lexicon) -> int:
    """How many words in front are forms of address."""
    addresses, start = lexicon.words["honorifics"], 0
    while start < len(words):
        if " ".join(words[start : start + 2]) in addresses:
            start += len(words[start : start + 2])
        elif words[start] in addresses:
            start += 1
        else:
            break
    return start
