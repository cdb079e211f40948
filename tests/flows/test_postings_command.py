"""`prospects postings`: openings of recorded answers, and one line for each that is none."""

import io
import json
import sys

import pytest

from flows.cli import main

BOARD = "https://northwindfoods.wd3.myworkdayjobs.com/External"
WORKDAY = {
    "total": 1,
    "jobPostings": [
        {
            "title": "Head of Sales",
            "externalPath": "/job/Ghent/Head-of-Sales_R-7",
            "locationsText": "Ghent, Belgium",
            "postedOn": "Posted 3 Days Ago",
            "bulletFields": ["R-7"],
        }
    ],
}
ASHBY = {
    "jobs": [
        {
            "id": "a1",
            "title": "Data Engineer",
            "department": "Data",
            "location": "Lisbon | HQ",
            "secondaryLocations": [{"location": "Madrid"}],
            "address": {"postalAddress": {"addressCountry": "Portugal"}},
            "isRemote": False,
            "publishedAt": "2026-10-11T22:43:56.531+00:00",
            "jobUrl": "https://jobs.ashbyhq.com/NorthwindFoods/a1",
            "descriptionHtml": "<p>Mail jo@acme-invented.tld</p>",
        }
    ]
}
KEYS = (
    "vendor tenant posting_id title function seniority department location country remote"
    " posted_on url technologies".split()
)


@pytest.fixture
def prospects(capsys):
    def call(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        shown = capsys.readouterr()
        rows = [json.loads(line) for line in shown.out.splitlines()]
        return int(ended.value.code or 0), rows, shown.err

    return call


@pytest.fixture
def recorded(tmp_path):
    def written(name, answer):
        path = tmp_path / name
        path.write_bytes(answer if isinstance(answer, bytes) else json.dumps(answer).encode())
        return str(path)

    return written


def test_an_opening_is_one_line_of_what_is_known(prospects, recorded):
    code, [row], err = prospects("postings", "ashby", recorded("a.json", ASHBY))
    assert (code, err) == (0, "")
    assert list(row)[: len(KEYS)] == KEYS
    assert (row["vendor"], row["tenant"], row["posting_id"]) == ("ashby", "NorthwindFoods", "a1")
    assert (row["title"], row["department"]) == ("Data Engineer", "Data")
    # A bar within a place would look like the end of it.
    assert row["location"] == "Lisbon / HQ|Madrid"
    assert row["country"].split("|")[0] == "PT"
    assert (row["remote"], row["posted_on"]) == (False, "2026-10-11")
    assert row["url"] == "https://jobs.ashbyhq.com/NorthwindFoods/a1"
    assert isinstance(row["technologies"], list)


def test_a_board_makes_addresses_whole(prospects, recorded):
    file = recorded("w.json", WORKDAY)
    _, [alone], _ = prospects("postings", "workday", file)
    _, [named], _ = prospects("postings", "workday", file, "--board", BOARD)
    assert (alone["tenant"], alone["url"]) == (None, "/job/Ghent/Head-of-Sales_R-7")
    assert (named["tenant"], named["url"]) == (
        "northwindfoods", f"{BOARD}/job/Ghent/Head-of-Sales_R-7",
    )  # fmt: skip
    assert (named["posted_on"], named["remote"], named["department"]) == (None, None, None)


def test_each_broken_file_is_a_line_and_the_others_are_read(prospects, recorded, tmp_path):
    html, cut = recorded("h.json", b"<html>Sign in</html>"), recorded("c.json", b'{"jobs": [')
    good, absent = recorded("g.json", ASHBY), str(tmp_path / "absent.json")

    code, rows, err = prospects("postings", "ashby", html, cut, absent, str(tmp_path), good)

    assert (code, len(rows)) == (1, 1)
    assert err.splitlines() == [
        f"postings: {html}: HTML instead of JSON (expected a board of ashby)",
        f"postings: {cut}: JSON cut off after 10 bytes (expected a board of ashby)",
        f"postings: {absent}: cannot be read: No such file or directory"
        " (expected a recorded answer)",
        f"postings: {tmp_path}: cannot be read: Is a directory (expected a recorded answer)",
    ]


def test_entries_that_cannot_be_read_are_told(prospects, recorded):
    file = recorded("p.json", {"jobs": [*ASHBY["jobs"], {"id": "a2"}]})
    code, rows, err = prospects("postings", "ashby", file)
    assert (code, len(rows)) == (1, 1)
    assert err == f"postings: {file}: 1 of its entries without title or id (both expected)\n"


def test_a_good_answer_with_none_is_no_fault(prospects, recorded):
    assert prospects("postings", "ashby", recorded("e.json", {"jobs": []})) == (0, [], "")


def test_a_vendor_without_an_adapter_is_told_which_there_are(prospects, recorded):
    one, two = recorded("1.json", {}), recorded("2.json", {})
    code, rows, err = prospects("postings", "nosuchvendor", one, two)
    assert (code, rows) == (1, [])
    assert [line.split(" (expected one of ashby, ")[0] for line in err.splitlines()] == [
        f'postings: {one}: no adapter reads "nosuchvendor"',
        f'postings: {two}: no adapter reads "nosuchvendor"',
    ]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://jobs.lever.co/northwindfoods", "names a board of lever; a board of ashby is"),
        ("https://northwind-invented.tld", "names no board; a board of ashby is"),
        ("nonsense", "names no board"),
    ],
)
def test_a_board_of_another_vendor_is_refused(prospects, recorded, url, words):
    code, rows, err = prospects("postings", "ashby", recorded("a.json", ASHBY), "--board", url)
    assert (code, rows) == (2, [])
    assert f"--board {url}: {words}" in err


def test_an_answer_that_counts_openings_and_shows_none_is_no_silent_zero(prospects, recorded):
    hollow = recorded("h.json", WORKDAY | {"total": 30, "jobPostings": []})
    empty = recorded("e.json", {"total": 0, "jobPostings": []})
    code, rows, err = prospects("postings", "workday", hollow, empty)
    assert (code, rows) == (1, [])
    assert err.splitlines() == [
        f"postings: {hollow}: none of the 30 openings that it counts (expected some of them)"
    ]


def test_an_answer_may_come_from_standard_input(prospects, monkeypatch):
    given = io.TextIOWrapper(io.BytesIO(json.dumps(ASHBY).encode()))
    monkeypatch.setattr(sys, "stdin", given)
    code, [row], err = prospects("postings", "ashby", "-")
    assert (code, row["posting_id"], err) == (0, "a1", "")


def test_addresses_and_numbers_of_persons_stand_in_no_field(prospects, recorded):
    job = ASHBY["jobs"][0] | {
        "title": "Data Engineer, ask Ann Doe (ann@acme-invented.tld, +49 30 1234567)",
        "department": "Data <ann@acme-invented.tld>",
        "location": "Lisbon, tel. 0171 1234567",
    }
    _, [row], _ = prospects("postings", "ashby", recorded("p.json", {"jobs": [job]}))
    shown = json.dumps(row)
    assert not any(part in shown for part in ("ann@", "Ann Doe", "1234567"))
    assert row["title"].startswith("Data Engineer")
    assert row["location"].startswith("Lisbon")
