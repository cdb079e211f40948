"""What the language of a page hints at the country of its company."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from enrichment.firmographics.hint import Hint
from enrichment.firmographics.page_addresses import place_meta
from enrichment.firmographics.place_rules import country_rules
from enrichment.page import Page
from prospects.country import parse_country

_OF_SEVERAL = 0.5
_LANGUAGE_TAG = re.compile(
    r"<html[^>]{0,300}?\slang\s?=\s?[\"']?([a-z]{2,3})[-_](?:[a-z]{4}[-_])?([a-z]{2})\b",
    re.IGNORECASE,
)
_LOCALE = re.compile(r"([a-z]{2,3})[-_]([a-z]{2})\b", re.IGNORECASE)
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]")), ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")), ("he", re.compile("[\u05d0-\u05ea]")),
    ("th", re.compile("[\u0e01-\u0e5b]")), ("el", re.compile("[\u03b1-\u03c9]")),
    ("ru", re.compile("[\u0430-\u044f]")),
)  # fmt: skip
_SCRIPT_CHARACTERS = 2_000
_SCRIPT_SHARE = 0.2


def language_hints(page: Page) -> Iterator[Hint]:
    """The page's language, and the country of its tag; half where the site has several."""
    rules = country_rules()
    language = page.language if page.language != "en" else None
    language = _language_of_script(page.text) or language
    share = _OF_SEVERAL if language and _is_translation(page.url, language) else 1.0
    weights = {c: w * share for c, w in rules.languages.get(language or "", {}).items()}
    if weights:
        yield Hint("language", weights, language or "")
    tag = _language_tag(page)
    country = parse_country(tag[3:]) if tag else None
    if tag and country and (language is None or language == tag[:2]):
        sure = (
            rules.locales.default if tag in rules.locales.set_by_software else rules.locales.usual
        )
        sure = max(sure, 0.6) if country in weights and sure > rules.locales.default else sure
        yield Hint("language", {country: sure * share}, tag)


def _language_tag(page: Page) -> str | None:
    """Language and country as the page's own tag has them, "en-GB", or None."""
    match = _LANGUAGE_TAG.search(page.html[:2_000])
    match = match or _LOCALE.fullmatch(place_meta(page).get("og:locale", ""))
    return f"{match[1].lower()}-{match[2].upper()}" if match and len(match[1]) == 2 else None


def _language_of_script(text: str) -> str | None:
    """Language that letters show which few others use; Cyrillic alone is no Russian."""
    sample = text[:_SCRIPT_CHARACTERS]
    # Letters of other scripts take two bytes and more.
    if len(sample) < 50 or len(sample.encode("utf-8", "replace")) < 1.2 * len(sample):
        return None
    for language, letters in _SCRIPTS:
        if len(letters.findall(sample)) > _SCRIPT_SHARE * len(sample):
            return _cyrillic(sample) if language == "ru" else language
    return None


def _cyrillic(sample: str) -> str | None:
    lowered = sample.lower()
    if any(c in lowered for c in "\u0456\u0457\u0454"):
        return "uk"
    if any(c in lowered for c in "\u044b\u044d\u0451"):
        return "ru"
    return "bg" if "\u044a" in lowered else None


def _is_translation(url: str, language: str) -> bool:
    """Whether a URL itself names the language, as sites with several do."""
    parts = urlsplit(url)
    first = parts.path.lstrip("/").split("/")[0].lower()
    in_path = first[:2] == language and len(first) in (2, 5)
    return in_path or parts.netloc.startswith(f"{language}.")
