"""Recorded careers pages, read as the product reads them; each opening was read by a person."""

import html
import json
from datetime import UTC, datetime

import pytest

from enrichment.answer import Answer
from enrichment.hiring.careers_page import parse_details, read_adverts, stated_no_openings
from enrichment.hiring.extract import extract_hiring
from enrichment.page import PageRole, parse_page

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def careers_page(body, url=""):
    return parse_page(Answer(url, url, 200, {}, body, NOW), PageRole.CAREERS)


def openings(page):
    return [signal for signal in extract_hiring(page) if signal.name == "opening"]


@pytest.mark.shared
def test_recorded_boards_and_postings_show_their_openings(shared_dir):
    # All 117 of 16 pages were read, and each is a posting; of paging and invitations there is none.
    folder = shared_dir / "data" / "careers"
    files = [*(folder / "ats_html").iterdir(), *(folder / "jobpages").iterdir()]
    found = {path.name: openings(careers_page(path.read_bytes())) for path in files}
    assert sum(map(len, found.values())) >= 110
    assert sum(map(bool, found.values())) >= 16


@pytest.mark.shared
def test_links_below_careers_are_no_openings_but_those_that_lead_to_postings(shared_dir):
    # 269 careers pages of large companies. All 58 openings were read: 54 are positions, two are
    # fellowships and two departments. By their paths alone some 330 links to teams, places and
    # benefits were taken.
    path = shared_dir / "data" / "careers" / "sp500_careers_page_links.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    found = [
        (row["final_url"], signal)
        for row in rows
        for signal in openings(careers_page(_list_of(row["links"]), row["final_url"] or ""))
    ]
    assert 45 <= len(found) <= 60
    assert all(parse_details(s.value, s.provenance.evidence).url for _, s in found)


def _list_of(links):
    items = (
        f'<li><a href="{html.escape(link["href"] or "")}">{html.escape(link["text"] or "")}</a>'
        for link in links
    )
    return "".join(items).encode()


@pytest.mark.shared
def test_pages_of_all_kinds_hold_no_openings_though_read_as_careers_pages(shared_dir):
    # Four pages of 910 are taken wrongly: guides to a site by role, and a heading of a manual.
    pages = sorted((shared_dir / "data" / "web" / "pages").iterdir())[::3]
    wrong = 0
    for path in pages:
        page = careers_page(path.read_bytes())
        wrong += bool(read_adverts(page, is_careers_page=True) or stated_no_openings(page))
    assert wrong / len(pages) <= 0.01
