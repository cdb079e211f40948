"""What the market is counted from."""

from datetime import UTC, date, datetime, timedelta

from prospects.company import Company
from prospects.entry import QueueEntry, queue_item_id
from prospects.merge import Merge

MONDAY = date(2026, 11, 23)


def entry(company, day):
    return QueueEntry(
        day=day, rank=1, owner="sam", persona="sales", channel="email", step="1-email",
        first_name="", last_name="", title="", email="", phone="", linkedin_url="", company="",
        domain=company, icp="saas", tier="A", score_min=80, score_max=90, coverage=1,
        tier_words="A", why_now="", reasons=(), caution="", send_window="", subject="", body="",
        template="t", template_version="1", company_key=company, run_id="run-1",
        queue_item_id=queue_item_id(company, "sales", "1-email"), contact_id=f"p@{company}",
        sources=(), persona_rule="",
    )  # fmt: skip


def test_keys_of_all_companies_come_in_their_order(store):
    assert store.company_keys() == []
    store.save_companies([Company("b.example", "b.example", None), Company("a.example", None, "A")])
    assert store.company_keys() == ["a.example", "b.example"]


def test_a_company_that_was_merged_into_another_is_no_company_of_the_market(store):
    store.save_companies([Company("a.example", "a.example", None), Company("b.example", None, "B")])
    at = datetime(2026, 11, 23, 6, tzinfo=UTC)
    store.merge_company(
        Merge("m1", "company", "a.example", "b.example", "alias", "its old name", (), MONDAY, at)
    )

    assert store.company_keys() == ["a.example"]


def test_who_was_queued_on_a_day_or_before_it_counts_as_contacted(store):
    tuesday = MONDAY + timedelta(days=1)
    store.replace_queue(MONDAY, [entry("a.example", MONDAY)], [])
    store.replace_queue(tuesday, [entry("b.example", tuesday)], [])

    assert store.contacted_companies(MONDAY) == {"a.example"}
    assert store.contacted_companies(tuesday) == {"a.example", "b.example"}
    assert store.contacted_companies(MONDAY - timedelta(days=1)) == set()


def test_columns_without_a_field_are_known_by_any_company_that_has_them(store):
    extra = {"Plan": "Pro", "Größe": "M", "50% off": "x"}
    store.save_companies([Company("a.example", "a.example", None, extra=extra)])
    assert store.known_extra(["plan", "Größe", "50% off", "Pl_n", "Pro", "lan"]) == {
        "plan", "Größe", "50% off",
    }  # fmt: skip
