"""What the language of a page hints at the country of its company."""

import re
from collections.abc import Iterator

from enrichment.firmographics.hint import Hint
from enrichment.firmographics.language import spoken_language
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
_CYRILLIC = re.compile("[\u0430-\u044f]")
_LETTERS_OF = (("uk", "\u0456\u0457\u0454"), ("ru", "\u044b\u044d\u0451"), ("bg", "\u044a"))
"""Letters that one of the languages has and those after it have not."""
_SAMPLE_CHARACTERS, _SHARE = 2_000, 0.2


def language_hints(page: Page) -> Iterator[Hint]:
    """The page's language, and the country of its tag; half where the site has several."""
    rules = country_rules()
    language = _language(page)
    share = _OF_SEVERAL if language and _is_translation(page, language) else 1.0
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


def _language(page: Page) -> str | None:
    """Language of the text, else the one that the page names; English tells of no country."""
    spoken = spoken_language(page)[0] or _cyrillic(page.text)
    # Persian and Urdu are written in Arabic letters.
    language = page.language if spoken in (None, "ar") else spoken
    return None if language == "en" else language


def _cyrillic(text: str) -> str | None:
    """Language of a text in Cyrillic letters, where those of few languages are among them."""
    sample = text[:_SAMPLE_CHARACTERS]
    # Such letters take two bytes.
    if len(sample.encode("utf-8", "replace")) < (1 + _SHARE) * len(sample):
        return None
    if len(_CYRILLIC.findall(sample)) < _SHARE * len(sample):
        return None
    lowered = sample.lower()
    return next((code for code, letters in _LETTERS_OF if any(c in lowered for c in letters)), None)


def _is_translation(page: Page, language: str) -> bool:
    """Whether a URL itself names the language, as sites with several do."""
    first = page.path.lstrip("/").split("/")[0].lower()
    in_path = first[:2] == language and len(first) in (2, 5)
    return in_path or page.host.startswith(f"{language}.")
