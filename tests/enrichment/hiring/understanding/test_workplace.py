"""Remote work, and what of a posting's places are places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.hiring.understanding.workplace import is_remote, places_of


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
        pytest.param(True, ["Berlin-Hybrid"], "Engineer", False, id="hybrid-is-not-wholly-remote"),
        pytest.param(True, ["Berlin-Hybrid", "Linz"], "Engineer", False, id="hybrid-in-one-place"),
        pytest.param(True, ["Berlin-Hybrid", "Remote"], "Engineer", True, id="hybrid-or-remote"),
        pytest.param(None, ["Hybrid remote, Berlin"], "Engineer", False, id="hybrid-remote"),
        pytest.param(True, ["Hybrid"], "Engineer", False, id="hybrid-alone"),
        pytest.param(None, ["Berlin"], "Hybrid Cloud Engineer", None, id="hybrid-cloud"),
        pytest.param(None, ["Homeoffice"], "Vertrieb", True, id="german"),
    ],
)
def test_remote_is_true_false_or_unknown(field, locations, title, remote):
    assert is_remote(field, locations, title) is remote


@pytest.mark.parametrize("way", ["Hybrid", "(hybrid)", "On-site", "In-office only", "HYBRID "])
def test_a_way_of_working_is_no_place(way):
    assert places_of(["Oslo", way]) == ("Oslo",)


@pytest.mark.parametrize("place", ["Oslo-Hybrid", "Remote", "Hybrid (Oslo)", "Home office"])
def test_a_place_stays_as_written(place):
    assert places_of([place]) == (place,)


@given(st.lists(st.text(max_size=30), max_size=4))
def test_no_place_is_invented(places):
    assert set(places_of(places)) <= set(places)
