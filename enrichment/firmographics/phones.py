"""Phone numbers of a company in one form, +<country><number>."""

from collections.abc import Iterator

import phonenumbers

from enrichment.firmographics.company_nodes import JSON_LD, CompanyNode, company_nodes
from enrichment.firmographics.country_code import country_of_url
from enrichment.firmographics.fact import fact
from enrichment.json_ld import nodes_of, texts
from enrichment.page import Page
from prospects.signal import Signal

_PHONES_MAX = 3
_PHONES_OF_NODE_MAX = 5


def extract_phones(page: Page) -> list[Signal]:
    """Numbers of JSON-LD and of `tel:` links."""
    signals = [signal for company in company_nodes(page) for signal in _in_node(page, company)]
    return [*signals, *_in_links(page)]


def _in_node(page: Page, company: CompanyNode) -> Iterator[Signal]:
    node, sure = company
    points = [node, *nodes_of(node.get("contactPoint"))]
    written = [phone for point in points for phone in texts(point.get("telephone"))]
    for phone in written[:_PHONES_OF_NODE_MAX]:
        yield from fact(page, "phone", parse_phone(phone, page), confidence=sure - 0.05,
                        extractor=JSON_LD, evidence=f"telephone: {phone}")  # fmt: skip


def _in_links(page: Page) -> list[Signal]:
    numbers = {parse_phone(written, page): written for written in reversed(page.phone_links)}
    found = [(number, written) for number, written in numbers.items() if number]
    return [
        signal
        for number, written in found[::-1][:_PHONES_MAX]
        for signal in fact(page, "phone", number, confidence=0.85, extractor="tel-link",
                           evidence=f"tel:{written}")
    ]  # fmt: skip


def parse_phone(written: str, page: Page) -> str | None:
    """Number in international form ("+13125550123"), or None where it is no number in use.

    A number without country code is read as one of the country of the page's domain; on a
    generic domain only as one of the USA, and only with ten digits.

    Args:
        written: As the page writes it.
        page: Page it stands on.
    """
    digits = sum(c.isdigit() for c in written)
    region = country_of_url(page.url) or ("US" if digits == 10 else None)
    try:
        number = phonenumbers.parse(written[:60], region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
