"""Where a company is, read from pages of invented companies in real cities."""

import csv
import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrichment.answer import Answer
from enrichment.firmographics.country import country_of_page, decide_country
from enrichment.firmographics.hint import Hint
from enrichment.firmographics.page_addresses import addresses
from enrichment.firmographics.place import extract_place
from enrichment.page import PageRole, parse_page

LABELS = Path(__file__).with_name("country_labels.csv")
URL = "https://www.bluepan-invented.com/"


def told(page):
    return {s.name: s.value for s in sorted(extract_place(page), key=lambda s: s.confidence)}


def country(page):
    decided = country_of_page(page)
    return decided.country if decided else None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Musterstr. 5, 10115 Berlin", ("DE", "10115", "Berlin"), id="german"),
        pytest.param("Am Hang 3, D-89168 Niederstotzingen", ("DE", "89168", "Niederstotzingen"),
                     id="german-village-behind-its-mark"),
        pytest.param("Hauptstraße 9, 89168 Niederstotzingen", ("DE", "89168", "Niederstotzingen"),
                     id="german-village-behind-a-street"),
        pytest.param("12 King St, Leeds, West Yorkshire LS1 2AB", ("GB", "LS1 2AB", "Leeds"),
                     id="british-behind-a-county"),
        pytest.param("100 Oak Ave, Springfield, IL 62701", ("US", "62701", "Springfield"),
                     id="american"),
        pytest.param("55 Mill Rd. Orrville, Ohio 44667-1234", ("US", "44667-1234", "Orrville"),
                     id="american-town-behind-a-road"),
        pytest.param("<span>Boise</span><span>,</span> <span>ID</span> <span>83705</span>",
                     ("US", "83705", "Boise"), id="american-in-spans"),
        pytest.param("Damrak 1, 1012 LG Amsterdam", ("NL", "1012 LG", "Amsterdam"), id="dutch"),
        pytest.param("Kerkweg 29, 5595 XB Leende", ("NL", "5595 XB", "Leende"),
                     id="dutch-village"),
        pytest.param("Suite 12, Montreal, QC H4T 1K2", ("CA", "H4T 1K2", "Montreal"),
                     id="canadian"),
        pytest.param("3 rue du Lac, 69003 Lyon", ("FR", "69003", "Lyon"), id="french"),
        pytest.param("Place de la Paix, 41020 Blois Cedex", ("FR", "41020", "Blois"),
                     id="french-cedex"),
        pytest.param("Bahnhofplatz 1, CH-8001 Zürich", ("CH", "8001", "Zürich"), id="swiss"),
        pytest.param("ul. Polna 7, 00-514 Warszawa", ("PL", "00-514", "Warszawa"), id="polish"),
        pytest.param("Storgatan 61, 113 56 Stockholm", ("SE", "113 56", "Stockholm"),
                     id="swedish"),
        pytest.param("Rua Nova 4, 1100-148 Lisboa", ("PT", "1100-148", "Lisboa"),
                     id="portuguese"),
        pytest.param("Rua Azul 100 - CEP: 30431-228", ("BR", "30431-228", None), id="brazilian"),
        pytest.param("〒150-0043 東京都渋谷区", ("JP", "150-0043", None), id="japanese"),
        pytest.param("Level 2, 8 Bay St, Sydney NSW 2000", ("AU", "2000", "Sydney"),
                     id="australian"),
        pytest.param("Via Roma 12, 70125 Bari (BA)", ("IT", "70125", "Bari"), id="italian"),
        pytest.param("MG Road, Mumbai - 400 001", ("IN", "400 001", "Mumbai"), id="indian"),
        pytest.param("Vester Allé 1, 8000 Århus C", ("DK", "8000", "Århus"), id="danish"),
        pytest.param("Am Platz 1, 1010 Wien", ("AT", "1010", "Wien"), id="austrian"),
    ],
)  # fmt: skip
def test_an_address_line_tells_country_code_and_city(read, line, expected):
    page = read(f"<p>Blue Pan Foods</p><p>{line}</p><p>Tel. and fax on request</p>", url=URL)
    found = addresses(page)[0]
    assert (found.countries, found.postal_code, found.city) == ((expected[0],), *expected[1:])


@pytest.mark.parametrize(
    "line",
    ["We cooked 12345 Soups in 2014 Pans", "Order 10115 Items now", "Call 800-423-2319 Order",
     "12345 Main Street", "In 2012 US Open tennis", "threads/11889-Call-Of-War",
     "In 2012 London won", "input AC 90-220 V Multifunctional", "Suite 2800 South",
     "Part No. 53941 Brand: Glow"],
)  # fmt: skip
def test_what_only_looks_like_an_address_is_none(read, line):
    assert addresses(read(f"<p>{line}</p>", url=URL)) == ()


