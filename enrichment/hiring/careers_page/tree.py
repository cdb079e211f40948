"""The tree of a careers page, for what only structure tells.

It is BeautifulSoup's and costs 30 times the parse of the page, so it is built when it is first
asked for and once.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from bs4 import BeautifulSoup, Tag

from enrichment.page import Page
from enrichment.reference import Resolve, WebAddress, parse_web_address, resolver

HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HTML_CHARACTERS_MAX = 1_500_000
_XML_PROLOG = re.compile(r"<\?xml[^>]*>|\x00", re.IGNORECASE)


class CareersTree:
    """A page whose structure can be walked."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def root(self) -> BeautifulSoup:
        """The tree, as lxml builds it."""
        return BeautifulSoup(_XML_PROLOG.sub("", self.page.html[:_HTML_CHARACTERS_MAX]), "lxml")

    @cached_property
    def resolve(self) -> Resolve:
        """Makes the page's references absolute."""
        base = self.root.find("base", href=True)
        here = parse_web_address(self.page.url)
        told = resolver(here)(str(base["href"])) if isinstance(base, Tag) else None
        return resolver(told or here)

    def anchors(self) -> Iterator[tuple[Tag, WebAddress]]:
        """Anchors with where they lead, in the order of the page."""
        for anchor in self.root.find_all("a", href=True):
            address = self.resolve(str(anchor["href"]))
            if address:
                yield anchor, address


def text_of(tag: Tag) -> str:
    """All text of an element in one line."""
    return " ".join(tag.get_text(" ", strip=True).split())
