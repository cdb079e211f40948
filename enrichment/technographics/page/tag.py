"""Start tags of HTML and their attributes, out of bytes."""

import contextlib
import html
import re
from collections.abc import Mapping
from typing import NamedTuple

TAG_BYTES_MAX = 100_000
INSIDE_BYTES_MAX = 20_000
"""What is read of the attributes of one tag."""

NAME_ENDS = frozenset(b" \t\n\r\f/>")
# As the standard's tokenizer reads attributes (html.spec.whatwg.org, 13.2.5.32 to 13.2.5.39): a
# quote counts right after "=" only, and a name may begin with "=".
_SOURCE = r"""[\s/]*+(=?[^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)?))?+"""
_ATTRIBUTE = re.compile(_SOURCE.encode())
_ATTRIBUTE_IN_TEXT = re.compile(_SOURCE, re.ASCII)


class Tag(NamedTuple):
    """A start tag.

    Attributes:
        name: In lower case.
        attributes: Lower-case name -> value with its entities resolved; the first of a name.
        start: Place of its "<".
        end: Place behind its ">".
    """

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int


def end_of_tag(body: bytes, at: int, bytes_max: int = TAG_BYTES_MAX) -> int:
    """Place of the ">" that ends the tag whose name ends here; -1 where none does."""
    close = body.find(b">", at, at + bytes_max)
    if close < 0:
        return -1
    inside = body[at:close]
    double, single = inside.count(b'"'), inside.count(b"'")
    if double % 2 == 0 == single % 2 and not (double and single):
        return close
    return _end_behind_quotes(body, at, min(at + bytes_max, len(body)))


def _end_behind_quotes(body: bytes, at: int, limit: int) -> int:
    while at < limit:
        found = _ATTRIBUTE.match(body, at, limit)
        end = found.end() if found else at
        if body[end : end + 1] == b">":
            return end
        if body[at:end].rstrip().endswith(b"=") and body[end : end + 1] in (b'"', b"'"):
            return -1  # Nothing closes the quote.
        at = max(end, at + 1)
    return -1


def raw_attributes(inside: bytes) -> list[tuple[bytes, bytes]]:
    """Lower-case names and values as written, in order, of what stands between name and ">"."""
    return [
        (name.lower(), double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(inside)
        if name
    ]


def attributes_of(inside: bytes) -> dict[str, str]:
    """Lower-case names and values of what stands between name and ">"; the first of a name."""
    text = text_of(inside)
    found = _ATTRIBUTE_IN_TEXT.findall(text)
    if "&" in text:
        found = [(name, *map(html.unescape, values)) for name, *values in found]
    # The last one in a dict wins, so they come backwards.
    return {
        name.lower(): double or single or bare
        for name, double, single, bare in reversed(found)
        if name
    }


def plain_value(value: bytes) -> str:
    """A value as text, entities resolved; what is no UTF-8 is read as Windows-1252."""
    text = text_of(value)
    return html.unescape(text) if "&" in text else text


def text_of_part(data: bytes) -> str:
    """As `text_of`, of a part that may begin and end within a character."""
    for begin in range(min(4, len(data))):
        for end in range(len(data), max(len(data) - 4, begin), -1):
            with contextlib.suppress(UnicodeDecodeError):
                return data[begin:end].decode()
    return text_of(data)


def text_of(data: bytes) -> str:
    """Bytes of a page as text: UTF-8, else Windows-1252."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