@pytest.mark.parametrize(
    ("body", "url", "expected"),
    [
        pytest.param("<p>Good food</p>", "https://bluepan-invented.de/", "DE", id="ending-alone"),
        pytest.param('<html lang="en"><p>Good food</p>', URL, None, id="english-com-says-nothing"),
        pytest.param('<html lang="de"><p>Essen</p>', URL, None, id="german-com-is-not-enough"),
        pytest.param('<html lang="de"><p>Essen</p><p>Musterstr. 5, 10115 Berlin</p>', URL, "DE",
                     id="language-and-address-agree"),
        pytest.param('<html lang="de"><p>Essen</p>', "https://bluepan-invented.at/", "AT",
                     id="a-shared-language-counts-for-the-ending"),
        pytest.param("<p>© 2026 Bluepan Invented GmbH</p>", "https://bluepan-invented.ch/", "CH",
                     id="a-shared-legal-form-counts-for-the-ending"),
        pytest.param("<p>Call (312) 555-2368</p>", URL, "US", id="number-of-chicago"),
        pytest.param("<p>Call (416) 555-2368</p>", URL, "CA", id="number-of-toronto"),
        pytest.param("<p>Call 1-800-555-2368</p>", URL, None, id="toll-free-is-not-enough"),
        pytest.param("<p>Tel. +44 20 7946 0018</p><p>Order for £12</p>", URL, "GB",
                     id="british-number-and-price"),
        pytest.param("<p>Offices: 10115 Berlin</p><p>1012 LG Amsterdam</p>"
                     "<p>Tel. +34 910 500 123</p>", URL, None,
                     id="hints-that-disagree"),
        pytest.param("<p>Blue Pan Ltd, registered in England and Wales</p>", URL, "GB",
                     id="register"),
        pytest.param("<p>Copyright 2026 Bluepan-Invented LLC</p><p>from $12</p>", URL, "US",
                     id="legal-form-behind-the-own-name"),
        pytest.param("<p>Copyright 2026 Other Theme LLC</p>", URL, None,
                     id="legal-form-behind-another-name"),
        pytest.param('<html lang="pt-BR"><p>Comida boa', URL, "BR", id="tag-of-brazil"),
        pytest.param('<html lang="ja"><p>料理', URL, "JP", id="language-of-one-country"),
        pytest.param('<html lang="de"><p>Essen', URL + "de/", None, id="a-translation"),
        pytest.param('<html lang="ja"><p>料理', "https://bluepan-invented.de/", None,
                     id="ending-against-language"),
        pytest.param("<p>Cook at the University", "https://cooks-invented.edu/", "US", id="edu"),
    ],
)  # fmt: skip
def test_hints_that_agree_decide_the_country(read, body, url, expected):
    assert country(read(body, url=url)) == expected


def test_a_page_gives_one_country_with_its_hints_as_evidence(read):
    page = read('<html lang="de"><p>Musterstr. 5, 10115 Berlin</p>',
                url="https://bluepan-invented.de/kontakt")  # fmt: skip
    signal = next(s for s in extract_place(page) if s.name == "country")
    assert signal.confidence >= 0.9
    assert [s.name for s in extract_place(page)].count("country") == 1
    for shown in ("address: Berlin, 10115", "domain: .de", "language: de"):
        assert shown in signal.provenance.evidence


def test_the_city_is_of_the_decided_country(read):
    page = read('<html lang="nl"><p>Ons werk in 10115 Berlin, 20095 Hamburg en elders</p>'
                "<p>Damrak 1, 1012 LG Amsterdam</p><p>KvK 12345678</p>",
                url="https://bluepan-invented.nl/")  # fmt: skip
    assert (told(page)["country"], told(page)["city"]) == ("NL", "Amsterdam")


def test_json_ld_needs_no_second_hint(read):
    body = """<script type="application/ld+json">{"@type": "Organization", "name": "Blue Pan",
    "address": {"addressLocality": "Porto", "postalCode": "4000-123",
    "addressCountry": {"@type": "Country", "name": "Portugal"}}}</script>"""
    found = told(read(body, url=URL))
    assert found == {"country": "PT", "city": "Porto", "postal_code": "4000-123"}


def test_an_address_written_as_text_in_json_ld_is_read(read):
    body = """<script type="application/ld+json">{"@type": "Organization", "name": "Blue Pan",
    "address": "100 Oak Ave, Springfield, IL 62701"}</script>"""
    assert told(read(body, url=URL))["country"] == "US"


