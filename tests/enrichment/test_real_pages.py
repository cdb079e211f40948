import csv
import json
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from enrichment.extract import extract_signals
from enrichment.fetching.answer import Answer
from enrichment.hiring import parse_board
from enrichment.hiring.ats import ats_rules
from enrichment.page import parse_page

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def rows(path):
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@pytest.mark.shared
def test_nine_of_ten_real_domains_give_three_signals_and_none_an_error():
    found = defaultdict(set)
    for row in rows(SHARED / "web" / "manifest.csv"):
        sent = json.loads(row["headers"] or "{}").items()
        # Headers of other sites were put on these pages; their type is not the page's.
        headers = {k.lower(): tuple(v) for k, v in sent if k.lower() != "content-type"}
        body = (SHARED / "web" / "pages" / row["file"]).read_bytes()
        page = parse_page(
            Answer(row["url"], row["url"], 200, headers, body, datetime(2026, 11, 21, tzinfo=UTC))
        )
        signals = {(s.kind, s.name, s.value) for s in extract_signals(page)}
        if row["domain"]:
            found[row["domain"]] |= signals
    rich = [domain for domain, signals in found.items() if len(signals) >= 3]
    assert len(rich) / len(found) >= 0.95


@pytest.mark.shared
def test_real_boards_are_named_and_nothing_else_is():
    wrong = total = silent = 0
    for row in rows(SHARED / "ats" / "urls.csv"):
        board = parse_board(row["url"])
        known = row["vendor"] in ats_rules()
        total += known
        if board:
            named = (row["vendor"], row["token"] or board.tenant)
            wrong += not known or (board.vendor, board.tenant) != named
        elif known and row["token"]:
            silent += 1
    assert wrong / total <= 0.001
    assert silent / total <= 0.005
