from datetime import date

import pytest

from enrichment.hiring.posting import BoardMalformed, Posting


def test_items_are_read_with_the_vendors_own_elements(read, specimen):
    engineer, clerk = read("neogov", specimen("neogov")).postings
    assert engineer == Posting(
        "510001",
        "Road Engineer",
        "https://www.governmentjobs.com/careers/inventedcounty/jobs/510001",
        department="Public Works",
        locations=("Akron, Ohio",),
        posted_on=date(2031, 8, 19),
        description="Mend roads & bridges.\nTwo years.",
        function="Engineering",
    )
    assert (clerk.posting_id, clerk.remote) == ("510002", True)


@pytest.mark.parametrize(
    "body",
    [
        b"<rss></rss>",
        b"<rss><channel><title>News</title><item><title>We moved</title></item></channel></rss>",
        b"<html></html>",
    ],
)
def test_other_feeds_are_malformed(read, body):
    with pytest.raises(BoardMalformed):
        read("neogov", body)


def test_a_channel_without_items_is_a_good_answer(read):
    body = b"<rss><channel><title>Invented County</title></channel></rss>"
    assert read("neogov", body).total == 0
