"""What on a page hints at the country of its company; each kind of hint is weak by itself."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from enrichment.firmographics.address import Address, addresses, at_headquarters, place_meta
from enrichment.firmographics.country_code import country_of_ending
from enrichment.firmographics.legal_id import legal_ids
from enrichment.firmographics.phone_numbers import parse_phone, written_phones
from enrichment.firmographics.place_rules import Form, country_rules
from enrichment.firmographics.text_marks import TextMarks, country_names, text_marks
from enrichment.page import Page, PageRole
from prospects.country import parse_country
from prospects.place import countries_of_city, find_place

_OWN_PAGES = (PageRole.CONTACT, PageRole.LEGAL, PageRole.ABOUT)
_OWN_PATH = re.compile(
    r"contact|kontakt|impressum|imprint|about|uber-uns|ueber-uns|legal|mentions|contatti|contacto"
    r"|contato|chi-siamo|quienes|qui-sommes|terms|privacy",
    re.IGNORECASE,
)
_ABOUT_OTHERS = re.compile(
    r"/(?:news|blogs?|articles?|story|stories|20[0-2]\d|events?|threads?|forums?|topic|jobs?"
    r"|stores?|directory|listings?|tag|category|reviews?|search)(?:[/._-]|$)",
    re.IGNORECASE,
)
_OTHERS = 0.5
_SEVERAL_ADDRESSES = 4
_LATER_ADDRESS = 0.6
_PHONE, _PHONES_READ = 0.55, 5
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


class Hint(NamedTuple):
    """One hint.

    Attributes:
        kind: "address", "phone", "domain", "language", "legal form", "legal id", "prices".
        weights: Country -> 0.0-1.0; several countries where the hint fits several.
        shown: The text that shows it.
    """

    kind: str
    weights: Mapping[str, float]
    shown: str


def country_hints(page: Page) -> Iterator[Hint]:
    """All hints of a page; at most a few of a kind."""
    others = _is_about_others(page)
    yield from _address_hints(page, others)
    yield from _phone_hints(page, others)
    yield from _domain_hints(page)
    yield from _language_hints(page)
    for legal_id in legal_ids(page):
        if legal_id.country:
            yield Hint("legal id", {legal_id.country: 0.85}, legal_id.shown)
    marks = text_marks(page)
    yield from _form_hints(page, marks)
    for mark in marks.of("currency")[:3]:
        form = country_rules().currencies[mark.rule]
        yield Hint("prices", form.countries, marks.text[max(mark.end - 8, 0) : mark.end])
    yield from _city_hints(marks, 0.2 if others else 0.4)


def _is_about_others(page: Page) -> bool:
    """Whether a page rather tells of others than of the company: news, lists, forums."""
    path = urlsplit(page.url).path
    if page.role in _OWN_PAGES or _OWN_PATH.search(path):
        return False
    return bool(_ABOUT_OTHERS.search(path))


def _address_hints(page: Page, others: bool) -> Iterator[Hint]:
    """One hint an address: the first and the headquarters count fully, a crowd counts little."""
    found = [address for address in addresses(page) if address.countries]
    text = text_marks(page).text
    in_text = [a for a in found if a.extractor == "text"]
    crowd = len({a.postal_code for a in in_text}) >= _SEVERAL_ADDRESSES
    for address in found:
        share = 1.0
        if address.extractor == "text":
            first = address is in_text[0] or at_headquarters(text, address)
            share = (1.0 if first else _LATER_ADDRESS) * (_OTHERS if others else 1.0)
            share *= 0.75 if crowd and not at_headquarters(text, address) else 1.0
        yield Hint("address", _shared(address, share), address.shown)


def _shared(address: Address, share: float) -> dict[str, float]:
    several = 1.0 if len(address.countries) == 1 else 0.5
    return dict.fromkeys(address.countries, address.sure * share * several)


def _phone_hints(page: Page, others: bool) -> Iterator[Hint]:
    """One hint of all numbers: the share of each country among them."""
    numbers = (parse_phone(phone.text, None) for phone in written_phones(page)[:_PHONES_READ])
    known = [number for number in numbers if number and number.country]
    sure = _OTHERS if others else 1.0
    counted = Counter(n.country for n in known if n.country and not n.toll_free)
    if not counted:
        if known:
            weights = {c: w * sure for c, w in country_rules().toll_free.items()}
            yield Hint("phone", weights, known[0].e164)
        return
    known = [number for number in known if not number.toll_free]
    sure *= _PHONE
    weights = {country: sure * count / len(known) for country, count in counted.items()}
    shown = ", ".join(n.e164 for n in known[:2])
    yield Hint("phone", weights, shown)


def _domain_hints(page: Page) -> Iterator[Hint]:
    endings = country_rules().endings
    ending = (urlsplit(page.url).hostname or "").rpartition(".")[2]
    country = country_of_ending(ending)
    if ending in endings.only_here:
        yield Hint("domain", {endings.only_here[ending]: endings.only_here_sure}, f".{ending}")
    elif country:
        shared = ending in endings.shared_by_others
        yield Hint(
            "domain", {country: endings.shared if shared else endings.national}, f".{ending}"
        )


def _language_hints(page: Page) -> Iterator[Hint]:
    """The page's language, and the country of its tag; half where the site has several."""
    rules = country_rules()
    language = page.language if page.language != "en" else None
    language = _language_of_script(page.text) or language
    share = _OTHERS if language and _is_translation(page.url, language) else 1.0
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


