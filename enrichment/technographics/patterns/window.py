"""A pattern tried around places of a page, and no further than a match can reach."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from enrichment.technographics.patterns.pattern import MARGIN, Pattern


class Window(NamedTuple):
    """A match in a part of a page.

    Attributes:
        match: The match.
        start: Place in the page where it begins.
        end: Place behind it, about where the page is not ASCII.
    """

    match: re.Match[str]
    start: int
    end: int


def first_match(
    pattern: Pattern, body: bytes, places: Iterable[int], low: int, high: int
) -> Window | None:
    """First match of a pattern; None where there is none.

    Only as much of the page is decoded and read as a match can take, so a page with many literals
    costs little.

    Args:
        pattern: It has literals.
        body: Source of the page.
        places: Where literals of the pattern begin, in order.
        low: Where the text that is searched begins: 0, or the place of a script's text.
        high: Where that text ends.
    """
    if pattern.prefix in pattern.literals:
        tries = (_match_from(pattern, body, at, low, high) for at in places)
    elif pattern.prefix:
        starts = _starts(pattern, body, places, low)
        tries = (_match_from(pattern, body, at, low, high) for at in starts)
    else:
        tries = (_match_around(pattern, body, at, low, high) for at in places)
    return next(filter(None, tries), None)


def _starts(pattern: Pattern, body: bytes, places: Iterable[int], low: int) -> Iterator[int]:
    """Where the prefix of a pattern stands near enough before one of its literals, each once."""
    prefix, reach = pattern.prefix.encode(), pattern.width
    for place in places:
        end = place + len(prefix)
        begin = max(place - reach, low)
        before = body[begin:end]
        if not before.isascii():
            # A character takes up to four bytes.
            begin = max(place - 4 * reach, low)
            before = body[begin:end]
        # What was looked through for one literal is not looked through again for the next.
        low = max(end - len(prefix) + 1, low)
        before = before.lower()
        at = before.find(prefix)
        while at >= 0:
            yield begin + at
            at = before.find(prefix, at + 1)


def _match_from(pattern: Pattern, body: bytes, at: int, low: int, high: int) -> Window | None:
    """The match that begins at a place."""
    begin = max(at - MARGIN, low)
    text = _decoded(body, begin, at, pattern.width + MARGIN, high)
    match = pattern.regex.match(text, _characters(body, begin, at))
    return Window(match, at, at + match.end() - match.start()) if match else None


def _match_around(pattern: Pattern, body: bytes, at: int, low: int, high: int) -> Window | None:
    """First match that holds the literal at a place."""
    reach = pattern.width + MARGIN
    begin = max(at - reach, low)
    if not body[begin:at].isascii():
        begin = max(at - 4 * reach, low)
    text = _decoded(body, begin, at, reach, high)
    place = _characters(body, begin, at)
    # What stands before the first place that is tried is there to be looked back at.
    first = 0 if begin == low else max(place - pattern.width, min(MARGIN, place))
    near = pattern.regex.search(text, first, place + pattern.width + 2)
    match = near and near.start() <= place and pattern.regex.match(text, near.start())
    if not match:
        return None
    start = max(at - len(text[match.start() : place].encode("utf-8", "ignore")), low)
    return Window(match, start, start + match.end() - match.start())


def _decoded(body: bytes, begin: int, at: int, reach: int, high: int) -> str:
    """Text from a place to as many characters behind another one as count."""
    chunk = body[begin : min(at + reach, high)]
    if chunk.isascii():
        return chunk.decode("ascii")
    return body[begin:at].decode("utf-8", "replace") + body[at : min(at + 4 * reach, high)].decode(
        "utf-8", "replace"
    )


def _characters(body: bytes, begin: int, at: int) -> int:
    before = body[begin:at]
    return at - begin if before.isascii() else len(before.decode("utf-8", "replace"))
