"""In which territory of an ICP a company lies."""

import pytest

from outreach.market import ELSEWHERE, UNKNOWN, Territories
from outreach.market.territory import parse_territory, territory_groups
from prospects.country import country_name
from prospects.place import find_regions


@pytest.mark.parametrize(
    ("names", "company", "territory"),
    [
        pytest.param(["DACH"], ("AT", None, None), "DACH", id="a group of countries"),
        pytest.param(["DACH"], ("US", None, None), ELSEWHERE, id="another country"),
        pytest.param(["DACH"], (None, None, None), UNKNOWN, id="nothing known"),
        pytest.param(["DACH"], (None, None, "Vienna"), "DACH", id="the city tells the country"),
        pytest.param(["Norway"], ("NO", None, None), "Norway", id="a country by name"),
        pytest.param(["no"], ("NO", None, None), "no", id="a country by code"),
        pytest.param(["Midwest"], ("US", "Illinois", None), "Midwest", id="a group of states"),
        pytest.param(["Midwest"], ("US", "IL", None), "Midwest", id="a state by code"),
        pytest.param(["Midwest"], ("US", None, "Chicago"), "Midwest", id="the state of its city"),
        pytest.param(["Midwest"], ("US", "CA", None), ELSEWHERE, id="another state"),
        pytest.param(["Midwest"], ("US", None, None), UNKNOWN, id="a country has many states"),
        pytest.param(["Midwest"], ("DE", None, None), ELSEWHERE, id="states of another country"),
        pytest.param(["Illinois"], ("US", "IL", None), "Illinois", id="a state"),
        pytest.param(["Georgia, US"], ("US", "Georgia", None), "Georgia, US", id="not the country"),
        pytest.param(["Georgia"], ("GE", None, None), "Georgia", id="the country"),
        pytest.param(["Chicago"], ("US", "Illinois", "Chicago"), "Chicago", id="a city"),
        pytest.param(["Chicago"], ("US", "Illinois", "Peoria"), ELSEWHERE, id="another city"),
        pytest.param(["Chicago"], ("US", "Illinois", None), UNKNOWN, id="city unknown"),
        pytest.param(["Chicago"], ("FR", None, None), ELSEWHERE, id="a city of another country"),
        pytest.param(["Skåne"], ("SE", "Skane", None), "Skåne", id="a region as lists write it"),
        pytest.param(["West"], (None, "WA", None), UNKNOWN, id="Washington or Western Australia"),
        pytest.param(["West"], ("AU", "WA", None), ELSEWHERE, id="Western Australia"),
        pytest.param(["Germany", "Europe"], ("FR", None, None), "Europe", id="the second one"),
        pytest.param(["Germany", "Europe"], ("DE", None, None), "Germany", id="the first one"),
        pytest.param(["Midwest", "Canada"], ("US", None, None), UNKNOWN, id="may be"),
        pytest.param([], ("DE", None, None), "Germany", id="no territory: by country"),
        pytest.param([], (None, None, "Springfield"), UNKNOWN, id="no territory, no country"),
    ],
)  # fmt: skip
def test_a_company_lies_in_the_first_territory_that_holds_it(names, company, territory):
    assert Territories.of(names).holding(*company) == territory


@pytest.mark.parametrize(
    ("name", "is_known"),
    [("DACH", True), ("Norway", True), ("Illinois", True), ("Lyon", True), ("Tri-State", False)],
)
def test_a_territory_that_nobody_can_place_is_known_as_such(name, is_known):
    assert parse_territory(name).is_known == is_known


@pytest.mark.parametrize("name", sorted(territory_groups()))
def test_every_country_and_state_of_a_group_is_there(name):
    group = territory_groups()[name]

    assert [code for code in group.countries if country_name(code) is None] == []
    states = [tuple(code.split("-")) for code in group.states]
    assert [code for country, code in states if not find_regions(code, country)] == []
    assert group.countries or group.states
