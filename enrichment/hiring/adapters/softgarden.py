"""Softgarden: the whole board as a schema.org DataFeed of JobPosting."""

from collections.abc import Sequence

from enrichment.hiring.answers import Fields, Json, list_at, read_fields, whole_board
from enrichment.hiring.answers.asking import in_path
from enrichment.hiring.answers.job_posting import posting_of
from enrichment.hiring.posting import (
    Adapter,
    Answered,
    BoardMalformed,
    BoardPage,
    BoardRequest,
    Posting,
)
from enrichment.json_ld import types_of
from prospects.hiring import BoardRef


def _first(_: BoardRef, base: str) -> BoardRequest:
    return BoardRequest(f"{base}/jobs.feed.json", accept="application/json, application/ld+json")


def _read(answered: Answered) -> BoardPage:
    return whole_board(_entries(answered.body), lambda entry: _posting(entry, answered.board))


def _entries(body: bytes) -> Sequence[Json]:
    """Nodes of the postings; one alone is a feed of one, an item may wrap its posting."""
    fields = read_fields(body)
    kinds = types_of(fields.value) if isinstance(fields.value, dict) else ()
    if "JobPosting" in kinds:
        return [fields.value]
    if kinds and "DataFeed" not in kinds:
        raise BoardMalformed(f"a node of another type: {', '.join(kinds)[:60]}")
    elements = list_at(fields, "dataFeedElement")
    return [Fields(element).at("item") or element for element in elements]


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    if not isinstance(entry.value, dict):
        return None
    base = f"https://{in_path(board.tenant)}.career.softgarden.de/" if board else None
    return posting_of(entry.value, base)


ADAPTER = Adapter("softgarden", "https://{tenant}.career.softgarden.de", _first, _read)
