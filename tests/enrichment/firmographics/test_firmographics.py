from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from enrichment.answer import Answer
from enrichment.extract import extract_signals
from enrichment.firmographics import extract_firmographics
from enrichment.firmographics.fact import fits_domain
from enrichment.page import PageRole, parse_page

NOW = datetime(2026, 11, 21, tzinfo=UTC)
GOLDEN = """<html lang="en-US"><head><title>Home | Blue Pan Bistro</title>
<meta name="description" content="A neighborhood bistro with a wood oven in Chicago.">
<meta property="og:site_name" content="Blue Pan Bistro">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Restaurant",
"name": "Blue Pan Bistro, LLC", "url": "https://www.bluepan.example/", "foundingDate": "1998-05",
"numberOfEmployees": {"@type": "QuantitativeValue", "minValue": 51, "maxValue": 200},
"address": {"@type": "PostalAddress", "addressLocality": "Chicago", "addressRegion": "IL",
"postalCode": "60614", "addressCountry": "US"}, "geo": {"latitude": 41.92, "longitude": "-87.65"},
"telephone": "(312) 555-0123", "vatID": "US123", "servesCuisine": "French",
"sameAs": ["https://www.instagram.com/bluepan/", "https://www.facebook.com/sharer.php"]}</script>
</head><body><p>%s</p><a href="tel:+1-312-555-0199">Call</a></body></html>""" % ("Good food. " * 40)


def read(body, role=PageRole.HOME, url="https://www.bluepan.example/", asked=None):
    return parse_page(Answer(url, asked or url, 200, {}, body.encode(), NOW), role)


def best(page):
    found = {}
    for signal in sorted(extract_firmographics(page), key=lambda s: s.confidence):
        found[signal.name] = signal.value
    return found


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("display_name", "Blue Pan Bistro"),
        ("description", "A neighborhood bistro with a wood oven in Chicago."),
        ("industry", "restaurants"),
        ("headcount", "51-200"),
        ("founded_year", "1998"),
        ("country", "US"),
        ("region", "IL"),
        ("city", "Chicago"),
        ("postal_code", "60614"),
        ("latitude", "41.920000"),
        ("longitude", "-87.650000"),
        ("language", "en"),
        ("social", "https://instagram.com/bluepan"),
        ("legal_id", "VAT US123"),
        ("site_standing", "active"),
    ],
)
def test_a_golden_page_tells_what_the_company_is(name, value):
    assert best(read(GOLDEN))[name] == value


@pytest.mark.parametrize(
    ("written", "headcount"),
    [('"25"', "25-25"), ("25", "25-25"), ('"51-200"', "51-200"), ('{"value": 12}', "12-12"),
     ('{"minValue": 500}', "500-"), ('{"maxValue": 10}', "1-10"), ('"many"', None), ("[]", None)],
)  # fmt: skip
def test_a_number_of_employees_is_a_range(written, headcount):
    body = """<script type="application/ld+json">{"@type": "Organization", "name": "A",
    "numberOfEmployees": %s}</script>"""
    assert best(read(body % written)).get("headcount") == headcount


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("We were founded in 1998 by two cooks.", "founded_year", "1998"),
        ("Das Unternehmen, gegründet 1987 in Bonn.", "founded_year", "1987"),
        ("Entreprise fondée en 1954.", "founded_year", "1954"),
        ("Fundada en 2004, hoy cocinamos.", "founded_year", "2004"),
        ("Serving Ohio since 1958", "founded_year", "1958"),
        ("We are a team of 120 people.", "headcount", "120-120"),
        ("Company size: 51-200 employees", "headcount", "51-200"),
        ("Mit rund 1.200 Mitarbeitern", "headcount", "1200-1200"),
        ("Wir haben 80 Räume. Rund 80 Mitarbeiter sind hier.", "headcount", "80-80"),
        ("Autotest 2018: the best cars of the year", "founded_year", None),
        ("Founded in 2199 by time travellers", "founded_year", None),
        ("He has sung since 1983 in choirs", "founded_year", None),
        ("\u00a9 2019-2026 Copper Kettle Foods, Inc. All rights reserved.", "display_name",
         "Copper Kettle Foods"),
    ],
)  # fmt: skip
def test_a_statement_in_the_text_is_a_fact(text, name, value):
    page = read(f"<p>{text}</p>", PageRole.ABOUT, "https://zzz.example/about")
    assert best(page).get(name) == value


def test_a_parked_page_says_nothing_about_the_company():
    page = read("<title>Best Hotels</title><p>Buy this domain</p>")
    assert set(best(page)) == {"site_standing"}


def test_another_domain_that_answered_is_a_fact():
    moved = read("<p>x", url="https://new.example/", asked="https://old.example/")
    same = read("<p>x", url="https://www.old.example/", asked="https://old.example/")
    assert best(moved)["redirect_domain"] == "new.example"
    assert "redirect_domain" not in best(same)


def test_json_ld_of_another_company_is_passed_over():
    body = """<script type="application/ld+json">{"@type": "Organization", "name": "Others",
    "url": "https://others.example"}</script>"""
    assert "display_name" not in best(read(body))


@pytest.mark.parametrize(
    ("name", "url", "fits"),
    [
        ("Acme Foods", "https://acmefoods.example", True),
        ("Acme Foods", "https://acme.example", True),
        ("American Cooking Guild", "https://acg.example", True),
        ("Apple pie", "https://acme.example", False),
        ("", "https://acme.example", False),
    ],
)
def test_a_name_fits_its_domain(name, url, fits):
    assert fits_domain(name, url) is fits


def test_each_fact_is_told_once_and_by_the_surest():
    signals = extract_signals(read(GOLDEN))
    keys = [(s.kind, s.name, s.value) for s in signals]
    assert len(keys) == len(set(keys))
    names = {s.value: s.confidence for s in signals if s.name == "display_name"}
    assert names["Blue Pan Bistro"] >= 0.95


@settings(deadline=None)
@given(st.text(max_size=300), st.sampled_from(list(PageRole)))
@example("\0", PageRole.CAREERS)
def test_any_page_gives_signals_and_no_error(text, role):
    body = f"""<title>{text}</title><meta name=description content="{text}"><p>{text}</p>
    <a href="{text}">{text}</a><a href="tel:{text}">x</a><script type="application/ld+json">
    {{"@type": "Organization", "name": "{text}", "address": {{"addressCountry": "{text}"}}}}
    </script>"""
    url = f"https://blue-pan.example/{quote(text)}"  # Of no other kind does an answer come.
    page = parse_page(Answer(url, url, 200, {}, body.encode("utf-8", "replace"), NOW), role)
    for signal in extract_signals(page):
        assert signal.value or signal.kind == "technographics"
        assert 0.0 <= signal.confidence <= 1.0
