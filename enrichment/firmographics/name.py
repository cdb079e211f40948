"""What people call a company, by its JSON-LD, head, title and copyright line."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from enrichment.firmographics.company_nodes import JSON_LD, CompanyNode, company_nodes
from enrichment.firmographics.fact import fact, fits_domain, phrases
from enrichment.json_ld import first_text, types_of
from enrichment.links import fold
from enrichment.page import Page, PageRole
from prospects.company_name import display_name
from prospects.signal import Signal

_TITLE_CUTS = re.compile(r"\s+[|\-\u2013\u2014\u00b7\u2022\u00bb]\s+|\s*\|\s*|::|:\s")
_NAME_WORDS_MAX = 6
_COPYRIGHT = re.compile(
    r"(?:\u00a9|\(c\)|copyright\s*(?=[\u00a9(]|(?:19|20)\d\d))[\s\u00a9]*(?:\(c\)\s*)?"
    r"(?:(?:19|20)\d\d[\s,\-\u2013]*)*(?:by\s+)?(?P<name>[^\n\u00a9|]{2,80})",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"\s*(?:[.,;]?\s*(?:all rights|alle rechte|tous droits|todos los derechos|tutti i diritti"
    r"|alla rättigheter|design|powered|site by|website by|privacy|terms|p\.? ?iva|impressum)"
    r"|\b(?:19|20)\d\d|[|\u2022\u00b7\u00ae]).*$",
    re.IGNORECASE,
)


def extract_name(page: Page) -> list[Signal]:
    """Display names of all sources; legal forms and capitals put right."""
    signals = [signal for company in company_nodes(page) for signal in _in_node(page, company)]
    return [*signals, *_of_site(page), *_in_head(page), *_in_title(page), *_copyright(page)]


def _in_node(page: Page, company: CompanyNode) -> list[Signal]:
    node, sure = company
    name = first_text(node.get("name"))
    legal = first_text(node.get("legalName"))
    if name and "@" not in name and len(name) <= 120:
        return fact(page, "display_name", display_name(name), confidence=sure,
                    extractor=JSON_LD, evidence=f"name: {name}")  # fmt: skip
    return fact(page, "display_name", display_name(legal or ""), confidence=sure - 0.1,
                extractor=JSON_LD, evidence=f"legalName: {legal}")  # fmt: skip


def _of_site(page: Page) -> Iterator[Signal]:
    for node in page.json_ld:
        name = first_text(node.get("name"))
        if "WebSite" in types_of(node) and name:
            yield from fact(page, "display_name", display_name(name), confidence=0.75,
                            extractor=JSON_LD, evidence=f"WebSite name: {name}")  # fmt: skip


def _in_head(page: Page) -> Iterator[Signal]:
    for key, sure in (
        ("og:site_name", 0.8),
        ("application-name", 0.65),
        ("apple-mobile-web-app-title", 0.6),
    ):
        name = page.meta_content(key) or ""
        if name and fold(name) not in phrases().generic_titles and len(name) <= 100:
            better = 0.05 if fits_domain(name, page.url) else 0.0
            yield from fact(page, "display_name", display_name(name), confidence=sure + better,
                            extractor="meta", evidence=f"{key}: {name}")  # fmt: skip
    author = page.meta_content("author", "copyright", "publisher", "dc.publisher") or ""
    if author and len(author) <= 100 and fits_domain(author, page.url):
        yield from fact(page, "display_name", display_name(author), confidence=0.55,
                        extractor="meta", evidence=f"author: {author}")  # fmt: skip


def _in_title(page: Page) -> Iterator[Signal]:
    """The part of the title that fits the domain; on a home page else its first short part."""
    parts = [part.strip() for part in _TITLE_CUTS.split(page.title) if part.strip()]
    named = [
        re.sub(r"^(?:welcome to|willkommen bei|bienvenue chez)\s+", "", part, flags=re.IGNORECASE)
        for part in parts if fold(part) not in phrases().generic_titles
    ]  # fmt: skip
    short = [part for part in named if len(part.split()) <= _NAME_WORDS_MAX and len(part) > 1]
    fitting = [part for part in short if fits_domain(part, page.url)]
    if fitting:
        name, sure = min(fitting, key=len), 0.6
    elif short and _is_front_page(page) and not _names_a_page(page.title):
        name, sure = (short[0] if len(parts) < 3 else short[-1]), 0.3
    else:
        return
    yield from fact(page, "display_name", display_name(name), confidence=sure, extractor="title",
                    evidence=page.title)  # fmt: skip


def _is_front_page(page: Page) -> bool:
    path = urlsplit(page.url).path.strip("/")
    return page.role is PageRole.HOME and (len(path) <= 3 or path.startswith(("index", "home")))


def _names_a_page(title: str) -> bool:
    return any(f" {word} " in f" {fold(title)} " for word in phrases().page_words)


def _copyright(page: Page) -> Iterator[Signal]:
    """The owner in the last copyright line, which stands in the footer."""
    lines = list(_COPYRIGHT.finditer(page.text[-8_000:]))
    for match in reversed(lines):
        name = _AFTER_NAME.sub("", match["name"]).strip(" .,;:-\u2013()")
        if 2 <= len(name) <= 60 and len(name.split()) <= 7 and _may_be_name(name):
            sure = 0.6 if fits_domain(name, page.url) else 0.35
            yield from fact(page, "display_name", display_name(name), confidence=sure,
                            extractor="copyright", evidence=match[0])  # fmt: skip
            return


def _may_be_name(text: str) -> bool:
    return any(c.isalpha() for c in text) and fold(text) not in phrases().generic_titles
