"""Places are found by the names that people write."""

import csv
import zoneinfo
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import prospects.place
from prospects.place import (
    countries_of_city,
    distance_km,
    find_place,
    region_names,
    time_zones_of,
)

DATA = Path(prospects.place.__file__).parent / "data"


@pytest.mark.parametrize(
    ("city", "region", "country", "found"),
    [
        pytest.param("Lyon", None, "FR", ("Lyon", "FR", "84"), id="plain"),
        pytest.param("  lyon ", "", "fr", ("Lyon", "FR", "84"), id="case-and-space"),
        pytest.param("München", None, None, ("Munich", "DE", "02"), id="endonym"),
        pytest.param("Muenchen", "Bayern", "DE", ("Munich", "DE", "02"), id="transcribed"),
        pytest.param("Zurich", None, "CH", ("Zürich", "CH", "ZH"), id="without-accent"),
        pytest.param("Lodz", None, None, ("Łódź", "PL", "74"), id="strokes"),
        pytest.param("Cologne", None, None, ("Köln", "DE", "07"), id="exonym"),
        pytest.param("New York", None, "US", ("New York City", "US", "NY"), id="short-name"),
        pytest.param("Washington, D.C.", "DC", "US", ("Washington", "US", "DC"), id="punctuation"),
        pytest.param("Saint Louis", "MO", "US", ("St. Louis", "US", "MO"), id="saint"),
        pytest.param("Springfield", "IL", None, ("Springfield", "US", "IL"), id="state-code"),
        pytest.param("Springfield", "Illinois", "US", ("Springfield", "US", "IL"), id="state-name"),
        pytest.param("Perth", "WA", None, ("Perth", "AU", "08"), id="code-of-two-countries"),
        pytest.param("London", "Ontario", "CA", ("London", "CA", "08"), id="province"),
        pytest.param("Lyon", "Rhône", "FR", ("Lyon", "FR", "84"), id="region-not-in-the-data"),
        pytest.param("Paris", None, None, ("Paris", "FR", "11"), id="dominates"),
    ],
)
def test_a_city_is_found_by_what_people_write(city, region, country, found):
    place = find_place(city, region, country)
    assert place is not None
    assert (place.name, place.country, place.admin1) == found


@pytest.mark.parametrize(
    ("city", "region", "country"),
    [
        pytest.param("Springfield", None, "US", id="ambiguous"),
        pytest.param("Paris", "Ontario", None, id="not-in-that-region"),
        pytest.param("Paris", None, "DE", id="not-in-that-country"),
        pytest.param("Nowhere", None, None, id="unknown"),
        pytest.param("", "", "", id="empty"),
    ],
)
def test_a_city_in_doubt_is_not_guessed(city, region, country):
    assert find_place(city, region, country) is None


@pytest.mark.parametrize(
    ("city", "within"),
    [
        ("Warszawa", {"PL"}),
        ("st. gallen", {"CH"}),
        ("Valencia", {"ES", "VE"}),
        ("Nowhereville", set()),
    ],
)
def test_the_countries_that_have_a_city_of_a_name(city, within):
    assert within <= countries_of_city(city)
    assert bool(within) == bool(countries_of_city(city))


def test_regions_have_names_and_codes():
    assert {"TX", "Texas"} <= set(region_names("US"))
    assert region_names("FI") == ()


def test_a_place_knows_its_time_zone_and_coordinates():
    place = find_place("Chicago", "IL", "US")
    assert place is not None
    assert place.timezone == "America/Chicago"
    assert place.latitude == pytest.approx(41.88, abs=0.1)
    assert place.longitude == pytest.approx(-87.63, abs=0.1)


@pytest.mark.parametrize(
    ("country", "first", "count"),
    [("DE", "Europe/Berlin", 1), ("us", "America/New_York", 14), ("XX", None, 0)],
)
def test_the_zones_of_a_country_begin_where_most_people_live(country, first, count):
    zones = time_zones_of(country)
    assert len(zones) == count
    assert (zones[0] if zones else None) == first


def test_a_country_without_a_city_of_the_data_has_the_zones_of_tzdata():
    assert "Antarctica/McMurdo" in time_zones_of("AQ")


def test_every_time_zone_of_the_data_is_known_to_zoneinfo():
    zones = {z for people in prospects.place._people_by_zone().values() for z in people}
    assert zones <= zoneinfo.available_timezones()


def test_every_alias_leads_to_its_city():
    with (DATA / "cities_aliases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = find_place(row["alias"], None, row["country"])
            assert place is not None, row
            assert (place.name, place.admin1) == (row["name"], row["admin1"])


def test_every_region_of_the_data_has_a_city():
    known = {(p[1], p[2]) for p in csv.reader(prospects.place._lines())}
    with (DATA / "cities_regions.csv").open(encoding="utf-8", newline="") as file:
        empty = {(r["country"], r["admin1"]) for r in csv.DictReader(file)} - known
    assert empty <= {("CA", "14"), ("US", "AS"), ("US", "GU"), ("US", "MP"), ("US", "VI")}


@pytest.mark.parametrize(
    ("a", "b", "kilometres"),
    [
        pytest.param((48.8566, 2.3522), (51.5074, -0.1278), 344, id="paris-london"),
        pytest.param((41.8781, -87.6298), (40.7128, -74.0060), 1145, id="chicago-new-york"),
        pytest.param((0, 179.5), (0, -179.5), 111, id="across-the-date-line"),
    ],
)
def test_distances_agree_with_the_map(a, b, kilometres):
    assert distance_km(*a, *b) == pytest.approx(kilometres, rel=0.01)


def test_distances_of_many_points_keep_the_unknown():
    found = distance_km(np.array([48.8566, np.nan]), np.array([2.3522, 2.0]), 48.8566, 2.3522)
    assert found[0] == 0
    assert np.isnan(found[1])


@given(st.text(max_size=30))
def test_folding_a_name_twice_changes_nothing(name):
    fold = prospects.place._fold
    assert fold(fold(name)) == fold(name)
