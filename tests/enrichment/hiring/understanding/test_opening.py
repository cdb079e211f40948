"""A posting as an opening."""

from datetime import date

from enrichment.hiring.posting import Posting
from enrichment.hiring.understanding import understand
from prospects.hiring import OWN_SITE


def test_a_posting_is_understood_in_the_words_of_the_field():
    posting = Posting(
        "42", "Senior Data Engineer (Remote)", "https://boards-invented.tld/northwindfoods/42",
        department="Engineering", locations=("Berlin, Germany",), posted_on=date(2026, 5, 4),
        description="Our stack: Python, dbt and Northwindfoods.\nYou report to the Head of Data.",
        requisition="R-42", apply_url="https://boards-invented.tld/apply/42",
    )  # fmt: skip
    opening = understand(posting, "greenhouse/northwindfoods")
    assert (opening.function, opening.seniority) == ("data", "senior")
    assert (opening.countries, opening.remote) == (("DE",), True)
    assert opening.technologies == ("Python", "dbt")
    assert opening.reports_to == "Head of Data"
    assert (opening.posting_id, opening.url) == (posting.posting_id, posting.url)
    assert (opening.department, opening.locations) == (posting.department, posting.locations)
    assert (opening.posted_on, opening.requisition) == (posting.posted_on, posting.requisition)


def test_a_title_alone_leaves_unknown_what_it_does_not_say():
    opening = understand(Posting("/jobs/1", "Xylothek", "/jobs/1"), OWN_SITE)
    assert (opening.function, opening.seniority, opening.remote) == (None, None, None)
    assert (opening.countries, opening.technologies, opening.reports_to) == ((), (), None)
