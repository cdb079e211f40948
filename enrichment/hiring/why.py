"""Why a company's hiring is unknown, as a salesperson reads it."""

from enrichment.fetching import FetchFailed
from prospects.hiring import BoardRef
from prospects.issue import IssueCode

_WORDS = {
    IssueCode.NOT_FOUND: "the board is gone ({status}): has the company moved?",
    IssueCode.REDIRECT_LOOP: "the board sends us elsewhere: has the company moved?",
    IssueCode.REDIRECT_REFUSED: "the board sends us elsewhere: has the company moved?",
    IssueCode.NAME_NOT_RESOLVED: "the board's address does not exist: has the company moved?",
    IssueCode.FORBIDDEN: "the board refused us ({status})",
    IssueCode.RATE_LIMITED: "the board asked us to come back later",
    IssueCode.HTTP_ERROR: "the board answered with an error ({status})",
    IssueCode.SITE_DOWN: "the board did not answer",
    IssueCode.SITE_SLOW: "the board answered too slowly",
    IssueCode.TOO_LARGE: "the board's answer was too large",
    IssueCode.BAD_ANSWER: "the board's answer was broken",
    IssueCode.NEVER_FETCHED: "the board is on the list of sites that we never read",
    IssueCode.BOARD_UNREADABLE: "the board's answer made no sense: {message}",
    IssueCode.EXTRACTOR_FAILED: "our reader broke on the board's answer",
    IssueCode.ROBOTS_CLOSED: "{message}",
    IssueCode.BOARD_UNKNOWN: "{message}",
}


def words_of(failure: FetchFailed, board: BoardRef, openings: int) -> str:
    """Why a look at a board failed.

    Args:
        failure: What happened.
        board: Which board it was.
        openings: How many were seen before.
    """
    words = _WORDS.get(failure.code, "the board of {vendor} could not be read: {message}")
    why = words.format(status=failure.status, message=failure.message, vendor=board.vendor)
    return f"it broke off after {openings} openings: {why}" if openings else why
