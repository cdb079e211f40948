"""Titles of leaders: of two openings with one title, either may state the leader's level."""

from datetime import date
from itertools import permutations

from prospects.hiring import Hiring, Opening, OpeningSighting
from prospects.hiring.leadership import leader_titles

DAY = date(2026, 11, 2)


def sighting(title, seniority, number):
    url = f"https://jobs.lever.co/northwind/{number}"
    one = Opening("lever/northwind", str(number), title, url, seniority=seniority)
    return OpeningSighting(one, DAY, DAY)


def test_a_title_is_a_leaders_if_any_opening_with_it_is():
    pair = (sighting("Sales", "vp", 1), sighting("Sales", "entry", 2))
    for openings in permutations(pair):
        is_leaders = leader_titles(Hiring("hiring", "", "lever/northwind", DAY, 2, openings))
        assert is_leaders("Sales")


def test_a_title_that_only_a_page_shows_is_read_for_itself():
    is_leaders = leader_titles(Hiring())
    assert is_leaders("VP Sales (m/f/d)")
    assert not is_leaders("Account Executive")
