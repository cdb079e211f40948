"""Where a redirect leads, if it may be followed."""

from enrichment.answer import Answer
from enrichment.fetching.failure import FetchFailed
from enrichment.fetching.target import Target, parse_target
from prospects.issue import IssueCode

_SAME_METHOD = frozenset({307, 308})
"""Only these keep a POST one (RFC 9110, 15.4)."""


def follow(target: Target, answer: Answer, *, is_post: bool = False) -> Target:
    """Target of the redirect that answered a target.

    Args:
        target: What was asked for.
        answer: With a status that redirects.
        is_post: Whether it was asked by a POST, whose body is for that host alone.

    Raises:
        FetchFailed: REDIRECT_LOOP without a place; REDIRECT_REFUSED from https down to http, to a
            place that may not be asked, and of a POST to another host or by another method.
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
    if is_post and (answer.status not in _SAME_METHOD or following.host != target.host):
        raise FetchFailed(IssueCode.REDIRECT_REFUSED, "a redirect of a POST is not followed")
    return following


def _as_browsers_read(header: str) -> str:
    """Bytes of a header were read as Latin-1; a place beyond ASCII is mostly written in UTF-8."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header
