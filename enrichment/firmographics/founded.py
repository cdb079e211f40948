"""In which year a company was founded."""

import re
from collections.abc import Iterator

from enrichment.firmographics.company_nodes import JSON_LD, company_nodes
from enrichment.firmographics.fact import fact, fits_domain, names_itself
from enrichment.firmographics.statements import Statement, statements
from enrichment.json_ld import first_text
from enrichment.page import Page, PageRole
from prospects.signal import Signal

_YEAR = re.compile(r"\b(1[5-9]\d\d|20[0-3]\d)\b")
_LABEL = re.compile(
    r"^(?:since|seit|est\b|estd|year|founded[:\s]\s?\d|gründungsjahr|depuis|desde|dal\b)",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\W*(?:(?:the|our|unser|unsere|die|notre|la|l['\u2019]|una?|la nostra|nuestra|ons|a nossa)?\s*"
    r"(?:company|business|firm|unternehmen|firma|agentur|entreprise|maison|soci\u00e9t\u00e9|agence"
    r"|azienda|ditta|impresa|empresa|casa|bedrijf|f\u00f6retag(?:et)?|virksomhed(?:en)?))?\W*",
    re.IGNORECASE,
)
"""Nothing, or a word for the company: what may stand before the statement in its line."""
_OTHER_FIRM = re.compile(r",?\s(?P<name>[A-Z][\w&.-]+(?:\s[A-Z][\w&.-]+){0,3})")
_SURE = {PageRole.ABOUT: 0.7, PageRole.HOME: 0.55}
_SURE_ELSEWHERE = 0.45


def extract_founded(page: Page) -> list[Signal]:
    """Founding years of JSON-LD and of the company's statements about itself.

    A copyright line or years of experience state no founding year, nor does a sentence about
    another house: elsewhere than on an about page the sentence must say "we", name the company
    or be a label ("Est. 1952").
    """
    return [*_in_nodes(page), *_in_text(page)]


def _in_nodes(page: Page) -> Iterator[Signal]:
    for node, sure in company_nodes(page):
        founded = first_text(node.get("foundingDate")) or ""
        year = _YEAR.search(founded)
        yield from fact(page, "founded_year", year[1] if year else None, confidence=sure,
                        extractor=JSON_LD, evidence=f"foundingDate: {founded}")  # fmt: skip


def _in_text(page: Page) -> list[Signal]:
    """The earliest year that is told; less sure where several are."""
    told = {
        int(statement.match["year"]): statement
        for statement in reversed(statements(page, "founded"))
        if int(statement.match["year"]) <= page.fetched_at.year and _is_own(page, statement)
    }
    if not told:
        return []
    year = min(told)
    sure = _SURE.get(page.role, _SURE_ELSEWHERE) - (0.15 if len(told) > 1 else 0.0)
    return fact(page, "founded_year", str(year), confidence=sure, extractor="text",
                evidence=told[year].shown())  # fmt: skip


def _is_own(page: Page, statement: Statement) -> bool:
    """Whether the sentence is about the company: it says so, or names nobody else."""
    phrase = statement.match[0]
    if names_itself(page, phrase):
        return True
    other = _OTHER_FIRM.match(statement.after)
    if other and not fits_domain(other["name"], page.url):
        return False
    is_label = bool(_LABEL.match(phrase) or _COMPANY.fullmatch(statement.before))
    return is_label or page.role is PageRole.ABOUT or names_itself(page, statement.before)
