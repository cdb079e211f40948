"""A page whose markup has been read: its scripts, its tags, and its tree if somebody asks."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from enrichment.depth import cut_where_too_deep
from enrichment.formatting import tame_formatting
from enrichment.technographics.page.markup import Markup, Script
from enrichment.technographics.page.source import PageSource
from enrichment.technographics.page.spans import Spans
from enrichment.technographics.page.tag import (
    INSIDE_BYTES_MAX,
    NAME_ENDS,
    Tag,
    attributes_of,
    end_of_tag,
    text_of,
    text_of_part,
)

_NOT_CODE = ("json", "template", "html")
# Where WP Rocket, LiteSpeed, Cookiebot, consentmanager, Usercentrics and others keep it meanwhile.
_URL_ATTRIBUTES = (
    "src", "data-src", "data-rocket-src", "data-litespeed-src", "data-cookieblock-src",
    "data-lazy-src", "data-cmp-src", "data-uc-src",
)  # fmt: skip
_LINE_BYTES_MAX = 2_000
_COMMENTS_MAX = 500


class SightedPage:
    """A page whose markup has been read.

    Args:
        source: The page as it came.
        markup: What stands where in it.

    Attributes:
        source: As given.
        markup: As given.
    """

    def __init__(self, source: PageSource, markup: Markup) -> None:
        self.source = source
        self.markup = markup
        self._tags: dict[int, Tag | None] = {}

    @cached_property
    def html(self) -> str:
        """The source with one character for each byte, so that places are those of the bytes."""
        return self.source.body.decode("latin-1")

    def shown(self, start: int, end: int) -> str:
        """A part of the source as people read it."""
        return text_of_part(self.source.body[start:end])

    def tree(self) -> LexborHTMLParser:
        """Its tree, parsed when first asked for."""
        return self._tree

    @cached_property
    def _tree(self) -> LexborHTMLParser:
        text = text_of(self.source.body)
        tags = text.count("<")
        text = cut_where_too_deep(tame_formatting(text, tags), tags)
        return LexborHTMLParser(text, options=LexborDocumentOptions.WO_EVENTS.value)

    @cached_property
    def scripts(self) -> Spans:
        """Texts of inline scripts that are code."""
        return Spans(
            (script.start, script.end)
            for script, attributes in self._scripts
            if script.end > script.start and _is_code(attributes)
        )

    @cached_property
    def _scripts(self) -> list[tuple[Script, Mapping[str, str]]]:
        """Scripts with their attributes."""
        return [(s, attributes_of(s.inside) if s.inside else {}) for s in self.markup.scripts]

    @cached_property
    def styles(self) -> Spans:
        """Texts of inline styles."""
        return Spans(self.markup.styles)

    @cached_property
    def comments(self) -> Spans:
        """Comments, with their marks."""
        return Spans(self.markup.comments)

    def script_urls(self) -> Iterator[str]:
        """URLs of scripts as written, but `//cdn` as `https://cdn` and `a.js` as `/a.js`.

        A script that waits for consent or for the visitor's first move has its URL elsewhere.
        """
        for _, attributes in self._scripts:
            values = (attributes.get(name) for name in _URL_ATTRIBUTES)
            url = next(filter(None, values), "").strip()
            if url:
                yield _completed(url)

    def metas(self) -> Iterator[tuple[str, str]]:
        """Lower-case name or property of each meta tag, and its content."""
        for meta in self.markup.metas:
            attributes = attributes_of(meta.inside)
            name = attributes.get("name") or attributes.get("property")
            if name:
                yield name.strip().lower(), attributes.get("content", "")

    def is_commented_out(self, place: int) -> bool:
        """Whether a place of a script stands in a comment that begins its line or statement."""
        body = self.source.body
        line = body.rfind(b"\n", max(place - _LINE_BYTES_MAX, 0), place) + 1
        head = body[line:place].lstrip() if line else b""
        if head.startswith(b"//") and not head.startswith((b"//<![CDATA[", b"//]]>")):
            return True
        return self._block_comments.span_of(place) is not None

    @cached_property
    def _block_comments(self) -> Spans:
        """Comments of scripts that begin a line or statement."""
        body = self.source.body
        found: list[tuple[int, int]] = []
        for low, high in self.scripts:
            at = low
            while (start := body.find(b"/*", at, high)) >= 0 and len(found) < _COMMENTS_MAX:
                end = body.find(b"*/", start + 2, high)
                at = end + 2 if end >= 0 else high
                before = body[max(start - _LINE_BYTES_MAX, low) : start].rstrip(b" \t\r")
                if not before or before[-1:] in b"\n;{}>":
                    found.append((start, at))
                else:
                    at = start + 2
        return Spans(found)

    def tag_at(self, place: int) -> Tag | None:
        """The start tag that holds a place, its "<" and ">" included; None where none does."""
        start = self.source.body.rfind(b"<", max(place - INSIDE_BYTES_MAX, 0), place + 1)
        if start < 0 or not self.markup.holds_tags(start):
            return None
        if start not in self._tags:
            self._tags[start] = self._tag(start)
        tag = self._tags[start]
        return tag if tag and place < tag.end else None

    def text_around(self, place: int) -> tuple[int, int] | None:
        """Start and end of the text between tags that holds a place; None where tags do."""
        if not self.markup.holds_tags(place) or self.tag_at(place):
            return None
        body = self.source.body
        start, end = body.rfind(b">", 0, place) + 1, body.find(b"<", place)
        return start, end if end >= 0 else len(body)

    def _tag(self, start: int) -> Tag | None:
        body = self.source.body
        if not body[start + 1 : start + 2].isalpha():
            return None
        end = start + 2
        while end < len(body) and body[end] not in NAME_ENDS:
            end += 1
        close = end_of_tag(body, end, INSIDE_BYTES_MAX)
        if close < 0:
            return None
        attributes = attributes_of(body[end:close])
        return Tag(text_of(body[start + 1 : end]).lower(), attributes, start, close + 1)


def _completed(url: str) -> str:
    """A URL with the scheme or the slash that patterns expect before a host or a file."""
    if url.startswith("//"):
        return f"https:{url}"
    return url if ":" in url or url.startswith("/") else f"/{url}"


def _is_code(attributes: Mapping[str, str]) -> bool:
    kind = attributes.get("type", "").lower()
    return not attributes.get("src") and not any(word in kind for word in _NOT_CODE)
