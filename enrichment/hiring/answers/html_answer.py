"""HTML answers of vendors that have no feed: bytes to a tree, whole or not at all."""

import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.exceptions import ParserRejectedMarkup

from enrichment.decoding import decode_page
from enrichment.depth import cut_where_too_deep
from enrichment.hiring.answers.fields import clean
from enrichment.hiring.posting import BoardMalformed

_CHARACTERS_MAX = 10_000_000
_PROLOG = re.compile(r"<\?xml[^>]*>?|\x00", re.IGNORECASE)
_AFTER_THE_END = re.compile(r"(?:\s+|<!--(?:(?!-->).)*-->)\Z", re.DOTALL)


def read_page(body: bytes) -> BeautifulSoup:
    """Tree of a whole page.

    Raises:
        BoardMalformed: It is no page, or does not end as one: what is cut off would be lost.
    """
    text = decode_page(body)
    if text.lstrip()[:1] in ("{", "["):
        raise BoardMalformed("JSON instead of HTML")
    if not _without_end(text).lower().endswith("</html>"):
        what = "HTML cut off" if "<html" in text[:5000].lower() else "text instead of HTML"
        raise BoardMalformed(f"{what} after {len(body)} bytes" if body.strip() else "empty answer")
    return read_fragment(text)


def read_fragment(text: str) -> BeautifulSoup:
    """Tree of HTML that came as a whole.

    Raises:
        BoardMalformed: It is longer or deeper than any page of openings.
    """
    if len(text) > _CHARACTERS_MAX:
        raise BoardMalformed(f"a page of {len(text)} characters")
    plain = _PROLOG.sub("", text)
    if len(cut_where_too_deep(plain, plain.count("<"))) < len(plain):
        raise BoardMalformed("HTML nested without end")
    try:
        # The blank keeps BeautifulSoup from taking a short text for an address.
        return BeautifulSoup(f"<!-- -->\n{plain}", "lxml")
    except (ParserRejectedMarkup, ValueError, RecursionError):
        raise BoardMalformed("HTML that cannot be read") from None


def _without_end(text: str) -> str:
    """The text without blanks and comments after its end."""
    for _ in range(20):
        shorter = _AFTER_THE_END.sub("", text[-5000:])
        if len(shorter) == len(text[-5000:]):
            break
        text = text[:-5000] + shorter
    return text


def words_of(tag: Tag | None) -> str | None:
    """Text of an element in one line, or None where there is none."""
    text = " ".join(clean(tag.get_text(" ")).split()) if tag is not None else ""
    return text or None


def attribute(tag: Tag | None, name: str) -> str | None:
    """Value of an attribute without surrounding blanks, or None."""
    value: Any = tag.get(name) if tag is not None else None
    return clean(value).strip() or None if isinstance(value, str) else None
