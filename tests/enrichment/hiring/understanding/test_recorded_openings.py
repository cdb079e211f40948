"""What boards really answer, where the recorded answers are at hand."""

from pathlib import Path

import pytest

from enrichment.hiring.adapters import adapters
from enrichment.hiring.posting import Answered
from enrichment.hiring.understanding import merge_openings, understand
from prospects.hiring import Opening

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def boards(shared_dir: Path) -> list[list[Opening]]:
    """Openings of every tenth recorded board of the vendor with most of them."""
    read = adapters()["ashby"].read
    files = sorted((shared_dir / "data/ats/payloads/ashby/stapply").glob("*.json"))[::10]
    return [
        [
            understand(each, f"ashby/{file.stem}")
            for each in read(Answered(file.read_bytes())).postings
        ]
        for file in files
    ]


def test_nearly_every_opening_has_a_function_and_a_seniority(boards):
    openings = [opening for board in boards for opening in board]
    assert sum(opening.function is not None for opening in openings) >= 0.98 * len(openings)
    assert sum(opening.seniority is not None for opening in openings) >= 0.9 * len(openings)


def test_openings_are_counted_once_and_no_place_is_lost(boards):
    for board in boards:
        merged = merge_openings(board)
        assert 0.5 * len(board) <= len(merged) <= len(board)
        assert merge_openings(merged) == merged
        places = {place for opening in board for place in opening.locations}
        assert {place for opening in merged for place in opening.locations} == places
