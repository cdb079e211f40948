"""Phone numbers of a company in one form, +<country><number>."""

from enrichment.firmographics.country import country_of_page
from enrichment.firmographics.country_code import country_of_url
from enrichment.firmographics.fact import fact
from enrichment.firmographics.phone_numbers import parse_phone, written_phones
from enrichment.page import Page
from prospects.signal import Signal

_PHONES_MAX = 3
_TRIED_MAX = 6
_LATER = 0.02


def extract_phones(page: Page) -> list[Signal]:
    """At most three numbers, the company's main one first and surest.

    A number without country code is read as one of the page's country, else of the country of its
    domain.
    """
    decided = country_of_page(page)
    country = decided.country if decided else country_of_url(page.url)
    found: dict[str, list[Signal]] = {}
    for phone in written_phones(page)[:_TRIED_MAX]:
        number = parse_phone(phone.text, country)
        if number and number.e164 not in found and len(found) < _PHONES_MAX:
            found[number.e164] = fact(
                page, "phone", number.e164, confidence=phone.sure - _LATER * len(found),
                extractor=phone.extractor, evidence=phone.text,
            )  # fmt: skip
    return [signal for signals in found.values() for signal in signals]
