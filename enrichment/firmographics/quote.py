"""Words of a page as evidence, none of them cut in two."""

_WORD_CHARACTERS_MAX = 30
"""A longer word stays cut: some scripts set no spaces, and hostile pages have none."""


def quote(text: str, start: int, end: int) -> str:
    """Text between two places: a word cut by the first is left out, one cut by the last is whole.

    Args:
        text: Of a page.
        start: Characters before the first one; below 0 is 0.
        end: Characters before the end.
    """
    start = max(start, 0)
    begins = range(start, min(start + _WORD_CHARACTERS_MAX, end))
    ends = range(end, min(end + _WORD_CHARACTERS_MAX, len(text) + 1))
    first = next((place for place in begins if not _is_within_word(text, place)), start)
    last = next((place for place in ends if not _is_within_word(text, place)), end)
    return text[first:last].strip(" \n,;")


def _is_within_word(text: str, place: int) -> bool:
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()
