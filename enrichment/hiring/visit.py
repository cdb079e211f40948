"""Looks at one board: its pages by its vendor's adapter, and what they say of the company."""

import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from urllib.parse import quote, urljoin

from enrichment.fetching import Answer, BackEnd, BoardSession, Fetcher, FetchFailed, Waiting
from enrichment.hiring.adapters import adapters
from enrichment.hiring.posting import (
    Adapter,
    Answered,
    BoardMalformed,
    BoardPage,
    BoardRequest,
    Posting,
)
from enrichment.hiring.understanding import merge_openings, understand
from enrichment.hiring.why import words_of
from prospects.hiring import BoardReading, BoardRef, Opening
from prospects.issue import Issue, IssueCode, Stage
from prospects.specs.settings import HiringSettings

# The threads of a process share one core, and the values of a large answer take ten times its size.
_one_at_a_time = threading.Lock()
_SLOT = re.compile(r"\{(tenant|site|region)\}")

Vendors = Mapping[str, Adapter]


@dataclass(frozen=True, slots=True)
class BoardAssignment:
    """A board to be read, and the company whose own it is."""

    company_key: str
    board: BoardRef

    @property
    def back_end(self) -> str:
        """Whose server answers: whoever asks it keeps its pace."""
        return self.board.vendor


def read_board(
    company_key: str,
    board: BoardRef,
    fetcher: Fetcher,
    day: date,
    settings: HiringSettings,
    vendors: Vendors | None = None,
) -> Waiting[BoardReading]:
    """Read a company's board; never raises for anything that a board does.

    A generator that yields the turns it waits for: `Fetcher.visiting` runs it.

    Args:
        company_key: The company.
        board: Its own.
        fetcher: The process's fetcher.
        day: Day of the run.
        settings: How boards are read.
        vendors: Adapters by vendor; all there are unless told.

    Returns:
        A reading; whatever is not a good answer to the last page makes it `unknown`.
    """
    assignment = BoardAssignment(company_key, board)
    look = _Look(assignment, day, settings)
    try:
        adapter, request = _first_request(board, settings, vendors)
        back_end = BackEnd(
            assignment.back_end, settings.requests_per_vendor, settings.delay_seconds
        )
        with BoardSession(fetcher, back_end, settings.body_bytes_max) as session:
            yield from look.read(session, adapter, request)
    except FetchFailed as failure:
        return look.broken_off(failure)
    return look.reading()


def unaskable(
    assignment: BoardAssignment, day: date, settings: HiringSettings
) -> BoardReading | None:
    """The reading of a board that cannot even be asked, and None where it can; no network."""
    try:
        _first_request(assignment.board, settings, None)
    except FetchFailed as failure:
        return _Look(assignment, day, settings).broken_off(failure)
    return None


