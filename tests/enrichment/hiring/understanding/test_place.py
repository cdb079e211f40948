"""Countries from places as boards write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.hiring.understanding.place import countries_of


@pytest.mark.parametrize(
    ("location", "countries"),
    [
        ("Berlin, Germany", ["DE"]),
        ("München, Bayern", ["DE"]),
        ("SAN FRANCISCO, CA, United States", ["US"]),
        ("Springfield, OH - US", ["US"]),
        ("Ponchatoula, LA", []),
        ("Lehi, UT", ["US"]),
        ("Toronto, ON", ["CA"]),
        ("Washington, D.C.", ["US"]),
        ("US-CA-Remote", ["US"]),
        ("GB-London", ["GB"]),
        ("United States of America : Texas : Austin", ["US"]),
        ("Remote - US", ["US"]),
        ("Remote, USA", ["US"]),
        ("Remote (United States | Canada)", ["US", "CA"]),
        ("Paris or London", ["FR", "GB"]),
        ("New York, London, Singapore", ["US", "GB", "SG"]),
        ("San Francisco (CA), Denver (CO)", ["US"]),
        ("SF / NY", ["US"]),
        ("London", ["GB"]),
        ("London-Hybrid", ["GB"]),
        ("Paris, Texas", ["US"]),
        ("Wilmington, DE", ["US"]),
        ("Berlin, DE", ["DE"]),
        ("Pune, IN", ["IN"]),
        ("Gary, IN", ["US"]),
        ("Tel Aviv - IL", ["IL"]),
        ("Atlanta, Georgia", ["US"]),
        ("Tbilisi, Georgia", ["GE"]),
        ("Mexico City", ["MX"]),
        pytest.param("Georgia", [], id="state-or-country"),
        pytest.param("CA", [], id="state-or-canada"),
        pytest.param("Springfield", [], id="city-of-many-states"),
        pytest.param("Cambridge", [], id="city-of-two-countries"),
        pytest.param("3 Locations", [], id="number-of-places"),
        pytest.param("EMEA", [], id="region-of-the-world"),
        pytest.param("APAC", [], id="region-and-a-town-of-uganda"),
        pytest.param("apac - Remote", [], id="region-in-small-letters"),
        pytest.param("MENA", [], id="region-and-a-town-of-ethiopia"),
        pytest.param("Asia", [], id="continent-and-a-town"),
        pytest.param("Remote - NA", [], id="north-america-and-namibia"),
        pytest.param("EMEA (Spain)", ["ES"], id="country-within-a-region"),
        pytest.param("London, EMEA", ["GB"], id="city-within-a-region"),
        pytest.param("Apac, Uganda", ["UG"], id="town-of-a-regions-name"),
        pytest.param("Windhoek, NA", ["NA"], id="code-of-a-regions-name"),
        pytest.param("Germany, Austria, Switzerland", ["DE", "AT", "CH"], id="row-of-countries"),
        pytest.param("Remote (EU)", [], id="union"),
        pytest.param("Anywhere", [], id="anywhere"),
        pytest.param("Homeoffice", [], id="at-home"),
        pytest.param("", [], id="empty"),
    ],
)
def test_a_place_names_its_country_or_none(location, countries):
    assert list(countries_of([location])) == countries


@pytest.mark.parametrize(
    ("locations", "stated", "countries"),
    [
        pytest.param(["Linz, Austria", "Berlin, Germany"], ["DE"], ["AT", "DE"], id="as-placed"),
        pytest.param(["Berlin, Germany"], ["DE", "AT"], ["DE", "AT"], id="stated-besides"),
        pytest.param(["Springfield", "Bonn, Germany"], ["US"], ["US", "DE"], id="vague-place"),
        pytest.param(["Poland", "Spain", "Poland"], [], ["PL", "ES"], id="each-once"),
        pytest.param([], ["PT", "ES"], ["PT", "ES"], id="no-place"),
    ],
)
def test_countries_follow_the_places(locations, stated, countries):
    assert list(countries_of(locations, stated)) == countries


@pytest.mark.parametrize(
    ("locations", "countries"),
    [
        pytest.param(["Poland", "Georgia", "Ukraine"], ["PL", "GE", "UA"], id="among-countries"),
        pytest.param(["Georgia", "United States"], ["US"], id="with-its-own-country"),
        pytest.param(["Georgia", "Texas"], ["US"], id="among-states"),
        pytest.param(["Georgia", "London"], ["GB"], id="beside-a-city-nobody-knows"),
    ],
)
def test_a_state_that_is_a_country_too_is_one_in_a_list_of_countries(locations, countries):
    assert list(countries_of(locations)) == countries


@given(st.text(max_size=60))
def test_any_text_is_a_place_of_known_countries(text):
    assert all(len(country) == 2 and country.isupper() for country in countries_of([text]))
