"""The rules that only a tree can judge, within what one page may cost."""

from functools import cache
from itertools import islice
from typing import Protocol

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from enrichment.technographics.dom.check import Check, Shown

_PAGE_CHARACTERS_MAX = 4_000_000
_SELECTORS_MAX = 20
_NODES_MAX = 100
_TEXT_CHARACTERS_MAX = 1_000_000
_ATTRIBUTES_SHOWN_MAX = 20


class HasTree(Protocol):
    """A page that can be parsed."""

    @property
    def html(self) -> str:
        """Its source."""

    def tree(self) -> LexborHTMLParser:
        """Its tree, parsed when first asked for."""


class TreeSearch:
    """Asks the tree of one page: at most 20 selectors, and none of a page beyond 4 MB."""

    def __init__(self, source: HasTree) -> None:
        self._source = source
        self._selectors_left = _SELECTORS_MAX if len(source.html) <= _PAGE_CHARACTERS_MAX else 0
        self._characters_left = _TEXT_CHARACTERS_MAX

    def hit(self, selector: str, check: Check) -> Shown | None:
        """What the first element shows that matches the selector and passes the check, or None."""
        if not self._selectors_left:
            return None
        self._selectors_left -= 1
        nodes = islice(self._source.tree().css(selector), _NODES_MAX)
        hits = filter(None, (self._hit_in(node, check) for node in nodes))
        return next(hits, None)

    def _hit_in(self, node: LexborNode, check: Check) -> Shown | None:
        if not check.reads_text:
            attributes = {name.lower(): value or "" for name, value in node.attributes.items()}
            return check.hit_in_tag(attributes, _shown(node.tag, attributes))
        if self._characters_left <= 0:
            return None
        text = node.text()
        self._characters_left -= len(text)
        return check.hit_in(text.strip())


@cache
def fault_of(selector: str) -> str | None:
    """Why the tree builder cannot search for a selector, or None."""
    try:
        LexborHTMLParser("").css_first(selector)
    except SelectolaxError as fault:
        return str(fault)
    return None


def _shown(tag: str | None, attributes: dict[str, str]) -> str:
    written = (f' {name}="{value}"' for name, value in attributes.items())
    return f"<{tag}{''.join(islice(written, _ATTRIBUTES_SHOWN_MAX))}>"
