import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.industry import (
    industries,
    industry_codes,
    industry_label,
    industry_names,
    industry_of_isic,
    industry_of_type,
    parse_industry,
)


@pytest.mark.parametrize(
    ("text", "industry"),
    [
        pytest.param("Computer Software", "software", id="linkedin-word"),
        pytest.param("SaaS", "software", id="abbreviation"),
        pytest.param("Restaurant", "restaurants", id="singular"),
        pytest.param("Gastronomie", "restaurants", id="german"),
        pytest.param("  FOOD & BEVERAGES ", "food_production", id="capitals-and-ampersand"),
        pytest.param("Hotels, Resorts & Cruise Lines", "hotels", id="enumeration"),
        pytest.param("Retail & E-commerce", "retail", id="first-of-an-enumeration"),
        pytest.param("Fintech -> Insurance", "insurance", id="last-of-a-path"),
        pytest.param("B2B -> Engineering, Product and Design", "software", id="whole-step"),
        pytest.param("Restaurant software", "software", id="the-head-decides"),
        pytest.param("Culinary Schools", "culinary_education", id="culinary"),
        pytest.param("École de cuisine", "culinary_education", id="french-accents"),
        pytest.param("Hostelería", "restaurants", id="spanish"),
        pytest.param("Catering Services", "catering", id="catering"),
        pytest.param("culinary_education", "culinary_education", id="an-id-is-itself"),
        pytest.param("Real Estate & Construction", "real_estate", id="two-industries"),
        pytest.param("Hospital & Health Care", "healthcare", id="not-hospitality"),
        pytest.param("Medizintechnik", "medical_devices", id="german-compound"),
        pytest.param("Independent E-commerce", "ecommerce", id="hyphen-is-no-and"),
        pytest.param("Moda e calzature", "retail", id="italian-and"),
        pytest.param("722511", "restaurants", id="naics"),
        pytest.param("NAICS 722511", "restaurants", id="naics-told"),
        pytest.param("NAICS: 54", "consulting", id="naics-sector"),
        pytest.param("541511 - Custom Programming", "software", id="naics-with-its-name"),
        pytest.param("7223", "catering", id="naics-of-four"),
        pytest.param("SIC 5812", "restaurants", id="sic-told"),
        pytest.param("SIC Code: 7372", "software", id="sic-code"),
        pytest.param("62.01", "software", id="nace"),
        pytest.param("62.01Z - Programmation", "software", id="naf-with-its-name"),
        pytest.param("5610A", "restaurants", id="naf-without-a-dot"),
        pytest.param("J62.01", "software", id="nace-with-its-section"),
        pytest.param("ATECO 56.10.11", "restaurants", id="ateco"),
        pytest.param("5812", None, id="no-sector-of-naics"),
        pytest.param("990000", None, id="no-sector"),
        pytest.param("7225111", None, id="too-long"),
        pytest.param("2019", None, id="a-year"),
        pytest.param("Unspecified", None, id="unknown"),
        pytest.param("", None, id="empty"),
        pytest.param("B2B", None, id="no-industry"),
        pytest.param("Motor Vehicle Manufacturing", "automotive", id="linkedin-of-today"),
        pytest.param("Alternative Dispute Resolution", "legal", id="linkedin-of-old"),
        pytest.param("Civic and Social Organizations", "nonprofit", id="linkedin-plural"),
        pytest.param("Oil & Gas Exploration & Production", "energy", id="gics"),
        pytest.param("Financial Exchanges & Data", "finance", id="gics-of-finance"),
        pytest.param("Commerce and Shopping", "retail", id="crunchbase-group"),
        pytest.param("Big Data, CRM, Restaurants", "software", id="first-of-crunchbases-list"),
        pytest.param("HOSPITAL_HEALTH_CARE", "healthcare", id="hubspots-constant"),
        pytest.param("Holding Companies", None, id="no-trade"),
    ],
)
def test_an_industry_is_read_as_people_name_it(text, industry):
    assert parse_industry(text) == industry


@pytest.mark.parametrize(
    ("schema_type", "industry"),
    [
        ("Restaurant", "restaurants"),
        ("https://schema.org/Hotel", "hotels"),
        ("Dentist", "healthcare"),
        ("Organization", None),
        ("LocalBusiness", None),
    ],
)
def test_a_schema_org_type_says_the_industry_outright(schema_type, industry):
    assert industry_of_type(schema_type) == industry


@pytest.mark.parametrize(
    ("code", "industry"),
    [("5610", "restaurants"), ("I-56", "restaurants"), ("6201", "software"), ("G47", "retail"),
     ("00", None), ("x", None), ("", None)],
)  # fmt: skip
def test_a_code_of_the_united_nations_says_the_industry(code, industry):
    assert industry_of_isic(code) == industry


def test_each_word_and_type_stands_for_one_industry():
    words = [word for industry in industries().values() for word in industry.words]
    types = [kind for industry in industries().values() for kind in industry.types]
    assert sorted({w for w in words if words.count(w) > 1}) == []
    assert sorted({t for t in types if types.count(t) > 1}) == []


@pytest.mark.parametrize("industry", list(industries()))
def test_every_word_of_an_industry_leads_back_to_it(industry):
    words = industries()[industry].words
    assert {word: parse_industry(word) for word in words} == dict.fromkeys(words, industry)


def test_people_read_a_label():
    assert industry_label("culinary_education") == "Culinary education"
    assert industry_label("unheard_of") == "unheard_of"


@given(st.text(max_size=300))
def test_any_text_is_an_industry_or_none(text):
    found = parse_industry(text)
    assert found is None or found in industries()


@pytest.mark.parametrize("system", ["naics", "sic", "isic"])
def test_every_code_leads_to_an_industry_we_have(system):
    assert set(industry_codes()[system].values()) <= set(industries())


def test_every_name_of_a_provider_leads_to_an_industry_and_says_more_than_our_words():
    names = [(name, industry) for industry, some in industry_names().items() for name in some]
    assert len(names) == len({name for name, _ in names}) > 100
    for name, industry in names:
        assert industry in industries()
        assert parse_industry(name) == parse_industry(name.title()) == industry
