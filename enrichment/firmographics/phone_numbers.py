"""Phone numbers as pages write them, and which country they are of."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import phonenumbers

from enrichment.firmographics.company_nodes import JSON_LD, company_nodes
from enrichment.firmographics.once import once_per_page
from enrichment.firmographics.text_marks import text_marks
from enrichment.json_ld import nodes_of, texts
from enrichment.page import Page, PageRole

_PHONES_OF_NODE_MAX = 5
_OF_A_SOURCE_MAX = 5
_NATIONAL_DIGITS = 10
_DIGITS_MIN = 7
_WRITTEN = re.compile(r"(?:\+\s?|\(\+?)?\d[\d\s().\u2010-\u2015/-]{5,22}\d")
_FAX = re.compile(r"(?:fax|telefax|facsimile|\u0444\u0430\u043a\u0441|\bF)\W{0,6}$", re.IGNORECASE)
_FAX_BEHIND = re.compile(r"^\W{0,3}fax\b(?![\s:.]{0,4}[\d+(])", re.IGNORECASE)
_WITH_PHONE = re.compile(r"(?:tel|phone)\w*\W{0,4}fax\W{0,6}$", re.IGNORECASE)
_PLUS = re.compile(r"^(?:\+|00)\s?")
_TOLL_FREE = frozenset({"800", "833", "844", "855", "866", "877", "888"})


class WrittenPhone(NamedTuple):
    """A phone number as it stands on a page.

    Attributes:
        text: As written, or the target of a `tel:` link.
        sure: 0.0-1.0, how surely it is a number of the company.
        extractor: "json-ld", "tel-link" or "text".
    """

    text: str
    sure: float
    extractor: str


class Number(NamedTuple):
    """A number in use.

    Attributes:
        e164: "+13125550123".
        country: Its country, two letters, or None for numbers of no country (satellites).
        toll_free: Whether the called one pays, so that its country says less.
    """

    e164: str
    country: str | None
    toll_free: bool


@once_per_page
def written_phones(page: Page) -> tuple[WrittenPhone, ...]:
    """Numbers of JSON-LD, of `tel:` links and those in the text; the surest source first.

    Faxes are left out: a number behind the word, and a link to the same digits.
    """
    in_text, faxes = _in_text(page)
    found: dict[str, WrittenPhone] = {}
    for phone in (*_in_nodes(page), *_in_links(page), *in_text):
        digits = _digits(phone.text)
        if len(digits) >= _DIGITS_MIN and digits not in faxes:
            found.setdefault(digits, phone)
    return tuple(found.values())


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _in_nodes(page: Page) -> Iterator[WrittenPhone]:
    for node, sure in company_nodes(page):
        points = [node, *nodes_of(node.get("contactPoint"))]
        written = [phone for point in points for phone in texts(point.get("telephone"))]
        for phone in written[:_PHONES_OF_NODE_MAX]:
            yield WrittenPhone(phone[:60], sure - 0.05, JSON_LD)


def _in_links(page: Page) -> Iterator[WrittenPhone]:
    for written in dict.fromkeys(page.phone_links[: 4 * _OF_A_SOURCE_MAX]):
        yield WrittenPhone(written, 0.85, "tel-link")


def _in_text(page: Page) -> tuple[list[WrittenPhone], frozenset[str]]:
    """Numbers of the text, and the digits of its faxes."""
    text, sure = text_marks(page).text, 0.75 if page.role is PageRole.CONTACT else 0.65
    phones: list[WrittenPhone] = []
    faxes: set[str] = set()
    read_to = 0
    for mark in text_marks(page).of("phone"):
        match = _number_at(text, max(mark.end - 16, read_to), mark.end)
        if not match:
            continue
        read_to = match.end()
        written = re.split(r"\n|\s{2}", match[0])[0] if match[0].count("\n") > 1 else match[0]
        before = text[max(match.start() - 14, 0) : match.start()]
        fax = _FAX.search(before) and not _WITH_PHONE.search(before)
        if fax or _FAX_BEHIND.search(text[match.end() : match.end() + 14]):
            faxes.add(_digits(written))
        elif len(phones) < _OF_A_SOURCE_MAX:
            phones.append(WrittenPhone(written, sure, "text"))
    return phones, frozenset(faxes)


def _number_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """The number that a mark's end lies in or begins."""
    matches = _WRITTEN.finditer(text, start, min(end + 24, len(text)))
    return next((match for match in matches if match.end() >= end), None)


def parse_phone(written: str, country: str | None) -> Number | None:
    """A number in international form, or None where it is no number in use.

    Args:
        written: As the page writes it.
        country: Two letters: of which country a number without country code is; where it is
            unknown, ten digits are read as a number of North America.
    """
    if _PLUS.match(written):
        return _parsed(written[:60], None)
    if not country:
        digits = _digits(written).removeprefix("1")
        # Elsewhere a national number begins with 0; read as American, 011 would lead abroad.
        american = len(digits) == _NATIONAL_DIGITS and digits[0] in "23456789"
        country = "US" if american else None
    return _parsed(written[:60], country) if country else None


@lru_cache(maxsize=8192)
def _parsed(written: str, country: str | None) -> Number | None:
    try:
        number = phonenumbers.parse(_PLUS.sub("+", written), country)
    except phonenumbers.NumberParseException:
        return None
    # What `is_valid_number` does; it would look for the region a second time.
    region = phonenumbers.region_code_for_number(number)
    if region is None or not phonenumbers.is_valid_number_for_region(number, region):
        return None
    e164 = str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    toll_free = e164.startswith("+1") and e164[2:5] in _TOLL_FREE
    return Number(
        e164, region if region and len(region) == 2 and region.isalpha() else None, toll_free
    )
