import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.industry import (
    industries,
    industry_label,
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
        pytest.param("Unspecified", None, id="unknown"),
        pytest.param("", None, id="empty"),
        pytest.param("B2B", None, id="no-industry"),
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
