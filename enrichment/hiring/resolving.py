"""Which board is a company's own, and what its own careers page says instead of a board.

Only signals are read, so only what the company's pages link, embed or configure counts. How a page
shows a board decides how strong it is, and the strongest kind alone decides:

1. the page is the board, embeds or configures it (extractors ats-page, ats-embed, ats-config);
2. the careers page links it, a link called "Careers" leads to it, or a posting in JSON-LD does
   (ats-careers-link, ats-posting);
3. any other link (ats-link): a partner's or a portfolio company's is as likely.

Two boards of one strength are a conflict, and a conflict is unknown: one company in fifty has
boards at two vendors, and a wrong board would put another company's openings here.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from enrichment.hiring.boards import is_front, parse_board
from enrichment.hiring.careers_page import parse_details
from enrichment.hiring.posting import Posting
from enrichment.hiring.understanding import merge_openings, understand
from prospects.hiring import OWN_SITE, BoardReading, BoardRef, Opening
from prospects.signal import Signal, SignalKind

_STRENGTHS = {
    "ats-page": 3, "ats-embed": 3, "ats-config": 3, "ats-careers-link": 2, "ats-posting": 2,
}  # fmt: skip
_OPENINGS_MAX = 300
_ID_CHARACTERS = 16

Named = tuple[int, BoardRef]
"""A board and how strongly it is shown."""


def resolve_board(signals: Iterable[Signal]) -> BoardRef | None:
    """The one board that is the company's own.

    A board behind a front (a search page of another vendor) is the board; a front is one only
    where nothing is known behind it. Of several addresses of one board the most precise counts.

    Args:
        signals: Current ones of one company; those not named `ats` are passed over.

    Returns:
        None where no board is shown, where the strongest evidence names several, and where the
        evidence is no address of a board: a widget may know the company by a number only.
    """
    named = list(_named(signals))
    behind = [each for each in named if not is_front(each[1].vendor)]
    candidates = behind or named
    most = max((strength for strength, _ in candidates), default=0)
    boards: dict[tuple[str, str], list[BoardRef]] = defaultdict(list)
    for strength, board in candidates:
        if strength == most:
            boards[board.vendor, board.tenant.casefold()].append(board)
    if len(boards) != 1:
        return None
    (chosen,) = boards
    same = [board for _, board in named if (board.vendor, board.tenant.casefold()) == chosen]
    return _most_precise(boards[chosen], same)


def _named(signals: Iterable[Signal]) -> Iterator[Named]:
    for signal in signals:
        if signal.kind is SignalKind.HIRING and signal.name == "ats":
            board = parse_board(signal.provenance.evidence)
            if board and str(board) == signal.value:
                yield _STRENGTHS.get(signal.provenance.extractor, 1), board


def _most_precise(strongest: Sequence[BoardRef], same: Sequence[BoardRef]) -> BoardRef:
    """One of the strongest addresses, if another address does not tell the site besides."""
    best = max(strongest, key=_precision)
    known = [board for board in same if board.site] if not best.site else []
    return max(known, key=_precision, default=best)


def _precision(board: BoardRef) -> tuple[bool, bool, float]:
    return bool(board.site), bool(board.region), board.confidence


def own_site_reading(
    company_key: str,
    signals: Iterable[Signal],
    visited_on: date,
    day: date,
) -> BoardReading | None:
    """What the company's own pages say of its openings, as a reading of a board called `OWN_SITE`.

    Args:
        company_key: The company.
        signals: Its current ones.
        visited_on: Day of the latest good visit of its site; the reading is of that day.
        day: Day of the run.

    Returns:
        `hiring` with the openings that its pages advertise; `not_hiring` where its careers page
        says that there are none and no board of it is known; None otherwise, which is unknown: a
        page without openings may load them, and a visit after the run's day is not known yet.
    """
    hiring = [signal for signal in signals if signal.kind is SignalKind.HIRING]
    openings = _openings(hiring)
    names = {signal.name for signal in hiring}
    says_none = "no_openings" in names and names.isdisjoint({"ats", "ats_front"})
    if visited_on > day or not (openings or says_none):
        return None
    # By the clock a page of last week would be one of today in every run.
    seen_at = max(s.provenance.observed_at for s in hiring if s.name in ("opening", "no_openings"))
    return BoardReading(
        company_key, OWN_SITE, visited_on, "hiring" if openings else "not_hiring",
        seen_at, openings, total=len(openings),
        is_whole=len(openings) < _OPENINGS_MAX,
    )  # fmt: skip


def _openings(signals: Iterable[Signal]) -> tuple[Opening, ...]:
    """Openings that the pages advertise, one a title: a home page repeats what the list shows."""
    by_title: dict[str, list[Signal]] = defaultdict(list)
    for signal in signals:
        if signal.name == "opening":
            by_title[signal.value.casefold()].append(signal)
    return merge_openings(understand(_posting(same), OWN_SITE) for same in by_title.values())


def _posting(same: Sequence[Signal]) -> Posting:
    """A posting of what one or more pages show of it."""
    title = same[0].value
    told = [parse_details(signal.value, signal.provenance.evidence) for signal in same]
    places = dict.fromkeys(details.place for details in told if details.place)
    posted_on = min((details.posted_on for details in told if details.posted_on), default=None)
    url = next((details.url for details in told if details.url), None)
    return Posting(
        _posting_id(url or title.casefold()), title, url or same[0].provenance.source_url,
        locations=tuple(places), posted_on=posted_on,
    )  # fmt: skip


def _posting_id(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_CHARACTERS]
