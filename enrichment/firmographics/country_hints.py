"""What on a page hints at the country of its company; each kind of hint is weak by itself."""

import re
from collections import Counter
from collections.abc import Iterator

from enrichment.firmographics.address import Address, at_headquarters
from enrichment.firmographics.country_code import country_of_ending
from enrichment.firmographics.hint import Hint
from enrichment.firmographics.language_hints import language_hints
from enrichment.firmographics.legal_id import legal_ids
from enrichment.firmographics.page_addresses import addresses
from enrichment.firmographics.page_domain import domain_of_url
from enrichment.firmographics.phone_numbers import parse_phone, written_phones
from enrichment.firmographics.place_rules import Form, country_rules
from enrichment.firmographics.quote import quote
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
_PHONE, _PHONES_READ = 0.62, 5
_ELSEWHERE, _OF_DOMAIN = 1 / 3, 1.6
_CITY_CUTS = re.compile(r"[,\n;:|(\d]|\s-\s|\bin\s")
_COPYRIGHT = re.compile(
    r"\u00a9|c[oO][pP][yY][rR][iI][gG][hH][tT]|C[oO][pP][yY][rR][iI][gG][hH][tT]|\([cC]\)"
)


def country_hints(page: Page) -> Iterator[Hint]:
    """All hints of a page; at most a few of a kind."""
    others = _is_about_others(page)
    yield from _address_hints(page, others)
    yield from _phone_hints(page, others)
    yield from _domain_hints(page)
    yield from language_hints(page)
    for legal_id in legal_ids(page):
        if legal_id.country:
            yield Hint("legal id", {legal_id.country: 0.85}, legal_id.shown)
    marks = text_marks(page)
    yield from _form_hints(page, marks)
    for mark in marks.of("currency"):
        form = country_rules().currencies[mark.rule]
        yield Hint("prices", form.countries, quote(marks.text, mark.end - 8, mark.end))
    for mark in marks.of("wording"):
        form = country_rules().wording[mark.rule]
        yield Hint("wording", form.countries, quote(marks.text, mark.end - 30, mark.end))
    yield from _city_hints(marks, 0.2 if others else 0.4)


def _is_about_others(page: Page) -> bool:
    """Whether a page rather tells of others than of the company: news, lists, forums."""
    if page.role in _OWN_PAGES or _OWN_PATH.search(page.path):
        return False
    return bool(_ABOUT_OTHERS.search(page.path))


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
    shown = ", ".join(list(dict.fromkeys(n.e164 for n in known))[:2])
    yield Hint("phone", weights, shown)


def _domain_hints(page: Page) -> Iterator[Hint]:
    endings = country_rules().endings
    ending = page.host.rpartition(".")[2]
    country = country_of_ending(ending)
    if ending in endings.only_here:
        yield Hint("domain", {endings.only_here[ending]: endings.only_here_sure}, f".{ending}")
    elif country:
        shared = ending in endings.shared_by_others
        yield Hint(
            "domain", {country: endings.shared if shared else endings.national}, f".{ending}"
        )


def _form_hints(page: Page, marks: TextMarks) -> Iterator[Hint]:
    if not marks.of("legal_form"):
        return
    own = page.role in _OWN_PAGES or _OWN_PATH.search(page.path)
    label = (domain_of_url(page.url) or "").split(".")[0].replace("-", "")
    for mark in marks.of("legal_form"):
        form: Form = country_rules().legal_forms[mark.rule]
        line = _COPYRIGHT.split(marks.text[max(mark.end - 80, 0) : mark.end])
        share = 1.0 if own or len(line) > 1 else _ELSEWHERE
        if len(line) > 1 and len(label) > 2 and label in re.sub(r"[\W_]", "", line[-1].lower()):
            share = _OF_DOMAIN
        weights = {country: weight * share for country, weight in form.countries.items()}
        yield Hint("legal form", weights, quote(marks.text, mark.end - 25, mark.end))


def _city_hints(marks: TextMarks, sure: float) -> Iterator[Hint]:
    """Cities with their country ("Porto, Portugal"); none where they are of several countries."""
    found: dict[str, str] = {}
    for mark in marks.of("country"):
        name = country_names()[mark.rule]
        city = _city_in_front(marks.text, mark.end - len(name))
        country = parse_country(name) if city else None
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
    part = _CITY_CUTS.split(head.rstrip(" ,(\n"))[-1].strip(" .")
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
