"""What a hostile server can do, in time, in memory and in the code that is written down."""

import time
from collections.abc import Callable

import pytest

from enrichment.fetching import Fetcher
from prospects.issue import IssueCode
from tests.enrichment.conftest import answer, fetch
from tests.enrichment.fetching import attacks

Make = Callable[..., Fetcher]
HOME = "http://acme.com/"
DEADLINE = 1.0
AMPLE = 8.0
"""For what ends before any deadline, on a machine with much else to do."""
GRACE = 1.5
"""What a loaded machine may take to notice."""


def attacked(web, fetcher_for: Make, attack: attacks.Attack, deadline: float = DEADLINE):
    web.paths |= {"/robots.txt": answer(b"", "404 None"), "/": attack}
    fetcher = fetcher_for(deadline_seconds=deadline, read_seconds=5, body_bytes_max=5_000_000)
    started = time.monotonic()
    fetched = fetch(fetcher, HOME)
    assert time.monotonic() - started < deadline + GRACE
    return fetched.outcomes[-1]


@pytest.mark.parametrize("name", attacks.SLOW)
def test_what_drips_does_not_outlive_the_deadline(web, fetcher_for: Make, name):
    assert attacked(web, fetcher_for, attacks.SLOW[name]).code is IssueCode.SITE_SLOW


@pytest.mark.parametrize("name", attacks.LARGE)
def test_what_is_too_large_is_not_read_to_its_end(web, fetcher_for: Make, name):
    assert attacked(web, fetcher_for, attacks.LARGE[name], AMPLE).code is IssueCode.TOO_LARGE


@pytest.mark.parametrize("name", attacks.MALFORMED)
def test_what_is_no_http_is_a_bad_answer(web, fetcher_for: Make, name):
    assert attacked(web, fetcher_for, attacks.MALFORMED[name], AMPLE).code is IssueCode.BAD_ANSWER


@pytest.mark.parametrize("name", attacks.BROKEN)
def test_a_connection_that_breaks_is_a_site_that_is_down(web, fetcher_for: Make, name):
    assert attacked(web, fetcher_for, attacks.BROKEN[name], AMPLE).code is IssueCode.SITE_DOWN


@pytest.mark.parametrize("name", attacks.HARMLESS)
def test_what_is_odd_but_harmless_is_read(web, fetcher_for: Make, name):
    assert attacked(web, fetcher_for, attacks.HARMLESS[name], AMPLE).status == 200
