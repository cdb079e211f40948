"""JSON-LD of a page as flat nodes, tolerant of what real pages write."""

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Node = Mapping[str, Any]
"""One JSON-LD object; its values are as the page wrote them."""

_NODES_MAX = 400
_SOURCE_CHARACTERS_MAX = 1_000_000
_OPENINGS = ("//", "/*", "*/", "<!--", "<![CDATA[")
_ENDINGS = ("//", "/*", "*/", "-->", "]]>", ";")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")


def parse_json_ld(sources: Iterable[str]) -> tuple[Node, ...]:
    """Nodes of all JSON-LD scripts of a page, lists and @graph unrolled.

    Mends comments around the JSON, trailing commas, raw line breaks in texts and HTML entities;
    what is still no JSON is left out. Nested nodes (a publisher) stay inside their node.

    Args:
        sources: Texts of the `application/ld+json` scripts.
    """
    return tuple(node for source in sources for node in _flatten(_loads(source)))[:_NODES_MAX]


def _loads(source: str) -> Any:
    bare = _unwrapped(source[:_SOURCE_CHARACTERS_MAX])
    mended = _TRAILING_COMMA.sub("", bare)
    for text in (bare, mended, html.unescape(mended)):
        try:
            return json.JSONDecoder(strict=False).raw_decode(text)[0]
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(source: str) -> str:
    """The JSON without the marks of comments and CDATA around it."""
    bare = source.strip()
    for _ in range(4):
        for mark in _OPENINGS:
            bare = bare.removeprefix(mark).lstrip()
        for mark in _ENDINGS:
            bare = bare.removesuffix(mark).rstrip()
    return bare


def _flatten(value: Any) -> Iterator[Node]:
    waiting = deque([value])
    for _ in range(4 * _NODES_MAX):
        if not waiting:
            return
        here = waiting.popleft()
        if isinstance(here, list):
            waiting.extend(here)
        elif isinstance(here, dict):
            waiting.extend(here["@graph"] if isinstance(here.get("@graph"), list) else ())
            yield here


def types_of(node: Node) -> tuple[str, ...]:
    """Types of a node without their vocabulary: "http://schema.org/Hotel" -> "Hotel"."""
    return tuple(re.split(r"[/#:]", kind)[-1] for kind in texts(node.get("@type")))


def nodes_of(value: Any) -> tuple[Node, ...]:
    """Objects in a value that may be one, a list of some, or none."""
    values = value if isinstance(value, list) else [value]
    return tuple(item for item in values if isinstance(item, dict))


def texts(value: Any) -> tuple[str, ...]:
    """Texts in a value: a text, a number, `{"@value": ...}`, a list of these, or none of them."""
    values = value if isinstance(value, list) else [value]
    found = []
    for item in values[:_NODES_MAX]:
        plain = item.get("@value") if isinstance(item, dict) else item
        if isinstance(plain, (str, int, float)) and not isinstance(plain, bool):
            found.append(" ".join(html.unescape(str(plain)[:5000]).split()))
    return tuple(text for text in found if text)


def first_text(value: Any) -> str | None:
    """First text in a value, or None."""
    return next(iter(texts(value)), None)
