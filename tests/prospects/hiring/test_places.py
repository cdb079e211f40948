"""Which texts name places, and which may name the same."""

import pytest

from prospects.hiring.places import is_somewhere, may_be_same, overlap


@pytest.mark.parametrize(
    ("place", "somewhere"),
    [
        ("Berlin", True),
        ("Berlin, Germany", True),
        ("Remote", False),
        ("Remote - US", False),
        ("Anywhere", False),
        ("Germany", False),
        ("Deutschland", False),
        ("Multiple locations", False),
        ("", False),
        (" - ", False),
    ],
)
def test_a_place_lies_within_a_country(place, somewhere):
    assert is_somewhere(place) is somewhere


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Berlin", "berlin", True),
        ("Berlin", "Berlin, Germany", True),
        ("Berlin, DE", "Berlin, Germany", True),
        ("Germany - Berlin", "Berlin, Germany", True),
        ("Z\u00fcrich", "Zurich, CH", True),
        ("New York, NY", "York", True),
        ("Munich, Germany", "Berlin, Germany", False),
        ("Berlin", "Oslo", False),
        ("", "Berlin", False),
        ("", "", False),
    ],
)
def test_two_texts_may_name_one_place(one, other, same):
    assert may_be_same(one, other) is same
    assert may_be_same(other, one) is same


def test_places_overlap_where_any_two_may_be_the_same():
    assert overlap(("Oslo", "Berlin"), ("Paris", "Berlin, Germany"))
    assert not overlap(("Oslo",), ("Paris", "Berlin"))
    assert not overlap((), ("Berlin",))
