"""Careers pages of companies: the openings that they advertise themselves."""

from enrichment.hiring.careers_page.advert import Advert, Details, parse_details, write_details
from enrichment.hiring.careers_page.reading import read_adverts
from enrichment.hiring.careers_page.stated import stated_no_openings

__all__ = [
    "Advert",
    "Details",
    "parse_details",
    "read_adverts",
    "stated_no_openings",
    "write_details",
]
