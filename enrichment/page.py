"""A page: everything the extractors ask of one web page, read in one pass."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from selectolax.lexbor import LexborHTMLParser

from enrichment.decoding import decode_page
from enrichment.depth import cut_where_too_deep
from enrichment.fetching.answer import Answer
from enrichment.json_ld import Node, parse_json_ld
from enrichment.reference import Address, Resolve, parse_address, resolver
from prospects.signal import Provenance, Signal, SignalKind

TEXT_CHARACTERS_MAX = 200_000
_HTML_CHARACTERS_MAX = 4_000_000
_LINKS_MAX = 3_000
_SCRIPT_CHARACTERS_MAX = 100_000
_SNIFFED_BYTES = 1_024
_UNSEEN_TAGS = ["script", "style", "noscript", "template", "svg", "iframe", "select", "head"]
_INLINE_TAGS = ["b", "i", "em", "strong", "u", "font", "sup", "sub", "small", "mark", "wbr"]
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_LOOKS_LIKE_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div)\b", re.IGNORECASE
)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class PageRole(StrEnum):
    """What a page is for."""

    HOME = "home"
    ABOUT = "about"
    CAREERS = "careers"
    CONTACT = "contact"
    PRICING = "pricing"
    TEAM = "team"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True)
class Link:
    """One anchor of a page.

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
        shown = _UNSTORABLE.sub("", evidence[:2000])
        provenance = Provenance(self.url, self.fetched_at, extractor, shown)
        return Signal(
            kind, name, _UNSTORABLE.sub("", value), round(confidence, 3), provenance, version
        )


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
    decoded = decode_page(answer.body, answer.header("content-type"))
    source = cut_where_too_deep(decoded[:_HTML_CHARACTERS_MAX])
    tree = LexborHTMLParser(source)
    here = parse_address(answer.url)
    resolve = resolver(_base(tree, here))
    meta = tuple(_meta(tree))
    inline_scripts, json_ld = _scripts(tree)
    return Page(
        url=answer.url, requested_url=answer.requested_url, role=role,
        fetched_at=answer.fetched_at, headers=answer.headers, title=_title(tree), meta=meta,
        links=tuple(_links(tree, resolve)), script_urls=_urls(tree, "script[src]", resolve),
        frame_urls=_urls(tree, "iframe[src],frame[src]", resolve),
        phone_links=tuple(_phones(tree)), inline_scripts=inline_scripts,
        json_ld=parse_json_ld(json_ld), language=_language(tree, meta), html=source,
        text=_visible_text(tree), host=here.host if here else "", path=here.path if here else "",
    )  # fmt: skip


def _base(tree: LexborHTMLParser, here: Address | None) -> Address | None:
    told = tree.css_first("base[href]")
    return (resolver(here)(told.attributes.get("href") or "") if told else None) or here


def _title(tree: LexborHTMLParser) -> str:
    # Only the one in <head>: pictures in SVG have titles too.
    node = tree.css_first("head > title") or tree.css_first("body > title")
    return " ".join(node.text().split())[:500] if node else ""


def _meta(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in tree.css("meta[content]"):
        found = node.attributes
        name = found.get("name") or found.get("property") or found.get("itemprop")
        if name:
            yield name.strip().lower(), " ".join((found.get("content") or "").split())


def _links(tree: LexborHTMLParser, resolve: Resolve) -> Iterator[Link]:
    for node in tree.css("a[href],area[href]")[:_LINKS_MAX]:
        found = node.attributes
        address = resolve(found.get("href") or "")
        if not address:
            continue
        text = " ".join(node.text().split()) or found.get("aria-label") or found.get("title") or ""
        if not text:
            picture = node.css_first("img[alt]")
            text = (picture.attributes.get("alt") or "") if picture else ""
        rel = (found.get("rel") or "").lower()
        yield Link(address.url, text[:300], rel, address.host, address.path)


def _urls(tree: LexborHTMLParser, selector: str, resolve: Resolve) -> tuple[str, ...]:
    found = (resolve(node.attributes.get("src") or "") for node in tree.css(selector))
    return tuple(address.url for address in found if address)


def _phones(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css('a[href^="tel:" i]')[:50]:
        yield (node.attributes.get("href") or "")[4:].strip()[:60]


def _scripts(tree: LexborHTMLParser) -> tuple[tuple[str, ...], list[str]]:
    """Texts of the inline scripts, and of the JSON-LD among them."""
    inline, json_ld = [], []
    for node in tree.css("script:not([src])"):
        kind = (node.attributes.get("type") or "").strip().lower()
        if kind.startswith("application/ld+json"):
            json_ld.append(node.text())
        elif "json" not in kind and "template" not in kind:
            inline.append(node.text()[:_SCRIPT_CHARACTERS_MAX])
    return tuple(inline), json_ld


def _language(tree: LexborHTMLParser, meta: tuple[tuple[str, str], ...]) -> str | None:
    node = tree.css_first("html")
    found = node.attributes if node else {}
    told = found.get("lang") or found.get("xml:lang")
    told = told or next((c for n, c in meta if n in ("language", "og:locale", "inlanguage")), "")
    primary = re.split(r"[-_,;\s]", (told or "").strip().lower())[0]
    return primary if re.fullmatch(r"[a-z]{2,3}", primary) else None


def _visible_text(tree: LexborHTMLParser) -> str:
    """Text that people see; takes the tree apart, so it comes last."""
    tree.strip_tags(_UNSEEN_TAGS)
    if not tree.body:
        return ""
    tree.unwrap_tags(_INLINE_TAGS)
    tree.body.merge_text_nodes()
    raw = tree.body.text(separator="\n")[: 4 * TEXT_CHARACTERS_MAX]
    lines = (" ".join(line.split()) for line in raw.split("\n"))
    return "\n".join(line for line in lines if line)[:TEXT_CHARACTERS_MAX]
