"""Where a redirect leads, if it may be followed."""

from enrichment.fetching.answer import Answer
from enrichment.fetching.failure import FetchFailed
from enrichment.fetching.target import Target, parse_target
from prospects.issue import IssueCode


def follow(target: Target, answer: Answer) -> Target:
    """Target of the redirect that answered a target.

    Raises:
        FetchFailed: REDIRECT_LOOP without a place; REDIRECT_REFUSED from https down to http and
            to a place that may not be asked.
    """
    location = _as_browsers_read(answer.header("location"))
    if not location:
        raise FetchFailed(IssueCode.REDIRECT_LOOP, "a redirect names no place")
    try:
        following = parse_target(location, base=target.href)
    except FetchFailed as refused:
        raise FetchFailed(
            IssueCode.REDIRECT_REFUSED, f"a redirect was not followed: {refused.message}"
        ) from None
    if target.scheme == "https" and following.scheme == "http":
        raise FetchFailed(IssueCode.REDIRECT_REFUSED, "a redirect leads from https down to http")
    return following


def _as_browsers_read(header: str) -> str:
    """Bytes of a header were read as Latin-1; a place beyond ASCII is mostly written in UTF-8."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header
