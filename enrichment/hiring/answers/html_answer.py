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
_TAGS_MAX = 150_000
_ATTRIBUTE_CHARACTERS_MAX = 4_000
_PROLOG = re.compile(r"<\?xml[^>]*>?|\x00", re.IGNORECASE)


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
    plain = _PROLOG.sub("", text)
    tags = plain.count("<")
    if len(text) > _CHARACTERS_MAX or tags > _TAGS_MAX:
        raise BoardMalformed(f"a page of {len(text)} characters and {tags} tags")
    if len(cut_where_too_deep(plain, tags)) < len(plain):
        raise BoardMalformed("HTML nested without end")
    try:
        # The blank keeps BeautifulSoup from taking a short text for an address.
        return BeautifulSoup(f"<!-- -->\n{plain}", "lxml")
    except (ParserRejectedMarkup, ValueError, RecursionError):
        raise BoardMalformed("HTML that cannot be read") from None


def _without_end(text: str) -> str:
    """The text without blanks and comments after its end."""
    text = text.rstrip()
    for _ in range(20):
        start = text.rfind("<!--") if text.endswith("-->") else -1
        if start < 0:
            break
        text = text[:start].rstrip()
    return text


def words_of(tag: Tag | None) -> str | None:
    """Text of an element in one line, or None where there is none."""
    text = " ".join(clean(tag.get_text(" ")).split()) if tag is not None else ""
    return text or None


def attribute(tag: Tag | None, name: str) -> str | None:
    """Value of an attribute without surrounding blanks, or None."""
    value: Any = tag.get(name) if tag is not None else None
    if not isinstance(value, str) or len(value) > _ATTRIBUTE_CHARACTERS_MAX:
        return None
    return clean(value).strip() or None


class Beside:
    """Texts that stand beside titles in the entries of one page.

    Each is looked for once an entry, however many titles stand in it: else a page with all titles
    in one entry would cost the square of its length.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[int, str], tuple[Tag, ...]] = {}

    def tags(self, entry: Tag | None, selector: str) -> tuple[Tag, ...]:
        """Elements of an entry that a CSS selector chooses, none where there is no entry."""
        if entry is None:
            return ()
        key = (id(entry), selector)
        if key not in self._found:
            self._found[key] = tuple(entry.select(selector, limit=50))
        return self._found[key]

    def texts(self, entry: Tag | None, selector: str) -> list[str]:
        """Texts of these elements, without empty ones."""
        return [text for tag in self.tags(entry, selector) if (text := words_of(tag))]

    def text(self, entry: Tag | None, selector: str) -> str | None:
        """The first of these texts, or None."""
        return next(iter(self.texts(entry, selector)), None)
