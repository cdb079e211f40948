import pycountry
import pytest

from prospects.country import country_name, parse_country


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Norway", "NO"), ("NO", "NO"), ("no", "NO"), ("Norge", "NO"), ("Deutschland", "DE"),
        ("DEU", "DE"), ("U.S.A.", "US"), ("USA", "US"), ("United States", "US"), ("UK", "GB"),
        ("England", "GB"), ("Österreich", "AT"), ("Schweiz", "CH"), ("España", "ES"),
        ("Côte d'Ivoire", "CI"), ("The Netherlands", "NL"), ("Türkiye", "TR"), ("Turkey", "TR"),
        ("South Korea", "KR"), ("Czech Republic", "CZ"), ("Kosovo", "XK"), ("日本", "JP"),
        ("Ελλάδα", "GR"), ("Węgry", "HU"), ("中国", "CN"), ("Suisse", "CH"),
        ("US - United States", "US"), ("United States (US)", "US"), ("Schweiz/Suisse", "CH"),
        ("Georgia", "GE"), ("CA", "CA"), ("Jersey", "JE"), ("Scotland", "GB"), ("GER", "DE"),
        ("Korea, Republic of", "KR"), ("Trinidad & Tobago", "TT"), ('["Germany"]', "DE"),
        ("  germany ", "DE"), ("Great Britain", "GB"), ("Großbritannien", "GB"),
    ],
)  # fmt: skip
def test_a_country_is_two_letters(text, code):
    assert parse_country(text) == code


@pytest.mark.parametrize(
    "text",
    ["", None, "Mars", "EU", "Remote", "Berlin", "Germany, France", "Georgia, USA",
     "New Jersey", "Europe", "DACH"],
)  # fmt: skip
def test_what_is_no_country_is_none(text):
    assert parse_country(text) is None


def test_every_code_reads_as_itself():
    assert all(parse_country(c.alpha_2) == c.alpha_2 for c in pycountry.countries)


def test_a_country_has_an_everyday_name():
    assert (country_name("KR"), country_name("XK"), country_name("QQ")) == (
        "South Korea",
        "Kosovo",
        None,
    )
