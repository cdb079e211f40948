"""Words of a page as evidence, none of them cut in two."""

import re

_REST_OF_WORD = re.compile(r"[^\W_]{1,29}(?![^\W_])")
"""A longer word stays cut: some scripts set no spaces, and hostile pages have none."""


def quote(text: str, start: int, end: int) -> str:
    """Text between two places: a word cut by the first is left out, one cut by the last is whole.

    Args:
        text: Of a page.
        start: Characters before the first one; below 0 is 0.
        end: Characters before the end.
    """
    start, end = max(start, 0), max(end, 0)
    whole = text[_next_edge(text, start) : _next_edge(text, end)].strip(" \n,;")
    return whole or text[start:end]


def _next_edge(text: str, place: int) -> int:
    """End of the word in which a place lies; the place itself outside of words."""
    if not text[max(place - 1, 0) : place].isalnum():
        return place
    rest = _REST_OF_WORD.match(text, place)
    return rest.end() if rest else place
