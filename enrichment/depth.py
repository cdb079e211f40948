"""A guard against pages made to exhaust the tree builder.

Tree builders of HTML walk the open elements at each new block, so time grows with the square of
the depth: 200,000 unclosed <div> cost 105 s (measured). They look through the attributes of a tag
for each new one: 20,000 cost 0.9 s. Browsers stop at a depth of 512.
"""

import re
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser

_DEPTH_MAX = 1_000
_TAGS_UNSUSPICIOUS = 5_000
_TAGS_MAX = 60_000
_STEP_MAX = 10_000
_TAG_CHARACTERS_UNSUSPICIOUS = 15_000
_TAG_WORDS_MAX = 3_000
_START_TAG = re.compile("<[a-zA-Z]")
_TAG_TO_THE_END = re.compile(r"<[a-zA-Z][^<]*\Z")


def cut_where_too_deep(source: str, tags: int) -> str:
    """The source as it is, or its beginning up to where it nests too deep or a tag swells.

    Costs nothing for a page with fewer than 5,000 tags: these alone cannot cost more than 60 ms,
    however they nest.

    Args:
        source: Text of a page.
        tags: How many "<" it has at most.
    """
    sound = _up_to_a_swollen_tag(source)
    if tags < _TAGS_UNSUSPICIOUS:
        return sound
    return _up_to_the_depth(sound)


def _up_to_a_swollen_tag(source: str) -> str:
    """The source up to a tag with thousands of attributes."""
    size = _TAG_CHARACTERS_UNSUSPICIOUS
    windows = range(0, len(source) - size, size)
    if all(source.find(">", start, start + size) >= 0 for start in windows):
        return source
    pieces = source.split(">")
    ends = accumulate(len(piece) + 1 for piece in pieces)
    for piece, end in zip(pieces, ends, strict=True):
        tag = _TAG_TO_THE_END.search(piece) if len(piece) >= size else None
        if tag and len(re.split(r"[\s/]+", tag[0])) > _TAG_WORDS_MAX:
            return source[: end - 1 - len(tag[0])]
    return source


def _up_to_the_depth(source: str) -> str:
    """The source up to where elements nest a thousand deep, or up to 60,000 start tags.

    End tags prove little (one of another name, in a comment or out of scope closes nothing), so
    the tree builder itself says how deep each longer beginning is. No step adds more depth than
    it has start tags, which bounds its time.
    """
    starts = [tag.start() for tag in _START_TAG.finditer(source)]
    known, depth = 0, 0
    while known < len(starts):
        if known >= _TAGS_MAX:
            return source[: starts[_TAGS_MAX]]
        step = min(max(known, _TAGS_UNSUSPICIOUS), _STEP_MAX)
        end = starts[known + step] if known + step < len(starts) else len(source)
        deeper = _depth(source[:end])
        if deeper > _DEPTH_MAX:
            return source[: starts[known + max(0, _DEPTH_MAX - depth)]]
        known, depth = known + step, deeper
    return source


def _depth(source: str) -> int:
    root = LexborHTMLParser(source).root
    depths: dict[int, int] = {}
    for node in root.traverse() if root else ():
        parent = node.parent
        depths[node.mem_id] = 1 + (depths.get(parent.mem_id, 0) if parent else 0)
    return max(depths.values(), default=0)
