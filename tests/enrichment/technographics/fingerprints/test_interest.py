"""Which technologies a salesperson wants to read first."""

import json

import pytest

from enrichment.technographics.fingerprints.interest import by_interest, is_worth_a_call
from enrichment.technographics.fingerprints.reading import OUR_FINGERPRINTS, read_fingerprints


def test_a_crm_comes_before_a_payment_service_and_a_library_late():
    seen = ["jQuery", "Google Analytics", "Stripe", "WordPress", "Salesforce"]
    assert by_interest(seen) == ["Salesforce", "WordPress", "Stripe", "Google Analytics", "jQuery"]


def test_equals_keep_their_order_and_the_unknown_come_last():
    assert by_interest(["Unheard-of", "Shopify", "jQuery", "HubSpot"]) == [
        "Shopify", "HubSpot", "jQuery", "Unheard-of",
    ]  # fmt: skip
    assert by_interest([]) == []


@pytest.mark.parametrize(
    ("technology", "worth"),
    [("HubSpot", True), ("OpenTable", True), ("Calendly", True), ("Google Analytics", False),
     ("jQuery", False), ("Unheard-of", False)],
)  # fmt: skip
def test_what_sales_service_or_a_shop_run_is_worth_a_call(technology, worth):
    assert is_worth_a_call(technology) is worth


def test_every_category_has_a_priority_and_every_technology_a_place():
    text = (OUR_FINGERPRINTS / "categories.json").read_text(encoding="utf-8")
    assert all(1 <= category["priority"] <= 9 for category in json.loads(text).values())
    ours = list(read_fingerprints().technologies)
    assert by_interest([*ours, "Unheard-of"])[-1] == "Unheard-of"
