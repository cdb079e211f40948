from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from prospects.entry import QueueEntry, Withheld, queue_item_id
from prospects.rejected import RejectedRow
from prospects.report import RunReport
from prospects.suppression import SuppressionEntry
from prospects.vocabulary import WithheldReason

MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + timedelta(days=1)


def entry(contact="c1", rank=1, run="run-1", day=MONDAY, step="1-email"):
    return QueueEntry(
        day=day, rank=rank, owner="sam", persona="sales", channel="email", step=step,
        first_name="Ann", last_name="Lee", title="VP Sales", email=f"{contact}@a.com", phone="",
        linkedin_url="", company="A", domain="a.com", icp="saas", tier="A", score_min=80.5,
        score_max=90.0, coverage=0.75, tier_words="A", why_now="", reasons=("one", "two"),
        caution="", send_window="08:30-11:00 Europe/London", subject="Hi", body="Ann,\n\nhi",
        template="sales/1-email.md", template_version="1", company_key="a.com", run_id=run,
        queue_item_id=queue_item_id(contact, "sales", step), contact_id=contact,
        sources=("people.csv row 1",), persona_rule="include: vp sales",
        adds_roles=("budget_holder",), committee=("Adds the budget holder", "user: nobody known"),
    )  # fmt: skip


def stopped(contact="c9", reason=WithheldReason.CUSTOMER):
    return Withheld(MONDAY, contact, "x@b.com", "b.com", "sales", reason, "customers.csv", "b.com")


def test_the_queue_of_a_day_comes_back_by_rank(store):
    withheld = [stopped("c9"), stopped("c8"), stopped("c8", WithheldReason.PAUSED)]
    store.replace_queue(MONDAY, [entry("c2", 2), entry("c1", 1)], withheld)
    assert store.load_queue(MONDAY) == [entry("c1", 1), entry("c2", 2)]
    assert store.load_withheld(MONDAY) == withheld
    assert store.load_queue(TUESDAY) == []


def test_a_second_run_of_the_day_replaces_and_never_doubles(store):
    store.replace_queue(MONDAY, [entry("c1"), entry("c2", 2)], [stopped()])
    store.replace_queue(TUESDAY, [entry("c1", day=TUESDAY, step="2-phone")], [])
    store.replace_queue(MONDAY, [entry("c2", 1)], [])
    assert store.load_queue(MONDAY) == [entry("c2", 1)]
    assert store.load_withheld(MONDAY) == []
    assert len(store.load_queue(TUESDAY)) == 1


def test_an_entry_keeps_the_run_that_first_made_it(store):
    store.replace_queue(MONDAY, [entry("c1")], [])
    second = [entry("c1", run="run-2"), entry("c2", 2, run="run-2")]
    kept = store.replace_queue(MONDAY, second, [])
    assert [line.run_id for line in kept] == ["run-1", "run-2"]
    assert store.load_queue(MONDAY) == kept


def test_a_queue_that_cannot_be_stored_leaves_the_old_one(store):
    store.replace_queue(MONDAY, [entry("c1")], [stopped()])
    with pytest.raises(ValueError, match="2026-11-23"):
        store.replace_queue(MONDAY, [entry(day=TUESDAY)], [])
    with pytest.raises(Exception, match=r"(?i)unique"):
        store.replace_queue(MONDAY, [entry("c2"), entry("c2")], [])
    assert store.load_queue(MONDAY) == [entry("c1")]
    assert store.load_withheld(MONDAY) == [stopped()]


def _run(store, run_id, day, hour, state="completed"):
    started = datetime(2026, 11, 20, hour, tzinfo=UTC)
    store.begin_run(RunReport(run_id, day, "running", started))
    store.finish_run(RunReport(run_id, day, state, started))


def test_touches_of_other_days_count_whether_earlier_or_later(store):
    for days in (0, 1, 2):
        day = MONDAY + timedelta(days=days)
        _run(store, f"run-{days}", day, 6 + days)
        made = entry("c1", day=day, step=f"step-{days}", run=f"run-{days}")
        store.replace_queue(day, [made], [])
    found = store.queued_on_other_days(MONDAY - timedelta(days=1), 10)
    assert [touch.step for touch in found] == ["step-0", "step-1", "step-2"]
    assert store.queued_on_other_days(MONDAY + timedelta(days=40), 10) == []


def test_a_re_run_does_not_see_what_was_queued_after_its_day_was_made(store):
    _run(store, "late", TUESDAY, 9)
    _run(store, "early", MONDAY, 6)
    store.replace_queue(MONDAY, [entry("c1", day=MONDAY, run="early")], [])
    store.replace_queue(TUESDAY, [entry("c2", day=TUESDAY, run="late")], [])
    assert store.queued_on_other_days(MONDAY, 10) == []
    assert [t.contact_id for t in store.queued_on_other_days(TUESDAY, 10)] == ["c1"]


def test_the_latest_day_of_a_contact_is_known(store):
    for days in (0, 2):
        day = MONDAY + timedelta(days=days)
        store.replace_queue(day, [entry("c1", day=day, step=f"step-{days}")], [])
    stopped = Withheld(TUESDAY, "c3", "", "", "", WithheldReason.NO_CHANNEL, "no way", "a.com")
    store.replace_queue(TUESDAY, [], [stopped])
    assert store.latest_day_of(["c1", "c2", "c3"]) == {
        "c1": MONDAY + timedelta(days=2),
        "c3": TUESDAY,
    }


def test_rejected_rows_come_back_in_their_order_and_form(store):
    rows = [
        RejectedRow("b.csv row 2", "companies", "no name", {"Z": " x ", "A": "", "M": "é"}),
        RejectedRow("a.csv row 1", "contacts", "no company", {}),
    ]
    store.replace_rejected(MONDAY, rows[:1])
    store.replace_rejected(MONDAY, rows)
    found = store.load_rejected(MONDAY)
    assert found == rows
    assert list(found[0].original) == ["Z", "A", "M"]


def test_a_suppression_is_stored_once_with_its_latest_reason(store):
    first = SuppressionEntry("opt_outs", "email", "x@b.com", "asked", MONDAY, None, "command")
    store.add_suppressions([first, replace(first, reason="asked again")])
    store.add_suppressions([SuppressionEntry("customers", "domain", "b.com")])
    assert store.load_suppressions() == [
        SuppressionEntry("customers", "domain", "b.com"), replace(first, reason="asked again")
    ]  # fmt: skip


def test_an_empty_list_is_declared_by_somebody(store):
    store.declare_list_empty("customers", "ann", MONDAY)
    store.declare_list_empty("customers", "bob", TUESDAY)
    found = store.load_declarations()
    assert {name: (d.declared_by, d.declared_on) for name, d in found.items()} == {
        "customers": ("bob", TUESDAY)
    }