def test_microdata_tells_the_address(read):
    body = """<div itemscope itemtype="http://schema.org/PostalAddress">
    <b itemprop="addressLocality">Mykonos</b><i itemprop="postalCode">84600</i>
    <meta itemprop="addressCountry" content="GR"></div>"""
    found = told(read(body, url=URL))
    assert (found["country"], found["city"], found["postal_code"]) == ("GR", "Mykonos", "84600")


def test_news_of_a_place_are_no_address_of_the_paper(read):
    body = "<p>The factory at Musterstr. 5, 10115 Berlin closes.</p>"
    assert country(read(body, url=URL + "news/2026/factory")) is None


def test_a_directory_of_addresses_counts_less_than_one_address(read):
    lines = ("10115 Berlin", "20095 Hamburg", "80331 München", "50667 Köln", "70173 Stuttgart")
    crowd = read("".join(f"<p>Musterstr. 5, {line}</p>" for line in lines), url=URL)
    alone = read("<p>Musterstr. 5, 10115 Berlin</p>", url=URL)
    assert country(crowd) is None
    assert country(alone) == "DE"


@pytest.mark.parametrize("url", ["", "http://[x", "https://", "nothing", "//a:b:c/"])
def test_a_url_that_is_none_tells_of_no_country(url):
    page = parse_page(Answer(url, url, 200, {}, b"<p>Good food</p>", datetime.now(UTC)))
    assert extract_place(page) == []


hints = st.lists(
    st.builds(
        Hint,
        st.sampled_from(["address", "phone", "domain", "language"]),
        st.dictionaries(st.sampled_from(["DE", "AT", "US"]), st.floats(0, 1), min_size=1),
        st.just("shown"),
    ),
    max_size=8,
)


@given(hints, st.randoms())
def test_the_order_of_hints_does_not_matter(found, random):
    shuffled = random.sample(found, len(found))
    once, again = decide_country(found), decide_country(shuffled)
    assert (once and once[:2]) == (again and again[:2])


@given(hints)
def test_a_decision_is_a_confidence_and_never_weak(found):
    decided = decide_country(found)
    assert decided is None or 0.6 <= decided.confidence <= 0.99


@given(st.floats(0.6, 0.98), st.sampled_from(["phone", "domain", "language"]))
def test_a_hint_that_agrees_never_makes_less_sure(weight, kind):
    one = decide_country([Hint("address", {"DE": weight}, "x")])
    two = decide_country([Hint("address", {"DE": weight}, "x"), Hint(kind, {"DE": 0.3}, "y")])
    assert two.confidence >= one.confidence


@settings(deadline=None)
@given(st.text(max_size=300), st.sampled_from(list(PageRole)))
def test_any_text_gives_places_and_no_error(text, role):
    body = f"""<html lang="{text[:5]}"><p>{text} 10115 {text}, {text} {text[:9]}, TX 75041
    +49 {text}</p><meta name="geo.region" content="{text}"><a href="tel:{text}">x</a>"""
    answer = Answer(URL, URL, 200, {}, body.encode("utf-8", "replace"), datetime.now(UTC))
    for signal in extract_place(parse_page(answer, role)):
        assert signal.value
        assert 0.0 <= signal.confidence <= 1.0


@pytest.mark.shared
@pytest.mark.parametrize("draw", ["1", "2"])
def test_nine_of_ten_decided_countries_are_right_on_pages_read_by_hand(shared_dir, draw):
    with LABELS.open(encoding="utf-8", newline="") as file:
        labels = {row["file"]: row for row in csv.DictReader(file) if row["draw"] == draw}
    surest, meant = {}, {}
    for row, body in _captured(shared_dir, labels):
        assert hashlib.sha256(body).hexdigest() == labels[row["file"]]["sha256"]
        meant[row["domain"]] = labels[row["file"]]["country"]
        answer = Answer(row["url"], row["url"], 200, {}, body, datetime(2026, 11, 21, tzinfo=UTC))
        decided = country_of_page(parse_page(answer))
        if decided:
            known = surest.get(row["domain"], (0.0, ""))
            surest[row["domain"]] = max(known, (decided.confidence, decided.country))
    # To decide where a person cannot tell is wrong too.
    right = sum(meant[domain] == value for domain, (_, value) in surest.items())
    assert len(meant) == 60
    assert right / len(surest) >= 0.9
    assert len(surest) >= 30


def _captured(shared_dir, labels):
    folder = shared_dir / "data" / "web"
    csv.field_size_limit(10_000_000)
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["file"] in labels:
                yield row, (folder / "pages" / row["file"]).read_bytes()
