"""The second day knows from the first which company leads to which, and makes them one."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

pytestmark = pytest.mark.flow

OLD, KEPT = "ostrelka-invented.com", "hollowmere-invented.com"


@pytest.fixture(scope="module")
def second_day(
    new_workplace: Callable[..., Any], first_day: Any, shared_prefect: dict[str, str]
) -> Any:
    """A workplace after a second day of the examples."""
    place = new_workplace("merges", web=True, settings=shared_prefect)
    first_day.hand_on(place)
    place.day = (date.fromisoformat(first_day.place.day) + timedelta(days=1)).isoformat()
    done = place.run()
    assert done.code == 0, done.err
    return place


def test_a_redirect_seen_yesterday_makes_two_companies_one(first_day, second_day, called):
    place, before = second_day, first_day.report()["funnel"]["companies"]
    assert place.report()["funnel"]["companies"] == before - 1
    (merge,) = place.rows("merges.csv")
    assert (merge["merged"], merge["kept"], merge["kind"]) == (OLD, KEPT, "redirect")
    assert merge["why"] == f"{OLD} redirects to {KEPT}"
    assert OLD in called(place, "explain", KEPT, "--database", place.database).out
    assert {row["domain"] for row in place.rows("withheld.csv")}.isdisjoint({OLD})


def test_who_was_queued_yesterday_is_not_queued_again_under_the_other_domain(first_day, second_day):
    queued = {row["email"] for row in first_day.rows("queue.csv") if row["email"]}
    assert queued
    assert queued.isdisjoint({row["email"] for row in second_day.rows("queue.csv")})


def test_undoing_it_brings_the_company_back(second_day, called):
    place = second_day
    merge_id = place.rows("merges.csv")[0]["merge_id"]
    undo = ("merges", "undo", merge_id, "--by", "Dana Example")
    done = called(place, *undo, "--database", place.database)
    assert done.out == f"{OLD} is no longer taken for {KEPT}, and never will be again\n"
    shown = called(place, "explain", OLD, "--json", "--database", place.database).out
    assert f'"company_key": "{OLD}"' in shown
    assert '"contacts": []' not in shown
