"""Numbers under which a company is registered: for taxes, in registers of companies."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import NamedTuple

from enrichment.firmographics.company_nodes import JSON_LD, company_nodes
from enrichment.firmographics.fact import fact
from enrichment.firmographics.once import once_per_page
from enrichment.firmographics.place_rules import LegalIdRule, legal_id_rules
from enrichment.firmographics.quote import quote
from enrichment.firmographics.register_court import find_court, quote_with_court
from enrichment.firmographics.text_marks import TextMark, text_marks
from enrichment.json_ld import first_text
from enrichment.page import Page, PageRole
from prospects.country import parse_country
from prospects.signal import Signal

_OF_A_COURT = ("HRB", "HRA")
_KEYS = {"vatID": "VAT", "taxID": "Tax", "leiCode": "LEI", "duns": "DUNS"}
_BEFORE, _AFTER = 90, 70
_LABEL_CHARACTERS_MAX = 60
_IDS_MAX = 4


class LegalId(NamedTuple):
    """A number of a register.

    Attributes:
        value: Kind and number, "VAT DE123456789"; empty where a page only names the register.
        country: Country of the register, two letters; empty where the kind does not tell.
        sure: 0.0-1.0, how surely it is the company's own.
        extractor: "json-ld" or "text".
        shown: The text that shows it.
    """

    value: str
    country: str
    sure: float
    extractor: str
    shown: str


def extract_legal_id(page: Page) -> list[Signal]:
    """Identifiers of the company's JSON-LD, and those that the text labels; at most four.

    One that has check digits must pass them (python-stdnum).
    """
    return [
        signal
        for found in legal_ids(page)
        for signal in fact(page, "legal_id", found.value, confidence=found.sure,
                           extractor=found.extractor, evidence=found.shown)
    ]  # fmt: skip


@once_per_page
def legal_ids(page: Page) -> tuple[LegalId, ...]:
    """Identifiers of a page, those of JSON-LD first; each once."""
    found: dict[str, LegalId] = {}
    for legal_id in (*_in_nodes(page), *_in_text(page)):
        found.setdefault(legal_id.value or legal_id.shown, legal_id)
    return tuple(found.values())[:_IDS_MAX]


def _in_nodes(page: Page) -> Iterator[LegalId]:
    for node, sure in company_nodes(page):
        for key, kind in _KEYS.items():
            number = " ".join((first_text(node.get(key)) or "").split())[:40]
            if number:
                country = _country_of_prefix(number) if kind == "VAT" else ""
                yield LegalId(f"{kind} {number}", country, sure, JSON_LD, f"{key}: {number}")


def _country_of_prefix(number: str) -> str:
    """Country of a VAT number, or an empty text; Greece writes EL."""
    prefix = number[:2].upper()
    return "GR" if prefix == "EL" else parse_country(prefix) or ""


def _in_text(page: Page) -> Iterator[LegalId]:
    marks = text_marks(page)
    sure = 0.85 if page.role in (PageRole.LEGAL, PageRole.CONTACT, PageRole.ABOUT) else 0.75
    for mark in marks.of("legal_id"):
        rule = legal_id_rules()[mark.rule]
        found = _read(marks.text, mark, rule)
        if found is not None:
            number, country, shown = found
            value = f"{rule.kind} {number}" if number else ""
            yield LegalId(value, country, sure, "text", shown)


def _read(text: str, mark: TextMark, rule: LegalIdRule) -> tuple[str, str, str] | None:
    """Number, country and evidence of a labelled number, or None where there is none."""
    around = text[max(mark.end - _BEFORE, 0) : mark.end + _AFTER]
    if rule.near and not _compiled(rule.near).search(around):
        return None
    if not rule.number:
        return "", rule.country, quote(text, _begin(text, mark, rule), mark.end)
    # A mark may end inside its number (CHE-1), and its number does not begin inside another.
    match = _compiled(r"(?<![\dA-Za-z])" + rule.number).search(
        text, mark.end - 5, mark.end + _AFTER
    )
    if not match:
        return None
    number = _number(match["id"], rule)
    if number is None:
        return None
    begin, end = _begin(text, mark, rule), match.end()
    country = rule.country or _country_of_prefix(number)
    court = find_court(text, begin, end) if rule.kind in _OF_A_COURT else None
    if court is None:
        return number, country, quote(text, begin, end)
    return f"{number} {court['court']}", country, quote_with_court(text, begin, end, court)


def _number(written: str, rule: LegalIdRule) -> str | None:
    """The number in its plain form, or None where its check digits are wrong."""
    plain = re.sub(r"[\s./\u2010-\u2015-]", "", written)
    if not rule.check:
        return plain
    module = import_module(f"stdnum.{rule.check}")
    if not module.is_valid(plain):
        return None
    return rule.prefix + plain.removeprefix(rule.prefix)


def _begin(text: str, mark: TextMark, rule: LegalIdRule) -> int:
    """Where the words begin that name the register: what stands before may be a person's name."""
    start = max(mark.end - _LABEL_CHARACTERS_MAX, 0)
    labels = list(_compiled(f"(?i:{rule.label})").finditer(text, start, mark.end))
    return labels[-1].start() if labels else max(mark.end - 25, 0)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
