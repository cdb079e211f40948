"""Facts in the links of a page: phone numbers and social profiles."""

from collections import Counter

from enrichment.firmographics.fact import fact, fits_domain
from enrichment.firmographics.phone import parse_phone
from enrichment.firmographics.social import social_profile
from enrichment.page import Page
from prospects.signal import Signal

_PHONES_MAX = 3


def extract_links(page: Page) -> list[Signal]:
    """Phone numbers of `tel:` links, and one profile a social network."""
    return [*_phones(page), *_profiles(page)]


def _phones(page: Page) -> list[Signal]:
    numbers = {parse_phone(written, page): written for written in reversed(page.phone_links)}
    found = [(number, written) for number, written in numbers.items() if number]
    return [
        signal
        for number, written in found[::-1][:_PHONES_MAX]
        for signal in fact(page, "phone", number, confidence=0.85, extractor="tel-link",
                           evidence=f"tel:{written}")
    ]  # fmt: skip


def _profiles(page: Page) -> list[Signal]:
    """The profile that fits the domain, else the one linked most, the first at a tie."""
    counted = Counter(profile for link in page.links if (profile := social_profile(link.url)))
    best: dict[str, str] = {}
    for profile, _ in sorted(
        counted.items(), key=lambda item: (not _is_own(item[0], page.url), -item[1])
    ):
        best.setdefault(profile.split("/")[2], profile)
    return [
        signal
        for profile in best.values()
        for signal in fact(page, "social", profile, extractor="social-link",
                           confidence=0.9 if _is_own(profile, page.url) else 0.7)
    ]  # fmt: skip


def _is_own(profile: str, url: str) -> bool:
    return fits_domain(profile.rsplit("/", 1)[-1].lstrip("@"), url)
