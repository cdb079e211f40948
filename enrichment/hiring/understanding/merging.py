"""Openings counted once, over places and over front and back vendor."""

from collections.abc import Iterable
from dataclasses import replace

from prospects.hiring import Opening


def merge_openings(openings: Iterable[Opening]) -> tuple[Opening, ...]:
    """Each opening once, in the order in which they are first shown; places are united."""
    merged: dict[tuple[str, ...], Opening] = {}
    for opening in openings:
        key = (
            ("requisition", opening.requisition)
            if opening.requisition
            else (opening.board, opening.posting_id)
        )
        merged[key] = _united(merged[key], opening) if key in merged else opening
    return tuple(merged.values())


def _united(first: Opening, second: Opening) -> Opening:
    return replace(
        first,
        locations=tuple(dict.fromkeys(first.locations + second.locations)),
        countries=tuple(dict.fromkeys(first.countries + second.countries)),
    )
