"""What people write under `expectations`, as values of a profile."""

from datetime import date

import pytest
from pydantic import ValidationError

from prospects.specs.icp import Expectation


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        pytest.param("51-200", "51-200", id="text"),
        pytest.param(80, 80, id="a number"),
        pytest.param(["HubSpot", 42], ("HubSpot", "42"), id="a list"),
        pytest.param(date(2026, 11, 1), "2026-11-01", id="a day without quotes"),
        pytest.param(None, "", id="nothing is unknown"),
    ],
)
def test_a_value_is_held_as_a_cell_of_a_profiles_file(written, cell):
    spec = Expectation(company="a.example", tier="A", profile={"column": written})

    assert spec.profile == {"column": cell}


@pytest.mark.parametrize("written", [{"from": 1}, [["HubSpot"]], [{"a": 1}]])
def test_what_no_cell_can_hold_is_refused_once(written):
    with pytest.raises(ValidationError) as caught:
        Expectation(company="a.example", tier="A", profile={"column": written})

    [fault] = caught.value.errors()
    assert "column: write a word, a number or a list of words" in fault["msg"]


@pytest.mark.parametrize(("written", "tiers"), [("A", ("A",)), (["B", "out"], ("B", "out"))])
def test_one_tier_or_several_are_right(written, tiers):
    assert Expectation(company="a.example", tier=written).tier == tiers
