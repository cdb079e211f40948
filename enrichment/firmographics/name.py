"""What people call a company, by JSON-LD, head, title, logo and copyright line."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from enrichment.firmographics.company_nodes import JSON_LD, CompanyNode, company_nodes
from enrichment.firmographics.fact import fact, fits_domain, phrases
from enrichment.firmographics.head import head_content
from enrichment.json_ld import first_text, types_of
from enrichment.links import fold
from enrichment.page import Page, PageRole
from prospects.company_name import display_name
from prospects.once import once
from prospects.signal import Signal

_TITLE_CUTS = re.compile(r"\s+[|\-\u2013\u2014\u00b7\u2022\u00bb]\s+|\s*\|\s*|::|:\s")
_NAME_WORDS_MAX = 6
_NAME_CHARACTERS_MAX = 100
_HEAD = (("og:site_name", 0.8), ("application-name", 0.65), ("apple-mobile-web-app-title", 0.6))
_WELCOME = re.compile(
    r"^(?:welcome to|willkommen (?:bei|im|in der)|herzlich willkommen bei|bienvenue (?:chez|sur)"
    r"|bienvenidos a|benvenuti (?:in|da|su)|welkom bij|bem-vindo (?:ao?|\u00e0))\s+",
    re.IGNORECASE,
)
_LOGO = re.compile(r"^(?:logo\s*(?:of|von|de|der|di|:|-)?\s+)|\s*[-:|]?\s*\blogo$", re.IGNORECASE)
_LOGO_LINKS = 60
_FOOTER_CHARACTERS = 3_000
_COPYRIGHT_MARKS = ("\u00a9", "(c)", "(C)", "opyright", "OPYRIGHT")
_COPYRIGHT_LINES_MAX = 4
_OPYRIGHT = r"[oO][pP][yY][rR][iI][gG][hH][tT]\s{0,3}(?=[\u00a9(]|(?:19|20)\d\d)"
_COPYRIGHT = re.compile(
    # Both cases spelt out: a search for few first letters, not a try at every character.
    rf"(?:\u00a9|\([cC]\)|c{_OPYRIGHT}|C{_OPYRIGHT})"
    r"[\s\u00a9]{0,5}(?:\([cC]\)\s{0,3})?"
    r"(?:(?:19|20)\d\d[\s,\-\u2013]{0,4}){0,3}(?:[bB][yY]\s+)?(?P<name>[^\n\u00a9|]{2,80})"
)
_AFTER_NAME = re.compile(
    r"\s*(?:[.,;]?\s*(?:all rights|alle rechte|tous droits|todos los derechos|tutti i diritti"
    r"|alla r\u00e4ttigheter|alle rechten|todos os direitos|design|powered|site by|website by"
    r"|privacy|terms|p\.? ?iva|impressum|datenschutz|mentions)"
    r"|\b(?:19|20)\d\d|[|\u2022\u00b7\u00ae]).*$",
    re.IGNORECASE,
)
_DOUBTED = 0.3
"""A logo that does not fit the domain may say "Deals": it is told only where a source agrees."""
_AGREEING = 0.04
"""What each further source that says the same name adds."""
_SURE_MAX = 0.98


class _Candidate(NamedTuple):
    """A name as a source gives it."""

    name: str
    sure: float
    source: str
    evidence: str


def extract_name(page: Page) -> list[Signal]:
    """Display names of all sources; legal forms and capitals put right.

    Sources that agree, whatever the spelling, make each other surer.
    """
    found = [candidate for candidate in _candidates(page) if _may_be_name(candidate.name)]
    shown = _in_best_spelling([c._replace(name=display_name(c.name)) for c in found], found)
    sources = Counter(name for name, _ in {(_squeezed(c.name), c.source) for c in shown})
    return [
        signal
        for name, sure, source, evidence in shown
        if source != "logo" or sure > _DOUBTED or sources[_squeezed(name)] > 1
        for signal in fact(
            page, "display_name", name, extractor=source, evidence=evidence,
            confidence=min(sure + _AGREEING * (sources[_squeezed(name)] - 1), _SURE_MAX),
        )
    ]  # fmt: skip


def _in_best_spelling(shown: list[_Candidate], found: list[_Candidate]) -> list[_Candidate]:
    """Names that a source shouts, "BLUE PAN", in the spelling of one that does not."""
    calm = {
        _squeezed(candidate.name): candidate.name
        for candidate, as_found in zip(shown, found, strict=True)
        if not as_found.name.isupper() and not as_found.name.islower()
    }
    return [
        candidate._replace(name=calm.get(_squeezed(candidate.name), candidate.name))
        if as_found.name.isupper() else candidate
        for candidate, as_found in zip(shown, found, strict=True)
    ]  # fmt: skip


def _squeezed(name: str) -> str:
    return fold(name).replace(" ", "")


def _candidates(page: Page) -> Iterator[_Candidate]:
    for company in company_nodes(page):
        yield from _in_node(company)
    yield from _of_site(page)
    yield from _in_head(page)
    yield from _in_title(page)
    yield from _in_logo(page)
    yield from _copyright(page)


def _in_node(company: CompanyNode) -> Iterator[_Candidate]:
    node, sure = company
    name = first_text(node.get("name"))
    legal = first_text(node.get("legalName"))
    if name and "@" not in name and len(name) <= 120:
        yield _Candidate(name, sure, JSON_LD, f"name: {name}")
    elif legal:
        yield _Candidate(legal, sure - 0.1, JSON_LD, f"legalName: {legal}")


def _of_site(page: Page) -> Iterator[_Candidate]:
    for node in page.json_ld:
        name = first_text(node.get("name"))
        if name and "WebSite" in types_of(node):
            yield _Candidate(name, 0.75, JSON_LD, f"WebSite name: {name}")


def _in_head(page: Page) -> Iterator[_Candidate]:
    for key, sure in _HEAD:
        name = head_content(page, key) or ""
        if name and len(name) <= _NAME_CHARACTERS_MAX:
            better = 0.05 if fits_domain(name, page.url) else 0.0
            yield _Candidate(name.lstrip("@"), sure + better, "meta", f"{key}: {name}")
    author = head_content(page, "author", "copyright", "publisher", "dc.publisher") or ""
    if author and len(author) <= _NAME_CHARACTERS_MAX and fits_domain(author, page.url):
        yield _Candidate(author, 0.55, "meta", f"author: {author}")


def _in_title(page: Page) -> Iterator[_Candidate]:
    """The part of the title that fits the domain; on a home page else its first short part."""
    parts = [part.strip() for part in _TITLE_CUTS.split(page.title) if part.strip()]
    named = [_WELCOME.sub("", part) for part in parts if _may_be_name(part)]
    short = [part for part in named if len(part.split()) <= _NAME_WORDS_MAX and len(part) > 1]
    fitting = [part for part in short if fits_domain(part, page.url)]
    if fitting:
        yield _Candidate(min(fitting, key=len), 0.6, "title", page.title)
    elif short and _is_front_page(page) and not _names_a_page(page.title):
        name = short[0] if len(parts) < 3 else short[-1]
        yield _Candidate(name, 0.3, "title", page.title)


def _in_logo(page: Page) -> Iterator[_Candidate]:
    """What the first link to the home page says: the word mark, or the logo's alternative text."""
    home = (
        link for link in page.links[:_LOGO_LINKS] if link.path == "/" and link.host == page.host
    )
    for link in home:
        name = _LOGO.sub("", link.text.strip())
        if len(name.split()) <= _NAME_WORDS_MAX and _may_be_name(name):
            sure = 0.6 if fits_domain(name, page.url) else _DOUBTED
            yield _Candidate(name, sure, "logo", link.text)
            return


