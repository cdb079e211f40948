"""Openings as signals, so that whatever reads the openings of pages reads those of boards."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from prospects.hiring.demand import Hiring, OpeningSighting
from prospects.hiring.opening import Opening
from prospects.hiring.reading import OWN_SITE
from prospects.signal import Provenance, Signal, SignalKind

_CONFIDENCE = 0.95
_CONFIDENCE_ON_OWN_SITE = 0.8
_TITLE_CHARACTERS_MAX, _PLACE_CHARACTERS_MAX = 110, 60


def opening_signals(hiring: Hiring) -> tuple[Signal, ...]:
    """Open openings as signals of kind hiring named "opening", the newest first.

    The value is the title; the evidence says title, place and day of posting; the extractor names
    the vendor ("board:lever"). An opening that the latest good, whole look did not show is left
    out, though it is not closed yet: nobody should point at a posting that may be gone. Those for
    leaders are among them, for they count in scores; what a message may quote of all these is for
    outreach to say (`prospects.hiring.leadership`).

    Args:
        hiring: Of one company.
    """
    return tuple(_signal(each, hiring) for each in hiring.openings if not each.misses)


def _signal(sighting: OpeningSighting, hiring: Hiring) -> Signal:
    opening = sighting.opening
    confidence = _CONFIDENCE_ON_OWN_SITE if opening.board == OWN_SITE else _CONFIDENCE
    seen = Provenance(
        _source(opening), _seen_at(sighting, hiring), f"board:{opening.board.partition('/')[0]}",
        "; ".join(_evidence(opening)),
    )  # fmt: skip
    return Signal(SignalKind.HIRING, "opening", opening.title, confidence, seen)


def _source(opening: Opening) -> str:
    """URL of the posting, or the board's key where only a path is known."""
    is_absolute = opening.url.startswith(("https://", "http://"))
    return opening.url if is_absolute else f"board:{opening.board}"


def _seen_at(sighting: OpeningSighting, hiring: Hiring) -> datetime:
    """When it was last seen: to the second for the latest good look, else to the day."""
    if hiring.read_at and sighting.last_seen_on == hiring.as_of:
        return hiring.read_at
    return datetime.combine(sighting.last_seen_on, time(), UTC)


def _evidence(opening: Opening) -> Iterator[str]:
    yield opening.title[:_TITLE_CHARACTERS_MAX]
    if opening.locations:
        yield opening.locations[0][:_PLACE_CHARACTERS_MAX]
    if opening.posted_on:
        yield f"posted {opening.posted_on.isoformat()}"
