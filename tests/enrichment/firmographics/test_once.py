import gc
from datetime import UTC, datetime

from enrichment.answer import Answer
from enrichment.firmographics import extract_firmographics
from enrichment.firmographics.once import forget_page, once_per_page
from enrichment.page import Page, parse_page


def page() -> Page:
    url = "https://acme-invented.tld/"
    body = b"<title>Acme</title><p>We make soup in Berlin since 1952."
    return parse_page(Answer(url, url, 200, {}, body, datetime.now(UTC)))


def test_value_is_made_once_a_page_and_anew_for_another():
    made: list[Page] = []
    count = once_per_page(lambda page: made.append(page) or len(made))
    one, other = page(), page()
    assert [count(one), count(one), count(other), count(other), count(one)] == [1, 1, 2, 2, 3]
    forget_page()
    assert count(one) == 4


def test_page_is_let_go_when_its_facts_are_taken():
    read = page()
    extract_firmographics(read)
    gc.collect()
    holders = [held for held in gc.get_referrers(read) if isinstance(held, dict | tuple)]
    assert holders == []
