"""Phone numbers in one form, +<country><number>."""

import phonenumbers

from enrichment.firmographics.country_code import country_of_url
from enrichment.page import Page


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
