import csv
from pathlib import Path

import pytest

from enrichment.firmographics.industry import extract_industry
from enrichment.firmographics.industry_words import industry_words
from enrichment.page import PageRole
from prospects.industry import industries

LABELS = Path(__file__).parent / "labels" / "industry.csv"
"""Home pages read by hand, drawn from those that were decided; a `/` parts what is right."""

NODE = (
    """<script type="application/ld+json">{"@type": "Organization", "name": "Zzz", %s}</script>"""
)


def page(title, description="", lines=()):
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f'<title>{title}</title><meta name="description" content="{description}">{body}'


@pytest.mark.parametrize(
    ("title", "description", "industry"),
    [
        ("Zzz Law Firm", "Attorneys for families in Ohio", "legal"),
        ("Zzz | Plumbers in Leeds", "Plumbing and heating engineers", "construction"),
        ("Restaurant Zzz", "Unser Restaurant mit Biergarten", "restaurants"),
        ("Zahnarztpraxis Zzz", "Ihr Zahnarzt in Bonn", "healthcare"),
        ("Zzz Steuerberatungsgesellschaft", "Steuerkanzlei und Wirtschaftsprüfer", "accounting"),
        ("Zzz Immobilienverwaltung", "Hausverwaltung in Köln", "real_estate"),
        ("Zzz - Agence immobilière à Lyon", "Appartements à louer", "real_estate"),
        ("Cabinet d'avocats Zzz", "Avocat en droit du travail", "legal"),
        ("Zzz - Agencia de publicidad", "Agencia de marketing en Madrid", "marketing_advertising"),
        ("Clínica dental Zzz", "Dentistas en Sevilla", "healthcare"),
        ("Studio legale Zzz", "Avvocati a Roma", "legal"),
        ("Ristorante Zzz", "Cucina e pizzeria, il nostro menù", "restaurants"),
        ("Zzz Makelaardij", "Huizen te koop in Breda", "real_estate"),
        ("Zzz contabilidade", "Escritório de contabilidade em Lisboa", "accounting"),
        ("Zzz: restaurant software", "Software platform for restaurants", "software"),
        ("Zzz, logiciel pour restaurants", "Logiciel de gestion pour hôtels", "software"),
        ("Zzz: buy linen online", "Shop online: free shipping of linen for hotels", "ecommerce"),
        ("Zzz", "We are here for you", None),
        ("Zzz hotels and law firms", "Hotels. Law firms.", None),
        ("Zzz: software", "", None),
        ("Restaurant news", "All about restaurants", None),
    ],
)
def test_the_words_of_a_home_page_show_the_industry(facts, title, description, industry):
    assert facts(page(title, description), url="https://zzz.example/").get("industry") == industry


def test_the_words_are_less_sure_than_what_json_ld_states(read):
    told = read(page("Zzz Law Firm", "Attorneys") + NODE % '"naics": "722511"')
    sure = {signal.value: signal.confidence for signal in extract_industry(told)}
    assert sure["legal"] <= 0.6 < sure["restaurants"]


@pytest.mark.parametrize(
    ("kind", "is_general"),
    [
        ("Store", True),
        ("OnlineBusiness", True),
        ("ProfessionalService", True),
        ("EducationalOrganization", True),
        ("ShoeStore", False),
        ("Restaurant", False),
    ],
)
def test_a_general_type_is_outweighed_by_words_and_lists(read, kind, is_general):
    node = f'<script type="application/ld+json">{{"@type": "{kind}", "name": "Zzz"}}</script>'
    (told,) = extract_industry(read(node))
    assert (told.confidence <= 0.5) is is_general


def test_the_words_of_a_page_outweigh_a_general_type(facts):
    node = '<script type="application/ld+json">{"@type": "Store", "name": "Zzz"}</script>'
    law_firm = page("Zzz Law Firm", "Attorneys for families in Ohio")
    assert facts(law_firm + node, url="https://zzz.example/")["industry"] == "legal"


@pytest.mark.parametrize(
    ("stated", "industry"),
    [
        ('"naics": "722511"', "restaurants"),
        ('"naics": 5411', "legal"),
        ('"isicV4": "6201"', "software"),
        ('"industry": "Immobilien"', "real_estate"),
        ('"servesCuisine": "Thai"', "restaurants"),
        ('"naics": "none"', None),
    ],
)
def test_json_ld_states_the_industry_by_code_or_word(facts, stated, industry):
    assert facts(NODE % stated).get("industry") == industry


def test_a_cart_makes_a_shop_of_the_goods(facts):
    shop = page("Zzz Software", "Software und Spiele", ["Warenkorb", "Onlineshop", "Software"])
    assert facts(shop).get("industry") in ("ecommerce", None)


@pytest.mark.parametrize("role", [PageRole.CAREERS, PageRole.CONTACT, PageRole.LEGAL])
def test_only_home_and_about_pages_show_it(facts, role):
    assert "industry" not in facts(page("Zzz Law Firm", "Attorneys"), role)


def test_an_article_shows_none(facts):
    article = page("Zzz Law Firm", "Attorneys") + '<meta property="og:type" content="article">'
    assert "industry" not in facts(article, url="https://zzz.example/news/a-law-firm")
    assert facts(article, url="https://zzz.example/")["industry"] == "legal"


def test_words_lead_to_industries_we_have():
    assert set(industry_words().words) <= set(industries())
    assert industry_words().sold_in_shops <= set(industries())


@pytest.mark.shared
def test_six_of_seven_decided_home_pages_are_decided_right(facts, shared_dir):
    pages = shared_dir / "data" / "web" / "pages"
    with LABELS.open(encoding="utf-8", newline="") as file:
        labels = {row["file"]: row["industries"].split("/") for row in csv.DictReader(file)}
    told = {name: facts((pages / name).read_bytes().decode("utf-8", "replace")) for name in labels}
    decided = {name: found["industry"] for name, found in told.items() if "industry" in found}
    right = sum(industry in labels[name] for name, industry in decided.items())
    assert len(decided) >= 0.85 * len(labels)
    assert right >= 0.86 * len(decided)
