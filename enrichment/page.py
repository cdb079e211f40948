"""A page: everything the extractors ask of one web page, read in one pass."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from selectolax.lexbor import (
    LexborDocumentOptions,
    LexborHTMLParser,
    LexborNode,
    SelectolaxError,
)

from enrichment.answer import Answer
from enrichment.decoding import decode_page_once
from enrichment.depth import cut_where_too_deep
from enrichment.formatting import tame_formatting
from enrichment.json_ld import Node, parse_json_ld
from enrichment.reference import Resolve, WebAddress, parse_web_address, resolver
from prospects.once import once
from prospects.signal import Provenance, Signal, SignalKind
from prospects.storable import storable_text

TEXT_CHARACTERS_MAX = 200_000
_HTML_CHARACTERS_MAX = 4_000_000
_LINKS_MAX = 3_000
_PHONES_MAX = 50
_SCRIPT_CHARACTERS_MAX = 100_000
_SNIFFED_BYTES = 1_024
_UNSEEN_TAGS = frozenset(
    ["script", "style", "noscript", "template", "svg", "iframe", "select", "head"]
)
_INLINE_TAGS = ["b", "i", "em", "strong", "u", "font", "sup", "sub", "small", "mark", "wbr"]
_SOFT_HYPHEN = "\xad"
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_LOOKS_LIKE_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div)\b", re.IGNORECASE
)


class PageRole(StrEnum):
    """What a page is for."""

    HOME = "home"
    ABOUT = "about"
    CAREERS = "careers"
    CONTACT = "contact"
    PRICING = "pricing"
    TEAM = "team"
    LEGAL = "legal"


class Link(NamedTuple):
    """One anchor of a page; a named tuple, because a page has hundreds of them.

    Attributes:
        url: Absolute http(s) URL.
        text: What people read, else its label for screen readers, title or picture text.
        rel: Value of rel in lower case, or an empty text.
        host: Host of the URL in lower case, without port.
        path: Path of the URL without query and fragment; begins with "/".
    """

    url: str
    text: str
    rel: str
    host: str
    path: str


@dataclass(frozen=True, slots=True)
class Page:
    """One web page, parsed.

    It holds no tree, only texts: its source once (100 to 400 KB of memory), its visible text, and
    some 200 links; whoever reads pages lets each go when its signals are taken.

    Attributes:
        url: Absolute URL that answered; may be empty for a saved page.
        requested_url: Absolute URL that was asked first.
        role: What the page is for.
        fetched_at: Aware UTC time.
        headers: Lower-case name -> its values in order.
        title: Text of <title>, or an empty text.
        meta: (name or property in lower case, content), in order; names may repeat.
        links: Anchors with an absolute http(s) URL, in order.
        script_urls: Absolute http(s) URLs of scripts.
        frame_urls: Absolute http(s) URLs of frames.
        phone_links: Targets of `tel:` links as written.
        inline_scripts: Texts of scripts without URL that are no data.
        json_ld: JSON-LD nodes, lists and @graph unrolled.
        text: Visible text, one line a block, at most 200,000 characters.
        language: Primary subtag of the page's language in lower case, or None.
        html: The decoded source.
        host: Host of `url` in lower case, without port; empty where the URL is unknown.
        path: Path of `url` without query and fragment; empty where the URL is unknown.
    """

    url: str
    requested_url: str
    role: PageRole
    fetched_at: datetime
    headers: Mapping[str, tuple[str, ...]]
    title: str
    meta: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    script_urls: tuple[str, ...]
    frame_urls: tuple[str, ...]
    phone_links: tuple[str, ...]
    inline_scripts: tuple[str, ...]
    json_ld: tuple[Node, ...]
    text: str
    language: str | None
    html: str
    host: str
    path: str

    def meta_content(self, *names: str) -> str | None:
        """First content that is not empty under the first of these names that has one."""
        return next((c for name in names for key, c in self.meta if key == name and c), None)

    def signal(  # noqa: PLR0913 - the facts of one observation, all by name
        self, kind: SignalKind, name: str, value: str, *, confidence: float, extractor: str,
        evidence: str, version: str | None = None,
    ) -> Signal:  # fmt: skip
        """A signal seen on this page; page and time are its provenance."""
        provenance = Provenance(self.url, self.fetched_at, extractor, evidence)
        version = storable_text(version) if version else None
        return Signal(kind, name, storable_text(value), round(confidence, 3), provenance, version)


def is_html(answer: Answer) -> bool:
    """Whether an answer is an HTML page, by its content type, else by its first bytes."""
    content_type = answer.header("content-type").split(";")[0].strip().lower()
    if content_type in _HTML_TYPES:
        return True
    told = content_type not in ("", "text/plain", "application/octet-stream", "unknown/unknown")
    return not told and bool(_LOOKS_LIKE_HTML.search(answer.body[:_SNIFFED_BYTES]))


def parse_page(answer: Answer, role: PageRole = PageRole.HOME) -> Page:
    """Read a page in one pass; never raises, whatever the bytes are.

    Args:
        answer: What the server sent; `is_html` is asked by the caller.
        role: What the page is for.
    """
    decoded, in_utf_8 = decode_page_once(answer.body, answer.header("content-type"))
    source = _tamed(decoded[:_HTML_CHARACTERS_MAX])
    tree = _tree(in_utf_8 if in_utf_8 and source is decoded else source)
    found = _elements(tree)
    here = parse_web_address(answer.url)
    resolve = resolver(_base(found.bases, here))
    meta = tuple(_meta(found.metas))
    scripts = _scripts(found.unread, resolve)
    links, phones = _links(found.anchors[:_LINKS_MAX], resolve)
    return Page(
        url=answer.url, requested_url=answer.requested_url, role=role,
        fetched_at=answer.fetched_at, headers=answer.headers, title=_title(found.titles), meta=meta,
        links=links, script_urls=tuple(scripts.urls),
        frame_urls=tuple(_frames(found, resolve)), phone_links=phones,
        inline_scripts=tuple(scripts.inline), json_ld=parse_json_ld(scripts.json_ld),
        language=_language(tree, meta), html=source, text=_visible_text(tree, found.unread),
        host=here.host if here else "", path=here.path if here else "",
    )  # fmt: skip


def _tamed(source: str) -> str:
    """The source without what would exhaust the tree builder."""
    tags = source.count("<")
    return cut_where_too_deep(tame_formatting(source, tags), tags)


def _tree(source: str | bytes) -> LexborHTMLParser:
    try:
        return LexborHTMLParser(source, options=LexborDocumentOptions.WO_EVENTS.value)
    except SelectolaxError:  # No memory for it.
        return LexborHTMLParser("")


class _Elements(NamedTuple):
    """Elements of a page by what they are read for, each list in the order of the page."""

    anchors: list[LexborNode]
    bases: list[LexborNode]
    frames: list[LexborNode]
    metas: list[LexborNode]
    titles: list[LexborNode]
    unread: list[LexborNode]


def _elements(tree: LexborHTMLParser) -> _Elements:
    """What a page is read for, in one walk: each search of the tree is a walk of its own."""
    found = _Elements([], [], [], [], [], [])
    keep = {number: found[place].append for number, place in _places_by_tag_number().items()}
    for node in tree.tags("*"):
        number = node.tag_id
        if number in keep:
            keep[number](node)
    return found


@once
def _places_by_tag_number() -> Mapping[int, int]:
    """Which list takes a tag, by the number that the tree builder gives it: names cost a text."""
    tree = LexborHTMLParser("")
    read_for = (("a", "area"), ("base",), ("frame",), ("meta",), ("title",),
                (*_UNSEEN_TAGS, *_INLINE_TAGS))  # fmt: skip
    numbers = {tag: tree.create_node(tag).tag_id for tags in read_for for tag in tags}
    return {numbers[tag]: place for place, tags in enumerate(read_for) for tag in tags}


def _base(bases: list[LexborNode], here: WebAddress | None) -> WebAddress | None:
    told = next((base for node in bases if (base := node.attributes.get("href"))), None)
    return (resolver(here)(told) if told else None) or here


def _title(titles: list[LexborNode]) -> str:
    # Only the one in <head> or <body>: pictures in SVG have titles too.
    for node in titles:
        if node.parent and node.parent.tag in ("head", "body"):
            return " ".join(node.text().split())[:500]
    return ""


def _meta(metas: list[LexborNode]) -> Iterator[tuple[str, str]]:
    for node in metas:
        found = node.attributes
        name = found.get("name") or found.get("property") or found.get("itemprop")
        if name and "content" in found:
            yield name.strip().lower(), " ".join((found["content"] or "").split())


def _links(anchors: list[LexborNode], resolve: Resolve) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    """Links, and the targets of `tel:` among the anchors."""
    links, phones = [], []
    for node in anchors:
        found = node.attributes
        href = found.get("href") or ""
        address = resolve(href)
        if address:
            url, host, path = address
            text = " ".join(node.text().replace(_SOFT_HYPHEN, "").split())[:300] or _label(
                node, found
            )
            rel = found.get("rel")
            links.append(Link(url, text, rel.lower() if rel else "", host, path))
        elif href[:4].lower() == "tel:":
            phones.append(href[4:].strip()[:60])
    return tuple(links), tuple(phones[:_PHONES_MAX])


def _label(node: LexborNode, found: Mapping[str, str | None]) -> str:
    """What names an anchor without text: its label, its title, its picture."""
    label = found.get("aria-label") or found.get("title")
    if not label:
        pictures = (inner.attributes for inner in node.traverse() if inner.tag == "img")
        label = next((shown["alt"] for shown in pictures if "alt" in shown), None)
    return (label or "")[:300]


def _frames(found: _Elements, resolve: Resolve) -> Iterator[str]:
    for node in [*(node for node in found.unread if node.tag == "iframe"), *found.frames]:
        address = resolve(node.attributes.get("src") or "")
        if address:
            yield address.url


class _Scripts(NamedTuple):
    """URLs of scripts, texts of inline scripts, and texts of the JSON-LD among them."""

    urls: list[str]
    inline: list[str]
    json_ld: list[str]


def _scripts(unread: list[LexborNode], resolve: Resolve) -> _Scripts:
    scripts = _Scripts([], [], [])
    for node in unread:
        if node.tag != "script":
            continue
        found = node.attributes
        kind = (found.get("type") or "").strip().lower()
        if "src" in found:
            address = resolve(found["src"] or "")
            scripts.urls.extend([address.url] if address else [])
        elif kind.startswith("application/ld+json"):
            scripts.json_ld.append(node.text())
        elif "json" not in kind and "template" not in kind:
            scripts.inline.append(node.text()[:_SCRIPT_CHARACTERS_MAX])
    return scripts


def _language(tree: LexborHTMLParser, meta: tuple[tuple[str, str], ...]) -> str | None:
    node = tree.root
    found = node.attributes if node else {}
    told = found.get("lang") or found.get("xml:lang")
    told = told or next((c for n, c in meta if n in ("language", "og:locale", "inlanguage")), "")
    primary = re.split(r"[-_,;\s]", (told or "").strip().lower())[0]
    return primary if re.fullmatch(r"[a-z]{2,3}", primary) else None


def _visible_text(tree: LexborHTMLParser, unread: list[LexborNode]) -> str:
    """Text that people see; takes the tree apart, so it comes last."""
    body = tree.body
    if not body:
        return ""
    # Backwards, so that no node is asked for that went with the one around it.
    for node in reversed(unread):
        if node.tag in _UNSEEN_TAGS:
            node.decompose()
        else:
            node.unwrap()
    body.merge_text_nodes()
    # No text of a tree holds NUL, so it tells the ends of blocks from line breaks of the source.
    raw = body.text(separator="\0", strip=True, skip_empty=True)[: 4 * TEXT_CHARACTERS_MAX]
    lines = " ".join(raw.replace(_SOFT_HYPHEN, "").split()).split("\0")
    return "\n".join(filter(None, lines))[:TEXT_CHARACTERS_MAX]
