"""The second day knows from the first which company leads to which, and makes them one."""

from collections.abc import Callable
from typing import Any

import pytest

OLD, KEPT = "ostrelka-invented.com", "hollowmere-invented.com"


@pytest.fixture(scope="module")
def days(
    new_workplace: Callable[..., Any], shared_prefect: dict[str, str]
) -> tuple[Any, dict[str, Any], list[dict[str, str]]]:
    """A workplace after two days of the examples, with the first day's report and queue."""
    place = new_workplace("merges", web=True, settings=shared_prefect)
    assert place.run().code == 0
    first, queued = place.report(), place.rows("queue.csv")
    place.day = "2026-11-24"
    done = place.run()
    assert done.code == 0, done.err
    return place, first, queued


def test_a_redirect_seen_yesterday_makes_two_companies_one(days, called):
    place, first, _ = days
    assert place.report()["funnel"]["companies"] == first["funnel"]["companies"] - 1
    (merge,) = place.rows("merges.csv")
    assert (merge["merged"], merge["kept"], merge["kind"]) == (OLD, KEPT, "redirect")
    assert merge["why"] == f"{OLD} redirects to {KEPT}"
    assert OLD in called(place, "explain", KEPT, "--database", place.database).out
    assert {row["domain"] for row in place.rows("withheld.csv")}.isdisjoint({OLD})


def test_who_was_queued_yesterday_is_not_queued_again_under_the_other_domain(days):
    place, _, queued = days
    again = {row["email"] for row in place.rows("queue.csv")}
    assert again.isdisjoint({row["email"] for row in queued if row["email"]})


def test_undoing_it_brings_the_company_back(days, called):
    place, _, _ = days
    merge_id = place.rows("merges.csv")[0]["merge_id"]
    undo = ("merges", "undo", merge_id, "--by", "Dana Example")
    done = called(place, *undo, "--database", place.database)
    assert done.out == f"{OLD}: no longer {KEPT}, and never again\n"
    shown = called(place, "explain", OLD, "--json", "--database", place.database).out
    assert f'"company_key": "{OLD}"' in shown
    assert '"contacts": []' not in shown
