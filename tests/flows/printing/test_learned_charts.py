"""Pictures of what outcomes teach."""

import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from flows.printing.learned_charts import forest, headcounts, lift_bars
from scoring.icp.learning.evidence import Evidence
from scoring.icp.learning.lift import Lift
from scoring.icp.learning.proposing import Proposed
from scoring.icp.learning.rates import Interval, Rate

SOFTWARE = {"key": "industry", "any": ["software"]}


def drawn(picture):
    return BeautifulSoup(str(picture), "lxml-xml")


def sign(*odds: float, asks=SOFTWARE) -> Proposed:
    """A criterion with an odds ratio: the value, and its bounds."""
    rate = Rate(20, 40)
    seen = Evidence(rate, rate, rate, Interval(*odds), None, None, rate, rate, -9.0)
    return Proposed("score", odds[0] > 1, asks, asks, 30, choice=None, evidence=seen)


def whiskers(picture) -> list[tuple[float, float, float]]:
    """Left end, value and right end of each criterion, from the left."""
    lines, values = drawn(picture).select("line.whisker"), drawn(picture).select("circle")
    return [
        (float(line["x1"]), float(value["cx"]), float(line["x2"]))
        for line, value in zip(lines, values, strict=True)
    ]


def test_good_signs_lie_right_of_one_and_bad_signs_left_of_it():
    picture = forest([sign(4, 2, 8), sign(0.25, 0.125, 0.5)])

    [good, bad] = whiskers(picture)
    one = float(drawn(picture).select_one("line.one")["x1"])
    assert bad[0] < bad[1] < bad[2] < one < good[0] < good[1] < good[2]
    assert good[1] - one == pytest.approx(one - bad[1], abs=0.02)
    assert [line["class"] for line in drawn(picture).select("circle")] == ["rise", "fall"]


def test_an_interval_without_end_stays_within_the_picture():
    [(left, value, right)] = whiskers(forest([sign(2e8, 0.0001, 4e8)]))

    assert 0 < left < value <= right < 880


def test_a_long_criterion_is_cut_and_whole_for_who_asks():
    long = {
        "key": "industry",
        "any": ["software", "restaurants", "professional_services", "retail"],
    }
    label = drawn(forest([sign(2, 1, 3, asks=long)])).select_one("text.side")

    assert label.text.endswith("…")
    assert "Retail" in label.find("title").text


def test_bars_of_tiers_are_as_long_as_their_rates_and_empty_tiers_are_left_out():
    tiers = {"A": Rate(30, 40), "B": Rate(10, 40), "C": Rate(0, 0)}
    picture = drawn(lift_bars(Lift(tiers, Rate(40, 80), Rate(40, 80))))

    best, second = (float(bar["width"]) for bar in picture.select("rect"))
    assert best == pytest.approx(3 * second, abs=0.05)
    assert [text.text for text in picture.select("text")] == [
        "all 50%", "A", "75% of 40", "B", "25% of 40",
    ]  # fmt: skip


def sized(*people: int) -> pd.DataFrame:
    return pd.DataFrame({"headcount_min": people, "headcount_max": people}, dtype="float64")


def test_the_won_and_the_others_are_shown_by_brackets_of_people():
    good = np.array([True] * 10 + [False] * 10)
    picture = drawn(headcounts(sized(*[80] * 10, *[5] * 5, *[9000] * 5), good))

    shares = [text.text for text in picture.select("text.count:not(.axis)")]
    assert shares == [
        "0%", "50%", "0%", "0%", "100%", "0%", *["0%"] * 6, "0%", "50%",
    ]  # fmt: skip
    assert picture.select("text")[-1].text == "5,001+"


def test_sizes_of_a_few_companies_show_nothing():
    assert headcounts(sized(*[80] * 8), np.array([True] * 4 + [False] * 4)) == ""
