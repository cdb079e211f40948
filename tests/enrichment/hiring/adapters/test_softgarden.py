from datetime import date

import pytest

from enrichment.hiring.posting import BoardMalformed, Posting
from prospects.hiring import BoardRef


def test_a_feed_of_job_postings_is_read_wrapped_or_not(read, specimen):
    board = BoardRef("softgarden", "northwindfoods")
    electrician, cook = read("softgarden", specimen("softgarden"), board=board).postings
    assert electrician == Posting(
        "88001",
        "Elektriker (m/w/d)",
        "https://northwindfoods.career.softgarden.de/jobs/88001/Elektriker-m-w-d-/",
        locations=("Kassel, Hessen, Deutschland",),
        countries=("DE",),
        posted_on=date(2031, 9, 1),
        description="Strom & Licht.",
        requisition="88001",
    )
    assert cook.url == "https://northwindfoods.career.softgarden.de/jobs/88002/Koch/"


def test_an_empty_feed_is_a_good_answer(read):
    body = b'{"@type": "DataFeed", "dataFeedElement": []}'
    assert read("softgarden", body).total == 0


@pytest.mark.parametrize(
    "body",
    [
        b'{"@type": "DataFeed"}',
        b'{"@type": "Organization"}',
        b"{}",
        b"[]",
        b'{"dataFeedElement": [1]}',
    ],
)
def test_other_nodes_are_malformed(read, body):
    with pytest.raises(BoardMalformed):
        read("softgarden", body)
