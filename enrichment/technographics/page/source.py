"""What technologies are looked for in: a page as it came."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class PageSource(NamedTuple):
    """A page as it came, before anything is read of it.

    Attributes:
        body: Its source, in any encoding that keeps ASCII.
        url: Absolute URL that answered, or "".
        headers: Lower-case name -> its values in order.
        dns: Type ("MX", "TXT", ...) -> records of the domain, if they were asked for.
        robots: Text of robots.txt, if it was read.
    """

    body: bytes
    url: str = ""
    headers: Mapping[str, Sequence[str]] = {}
    dns: Mapping[str, Sequence[str]] = {}
    robots: str = ""