class _Look:
    """Collects what one look at a board gives."""

    def __init__(self, assignment: BoardAssignment, day: date, settings: HiringSettings) -> None:
        self._assignment = assignment
        self._day = day
        self._settings = settings
        self._openings: tuple[Opening, ...] = ()
        self._shown = 0
        self._total: int | None = None
        self._is_whole = True
        self._unreadable = 0

    def read(self, session: BoardSession, adapter: Adapter, request: BoardRequest) -> Waiting[None]:
        """All pages, as far as the settings go.

        Raises:
            FetchFailed: A page could not be had or read, or what was read contradicts itself.
        """
        further: BoardRequest | None = request
        for _ in range(self._settings.pages_per_board):
            if further is None:
                break
            answer = yield from session.fetch(further.url, further.body, further.accept)
            further = self._take(answer, adapter, further).next
        if further is not None or self._unreadable or (self._total or 0) > self._shown:
            self._is_whole = False
        self._require_openings()

    def _take(self, answer: Answer, adapter: Adapter, request: BoardRequest) -> BoardPage:
        """Read one answer and add its openings."""
        board = self._assignment.board
        answered = Answered(answer.body, board, request, self._day, self._shown)
        try:
            with _one_at_a_time:
                page = adapter.read(answered)
                found = [
                    understand(_placed(posting, answer.url), board.key) for posting in page.postings
                ]
                self._openings = merge_openings([*self._openings, *found])
        except BoardMalformed as malformed:
            raise FetchFailed(IssueCode.BOARD_UNREADABLE, str(malformed)) from None
        except Exception as defect:  # One odd answer must not end the run.
            raise FetchFailed(IssueCode.EXTRACTOR_FAILED, type(defect).__name__) from defect
        self._shown += len(page.postings)
        if page.total is not None:  # Some vendors state it on the first page alone, and then 0.
            self._total = max(page.total, self._total or 0)
        self._is_whole = self._is_whole and not page.is_capped
        self._unreadable += page.unreadable
        return page

    def _require_openings(self) -> None:
        """A board that shows nothing has to say that there is nothing."""
        if self._shown or (self._is_whole and not self._total):
            return
        number = self._total or self._unreadable
        says = f"{number} openings" if number else "more openings"
        raise FetchFailed(IssueCode.BOARD_UNREADABLE, f"it says that it has {says} and shows none")

    def reading(self) -> BoardReading:
        """What a look came to that nothing broke."""
        total = self._total
        if total is None and self._is_whole:
            total = len(self._openings)
        return BoardReading(
            self._assignment.company_key, self._assignment.board.key, self._day,
            "hiring" if self._openings else "not_hiring", datetime.now(UTC), self._openings, total,
            self._is_whole, issues=tuple(self._losses()),
        )  # fmt: skip

    def _losses(self) -> Iterator[Issue]:
        """What a good look could not read."""
        if self._unreadable:
            yield self._issue(
                IssueCode.BOARD_UNREADABLE,
                f"{self._unreadable} of its openings have no title or no number",
            )

    def _issue(self, code: IssueCode, message: str) -> Issue:
        subject, board = self._assignment.company_key, self._assignment.board
        return Issue(Stage.HIRING, subject, code, f"board {board}: {message}", datetime.now(UTC))

    def broken_off(self, failure: FetchFailed) -> BoardReading:
        """What was seen before a look failed, and why it did."""
        board = self._assignment.board
        return BoardReading(
            self._assignment.company_key, board.key, self._day, "unknown", datetime.now(UTC),
            self._openings, self._total, is_whole=False, why=words_of(failure, board, self._shown),
            issues=(self._issue(failure.code, failure.message),),
        )  # fmt: skip


def _first_request(
    board: BoardRef, settings: HiringSettings, vendors: Vendors | None
) -> tuple[Adapter, BoardRequest]:
    """How a board is asked first.

    Raises:
        FetchFailed: BOARD_UNKNOWN without an adapter, or where its reference lacks what it takes;
            EXTRACTOR_FAILED where it broke the adapter.
    """
    adapter = (adapters() if vendors is None else vendors).get(board.vendor)
    if adapter is None:
        raise FetchFailed(IssueCode.BOARD_UNKNOWN, f"boards of {board.vendor} cannot be read yet")
    base_url = _filled(settings.base_urls.get(board.vendor, adapter.base_url), board)
    try:
        request = adapter.first(board, base_url) if base_url is not None else None
    except Exception as defect:  # One odd reference must not end the run.
        raise FetchFailed(IssueCode.EXTRACTOR_FAILED, type(defect).__name__) from defect
    if request is None:
        raise FetchFailed(IssueCode.BOARD_UNKNOWN, "its address is not wholly known")
    return adapter, request


def _filled(base_url: str, board: BoardRef) -> str | None:
    """An address for one board, or None where the board lacks a part of it.

    A part was read from a page, so no character of it may end the part.
    """
    parts = {slot: getattr(board, slot) for slot in _SLOT.findall(base_url)}
    if None in parts.values():
        return None
    return _SLOT.sub(lambda slot: quote(parts[slot[1]], safe=""), base_url)


def _placed(posting: Posting, answer_url: str) -> Posting:
    """A posting with an absolute URL that a browser opens, be it that of the answer."""
    try:
        url = urljoin(answer_url, posting.url)
    except ValueError:  # What is written as a URL need not be one.
        url = answer_url
    is_web = url.startswith(("https://", "http://"))
    return replace(posting, url=url if is_web else answer_url)