def _form_hints(page: Page, marks: TextMarks) -> Iterator[Hint]:
    own = page.role in _OWN_PAGES or _OWN_PATH.search(urlsplit(page.url).path)
    for mark in marks.of("legal_form"):
        form: Form = country_rules().legal_forms[mark.rule]
        before = marks.text[max(mark.end - 80, 0) : mark.end].lower()
        named = own or "\u00a9" in before or "copyright" in before or "(c)" in before
        share = 1.0 if named else 1 / 3
        weights = {country: weight * share for country, weight in form.countries.items()}
        yield Hint("legal form", weights, marks.text[max(mark.end - 25, 0) : mark.end])


def _city_hints(marks: TextMarks, sure: float) -> Iterator[Hint]:
    """Cities with their country ("Porto, Portugal"); none where they are of several countries."""
    found: dict[str, str] = {}
    for mark in marks.of("country"):
        name = country_names()[mark.rule]
        country = parse_country(name)
        begin = mark.end - len(name)
        city = _city_in_front(marks.text, begin)
        if country and city and country in countries_of_city(city):
            found.setdefault(country, f"{city}, {name}")
    for mark in marks.of("based"):
        place = _place_behind(marks.text, mark.end - 1)
        if place:
            found.setdefault(place[0], place[1])
    for mark in marks.of("city_in_state"):
        city = _city_in_front(marks.text, marks.text.rfind(",", 0, mark.end) + 1)
        if city and find_place(city, marks.text[mark.end - 2 : mark.end], "US"):
            found.setdefault("US", f"{city}, {marks.text[mark.end - 2 : mark.end]}")
    if len(found) == 1:
        yield from (Hint("address", {country: sure}, shown) for country, shown in found.items())


def _city_in_front(text: str, begin: int) -> str | None:
    """The words between two cuts right in front of a country's name."""
    head = text[max(begin - 40, 0) : begin]
    if not head.rstrip(" ").endswith((",", "(", "\n")):
        return None
    part = re.split(r"[,\n;:|(\d]|\s-\s|\bin\s", head.rstrip(" ,(\n"))[-1].strip(" .")
    return part if part[:1].isupper() else None


def _place_behind(text: str, begin: int) -> tuple[str, str] | None:
    """Country and words of the place that follows "based in"."""
    tail = re.split(
        r"[\n.;:()\d]|\s(?:and|with|since|for|that|we|our)\b", text[begin : begin + 50]
    )[0]
    parts = [part.strip() for part in tail.split(",") if part.strip()][:3]
    country = parse_country(parts[-1]) if parts else None
    if not country and parts:
        place = find_place(parts[0], parts[1] if len(parts) > 1 else None)
        country = place.country if place else None
    return (country, ", ".join(parts)) if country else None
