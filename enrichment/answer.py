"""What a web server answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
_VALIDATOR_CHARACTERS_MAX = 200
_COME_BACK_STATUSES = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a web server, after redirects, decompressed but not decoded to text.

    Attributes:
        url: Absolute URL that answered.
        requested_url: Absolute URL that was asked first; differs from `url` after redirects.
        status: HTTP status.
        headers: Lower-case name -> its values in order.
        body: Bytes after content decoding, at most `fetch.body_bytes_max`; empty for a status
            304, which says that the page is as it was.
        fetched_at: Aware UTC time.
    """

    url: str
    requested_url: str
    status: int
    headers: Mapping[str, tuple[str, ...]]
    body: bytes
    fetched_at: datetime

    def header(self, name: str) -> str:
        """First value of a header, or an empty text."""
        values = self.headers.get(name.lower(), ())
        return values[0] if values else ""

    @property
    def etag(self) -> str:
        """Validator that may be sent back, or an empty text."""
        return self._validator("etag")

    @property
    def last_modified(self) -> str:
        """Validator that may be sent back, or an empty text."""
        return self._validator("last-modified")

    def _validator(self, name: str) -> str:
        """It is kept and sent back as it was written, so neither long nor unprintable ones are."""
        value = self.header(name)
        usable = len(value) <= _VALIDATOR_CHARACTERS_MAX and value.isascii() and value.isprintable()
        return value if usable else ""

    @property
    def come_back_seconds(self) -> float | None:
        """How long a busy server (429, 503) asks us to stay away, or None.

        Retry-After is a number of seconds or a date (RFC 9110, 10.2.3).
        """
        if self.status not in _COME_BACK_STATUSES:
            return None
        written = self.header("retry-after").strip()
        if written.isascii() and written.isdigit():
            return float(written[:12])
        try:
            at = parsedate_to_datetime(written)
            at = at.replace(tzinfo=at.tzinfo or UTC)
            return max(0.0, (at - self.fetched_at).total_seconds())
        except (ValueError, TypeError, LookupError, ArithmeticError):
            return None  # The parser of dates raises all of these on nonsense.
