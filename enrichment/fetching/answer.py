"""What a web server answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a web server, after redirects, decompressed but not decoded to text.

    Attributes:
        url: Absolute URL that answered.
        requested_url: Absolute URL that was asked first; differs from `url` after redirects.
        status: HTTP status.
        headers: Lower-case name -> its values in order.
        body: Bytes after content decoding, at most `fetch.body_bytes_max`.
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
