"""The rules against 46,510 real URLs and the vendors that others' rules and sources gave them."""

import csv

import pytest

from enrichment.hiring.boards import parse_board

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def rows(shared_dir):
    with (shared_dir / "data" / "ats" / "urls.csv").open(encoding="utf-8", newline="") as file:
        return [(row, parse_board(row["url"])) for row in csv.DictReader(file)]


def test_at_most_one_in_a_thousand_urls_gets_a_wrong_vendor(rows):
    wrong = sum(
        board is not None and board.vendor != (row["vendor"] or row["declared_vendor"])
        for row, board in rows
    )
    assert wrong <= 0.001 * len(rows)


def test_of_urls_at_vendors_hosts_all_but_one_in_two_hundred_are_read(rows):
    hosted = [(row, board) for row, board in rows if row["rule"] == "host"]
    right = sum(board is not None and board.vendor == row["vendor"] for row, board in hosted)
    assert right >= 0.995 * len(hosted)


def test_ninety_nine_of_a_hundred_tenants_are_those_of_the_labels(rows):
    labelled = [(row, board) for row, board in rows if row["vendor"] and row["token"]]
    equal = sum(board is not None and board.tenant == row["token"] for row, board in labelled)
    assert equal >= 0.99 * len(labelled)


def test_of_a_board_that_is_named_by_several_parts_the_site_is_read_too(rows):
    several = ("workday", "oracle", "ukg", "brassring", "cornerstone", "adp_wfn", "dayforce")
    found = [(row, board) for row, board in rows if row["vendor"] in several and board]
    assert sum((board.site or "") == row["site"] for row, board in found) >= 0.99 * len(found)
