"""Countries and remote work from places as boards write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.hiring.understanding.place import countries_of, is_remote


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
        pytest.param("Remote (EU)", [], id="union"),
        pytest.param("Anywhere", [], id="anywhere"),
        pytest.param("Homeoffice", [], id="at-home"),
        pytest.param("", [], id="empty"),
    ],
)
def test_a_place_names_its_country_or_none(location, countries):
    assert list(countries_of([location])) == countries


def test_what_the_board_states_stands_first_and_each_country_once():
    assert countries_of(["Wien", "Berlin, Germany", "Linz, Austria"], ["DE"]) == ("DE", "AT")


@pytest.mark.parametrize(
    ("field", "locations", "title", "remote"),
    [
        pytest.param(True, ["Berlin"], "Engineer", True, id="field"),
        pytest.param(False, ["Berlin"], "Engineer", False, id="field-says-no"),
        pytest.param(False, ["Remote - US"], "Engineer", True, id="place-goes-before-a-default"),
        pytest.param(None, ["Berlin"], "Engineer (Remote)", True, id="title"),
        pytest.param(None, ["Berlin", "Remote"], "Engineer", True, id="any-place"),
        pytest.param(None, ["Berlin (Hybrid)"], "Engineer", False, id="hybrid"),
        pytest.param(None, ["Berlin"], "Engineer, on-site", False, id="on-site"),
        pytest.param(None, ["Berlin (non-remote)"], "Engineer", False, id="not-remote"),
        pytest.param(None, ["Berlin"], "Remote Sensing Scientist", None, id="remote-sensing"),
        pytest.param(None, ["Berlin"], "Engineer", None, id="nothing-said"),
        pytest.param(None, ["Homeoffice"], "Vertrieb", True, id="german"),
    ],
)
def test_remote_is_true_false_or_unknown(field, locations, title, remote):
    assert is_remote(field, locations, title) is remote


@given(st.text(max_size=60))
def test_any_text_is_a_place_of_known_countries(text):
    assert all(len(country) == 2 and country.isupper() for country in countries_of([text]))
