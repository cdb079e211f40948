"""What a company is, as its own pages tell."""

from enrichment.firmographics.description import extract_description
from enrichment.firmographics.founded import extract_founded
from enrichment.firmographics.headcount import extract_headcount
from enrichment.firmographics.industry import extract_industry
from enrichment.firmographics.language import extract_language
from enrichment.firmographics.legal_id import extract_legal_id
from enrichment.firmographics.name import extract_name
from enrichment.firmographics.once import forget_page
from enrichment.firmographics.phones import extract_phones
from enrichment.firmographics.place import extract_place
from enrichment.firmographics.social import extract_social
from enrichment.firmographics.standing import extract_standing, read_standing
from enrichment.page import Page
from prospects.signal import Signal

_EXTRACTORS = (
    extract_name,
    extract_description,
    extract_industry,
    extract_headcount,
    extract_founded,
    extract_place,
    extract_phones,
    extract_language,
    extract_social,
    extract_legal_id,
)


def extract_firmographics(page: Page) -> list[Signal]:
    """Facts of all fields; several sources may state one field differently.

    A page that is not the company's (parked, for sale, a server's default page) tells nothing
    about the company but its standing.
    """
    try:
        standing = read_standing(page)
        told = extract_standing(page)
        if standing and not standing.is_own:
            return told
        return told + [signal for extract in _EXTRACTORS for signal in extract(page)]
    finally:
        forget_page()
