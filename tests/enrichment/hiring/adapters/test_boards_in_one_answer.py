"""Boards that a vendor shows whole: Greenhouse, Ashby, Workable, Recruitee, Gem, HiBob."""

from datetime import date

import pytest

from enrichment.hiring.posting import BoardMalformed
from prospects.hiring import BoardRef

HEAD_OF_COLD_CHAIN = (
    "Lead our cold chain.\n"
    "- Own SAP EWM & routing\n"
    "Questions? Write to [name] at [e-mail] or call [phone]."
)


def board(vendor, tenant="northwindfoods", **more):
    return BoardRef(vendor, tenant, **more)


def test_greenhouse_tells_all_of_an_opening_but_its_persons(read, specimen):
    page = read("greenhouse", specimen("greenhouse"))

    head, baker = page.postings
    assert (page.total, page.is_capped, page.next) == (2, False, None)
    assert (head.posting_id, head.title) == ("4100001", "Head of Cold Chain")
    assert head.url == "https://job-boards.greenhouse.io/northwindfoods/jobs/4100001"
    assert (head.department, head.locations) == ("Logistics", ("Rotterdam, Netherlands",))
    assert (head.posted_on, head.requisition) == (date(2026, 9, 30), "R-77")
    assert head.description == HEAD_OF_COLD_CHAIN
    # Words in the place of a number, a department that is none, and an office for a place.
    assert (baker.requisition, baker.department, baker.locations) == (None, None, ("Ghent",))
    assert (baker.posted_on, baker.description) == (None, "")


def test_greenhouse_as_a_tree_of_departments_counts_an_opening_once(read, specimen):
    page = read("greenhouse", specimen("greenhouse.departments"))

    found = [(p.posting_id, p.title, p.department, p.url) for p in page.postings]
    assert found == [
        ("11", "Miller", "Operations", "/jobs/11"),
        ("12", "Baker", "Bakery", "/jobs/12"),
    ]


@pytest.mark.parametrize(
    ("name", "title"), [("greenhouse.offices", "Baker"), ("greenhouse.detail", "Miller")]
)
def test_greenhouse_by_offices_or_a_single_opening(read, specimen, name, title):
    [found] = read("greenhouse", specimen(name), board=board("greenhouse")).postings
    assert (found.title, found.locations) == (title, ("Ghent",))
    assert found.url.startswith("https://job-boards.greenhouse.io/northwindfoods/jobs/")


def test_a_board_that_counts_more_than_it_shows_is_not_whole(read):
    page = read("greenhouse", {"jobs": [{"id": 1, "title": "Baker"}], "meta": {"total": 9}})
    assert (page.total, page.is_capped) == (9, True)


def test_ashby_leaves_out_what_is_not_listed(read, specimen):
    page = read("ashby", specimen("ashby"), board=board("ashby", "NorthwindFoods"))

    engineer, support = page.postings
    assert page.total == 2
    assert (engineer.department, engineer.function) == ("Engineering", "Core")
    assert engineer.locations == ("Lisbon", "Porto", "Madrid")
    assert engineer.countries == ("PT", "ES")
    assert (engineer.remote, engineer.posted_on) == (False, date(2026, 10, 11))
    assert engineer.description == "About\nWe run Kubernetes."
    # Hybrid work, though its other field says remote.
    assert (support.remote, support.department, support.posted_on) == (
        False, None, date(2026, 10, 12),
    )  # fmt: skip
    assert support.url == "https://jobs.ashbyhq.com/NorthwindFoods/a3"


def test_ashby_with_nothing_listed_is_a_good_empty_board(read):
    page = read("ashby", {"jobs": [{"id": "a2", "title": "Secret", "isListed": False}]})
    assert (page.postings, page.total, page.is_capped) == ((), 0, False)