def _copyright(page: Page) -> Iterator[_Candidate]:
    """The owner in the last copyright line, which stands in the footer."""
    footer = page.text[-_FOOTER_CHARACTERS:]
    if not any(mark in footer for mark in _COPYRIGHT_MARKS):
        return
    for match in [*_COPYRIGHT.finditer(footer)][: -_COPYRIGHT_LINES_MAX - 1 : -1]:
        name = _AFTER_NAME.sub("", match["name"]).strip(" .,;:-\u2013()")
        if 2 <= len(name) <= 60 and len(name.split()) <= 7 and _may_be_name(name):
            own = fits_domain(name, page.url)
            if own or phrases().makers.isdisjoint(fold(name).split()):
                yield _Candidate(name, 0.6 if own else 0.35, "copyright", match[0])
                return


def _is_front_page(page: Page) -> bool:
    path = page.path.strip("/")
    return page.role is PageRole.HOME and (len(path) <= 3 or path.startswith(("index", "home")))


def _names_a_page(title: str) -> bool:
    folded = f" {fold(title)} "
    return any(word in folded for word in _page_words())


@once
def _page_words() -> tuple[str, ...]:
    return tuple(f" {word} " for word in phrases().page_words)


def _may_be_name(text: str) -> bool:
    return any(c.isalnum() for c in text) and fold(text) not in phrases().generic_titles
