"""Something that went wrong with one subject and did not stop the run."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stage(StrEnum):
    """The step of the pipeline in which an issue arose."""

    INTAKE = "intake"
    ENRICHMENT = "enrichment"
    HIRING = "hiring"
    SCORING = "scoring"
    OUTREACH = "outreach"


class IssueCode(StrEnum):
    """Closed list of what can go wrong with one subject; counted in the run report."""

    NO_DOMAIN = "no_domain"
    """The company has no web site on the lists, so there is nothing to read."""
    NAME_NOT_RESOLVED = "name_not_resolved"
    """The host name does not exist, or the name server did not answer."""
    ADDRESS_REFUSED = "address_refused"
    """The URL or its address may not be dialled: internal network, odd port, user info."""
    SITE_DOWN = "site_down"
    """Nothing answered at the address, or the connection broke."""
    SITE_SLOW = "site_slow"
    """The answer did not arrive before the deadline."""
    TLS_FAILED = "tls_failed"
    """The certificate or the TLS handshake is not acceptable."""
    ROBOTS_CLOSED = "robots_closed"
    """robots.txt asks us not to read the page, or cannot be read because the server fails."""
    FORBIDDEN = "forbidden"
    """The site answered 401, 403, 407 or 451."""
    NOT_FOUND = "not_found"
    """The site answered 404 or 410."""
    RATE_LIMITED = "rate_limited"
    """The site answered 429 or 503 and asked us to come back later."""
    HTTP_ERROR = "http_error"
    """The site answered with another status that is not a page."""
    REDIRECT_LOOP = "redirect_loop"
    """More redirects than allowed, or a redirect that leads nowhere."""
    REDIRECT_REFUSED = "redirect_refused"
    """A redirect from https down to http, or to a scheme or place that may not be followed."""
    NOT_HTML = "not_html"
    """The answer is no web page."""
    TOO_LARGE = "too_large"
    """The answer is larger than the cap, as sent or after decompression."""
    BAD_ANSWER = "bad_answer"
    """The answer is not valid HTTP or its compression is broken."""
    NEVER_FETCHED = "never_fetched"
    """The host is on the list of sites whose terms forbid it."""
    NO_SIGNALS = "no_signals"
    """The site was read and nothing could be learnt from it."""
    EXTRACTOR_FAILED = "extractor_failed"
    """An extractor broke on this page; a defect of ours, never of the site."""
    BOARD_UNKNOWN = "board_unknown"
    """A board of a vendor that nothing here can read, or whose address is not wholly known."""
    BOARD_UNREADABLE = "board_unreadable"
    """The board's answer is not what its vendor answers, or contradicts itself."""
    LIST_NOT_READ = "list_not_read"
    """A file of the inbox is no list, or cannot be taken as it is; the others were read."""
    LIST_TO_LOOK_AT = "list_to_look_at"
    """Part of a file was passed over, or it is not sure what it lists; somebody should look."""
    VALUE_NOT_TAKEN = "value_not_taken"
    """A cell of a list says something that cannot be so, or that may be read in two ways."""


TRANSIENT_CODES = frozenset(
    {
        IssueCode.NAME_NOT_RESOLVED,
        IssueCode.SITE_DOWN,
        IssueCode.SITE_SLOW,
        IssueCode.RATE_LIMITED,
        IssueCode.HTTP_ERROR,
    }
)
"""Codes that may be gone tomorrow: worth another try after a failed run."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that went wrong with one subject.

    Attributes:
        stage: Where it happened.
        subject: Company key, or "file.csv row 17" for a row.
        code: From the closed list.
        message: One sentence for the person who reads the run report.
        at: Aware UTC time.
    """

    stage: Stage
    subject: str
    code: IssueCode
    message: str
    at: datetime