def test_workable_writes_an_entry_a_country_and_means_one_opening(read, specimen):
    page = read("workable", specimen("workable"))

    lead, baker = page.postings
    assert page.total == 2
    assert lead.locations == ("Madrid, Spain", "Faro, Portugal")
    assert lead.countries == ("ES", "PT")
    assert (lead.remote, lead.posted_on) == (False, date(2026, 10, 1))
    assert (lead.requisition, lead.level, lead.function) == ("KA-1", "Director", "Sales")
    assert (baker.remote, baker.posted_on) == (True, date(2026, 10, 5))


def test_workable_in_its_newer_form(read, specimen):
    page = read("workable", specimen("workable.results"), board=board("workable"))

    baker, miller = page.postings
    assert baker.url == "https://apply.workable.com/northwindfoods/j/ZZ99"
    assert (baker.department, baker.remote) == ("Bakery", False)
    assert baker.locations == ("Ghent, East Flanders, Belgium",)
    assert (miller.locations, miller.countries) == (("Belgium",), ("BE",))


def test_recruitee_leaves_out_drafts_and_the_mailbox(read, specimen):
    page = read("recruitee", specimen("recruitee"), board=board("recruitee"))

    accountant, baker = page.postings
    assert accountant.url == "https://jobs.northwind-invented.tld/o/payroll-accountant"
    assert accountant.locations == ("Gent, Oost-Vlaanderen, Belgium",)
    assert (accountant.remote, accountant.posted_on) == (False, date(2026, 8, 5))
    assert (accountant.level, accountant.function) == ("experienced", "accountancy")
    assert accountant.description == "Pay people.\n- Exact Online"
    assert baker.url == "https://northwindfoods.recruitee.com/o/baker"
    assert (baker.locations, baker.countries, baker.remote) == (("Ghent",), ("BE",), None)


def test_recruitee_as_a_crawler_kept_it_and_one_offer_alone(read, specimen):
    [crawled] = read("recruitee", specimen("recruitee.crawled")).postings
    [alone] = read("recruitee", specimen("recruitee.detail")).postings
    assert (crawled.posting_id, crawled.title) == ("2700001", "Payroll Accountant")
    assert (alone.url, alone.description) == ("/o/baker", "Bake.")


def test_details_without_a_title_are_no_board(read):
    with pytest.raises(BoardMalformed, match="one offer without its title"):
        read("recruitee", {"offer": {"description": "<p>Bake.</p>"}})
    with pytest.raises(BoardMalformed, match="an object of additional, lists instead of a list"):
        read("lever", {"additional": "", "lists": []})


def test_gem_in_both_of_its_forms(read, specimen):
    [public] = read("gem", specimen("gem")).postings
    [batch] = read("gem", specimen("gem.graphql"), board=board("gem", "northwind-foods")).postings
    assert public.url == batch.url == "https://jobs.gem.com/northwind-foods/am9i"
    assert public.posting_id == batch.posting_id == "am9i"
    assert public.department == batch.department == "Design"
    assert (public.remote, batch.remote, batch.countries) == (True, False, ("BE",))
    assert (public.posted_on, public.requisition) == (date(2026, 10, 3), "D-4")


def test_hibob_leaves_out_an_entry_without_a_title_for_a_draft(read, specimen):
    page = read("hibob", specimen("hibob"), board=board("hibob"))

    [engineer] = page.postings
    assert (page.total, page.is_capped) == (1, False)
    assert engineer.url == "https://northwindfoods.careers.hibob.com/jobs/h-1"
    assert (engineer.locations, engineer.countries) == (("Berlin, Germany",), ("DE",))
    assert (engineer.remote, engineer.posted_on) == (False, date(2026, 10, 20))
    assert engineer.description == "Build.\nGo."


def test_hirehive_in_its_older_form_is_known_by_its_addresses(read, specimen):
    page = read("hirehive", specimen("hirehive.older"))
    assert [(p.posting_id, p.title) for p in page.postings] == [
        ("barista", "Barista"), ("baker", "Baker"),
    ]  # fmt: skip
