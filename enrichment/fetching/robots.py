"""robots.txt (RFC 9309): what a site's owner asks of us."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from protego import Protego

from enrichment.fetching.robots_group import lines_for
from prospects.site_memory import RobotsRecord

AGENT = "ProspectsBot"
"""The product token by which a robots.txt names us."""
ROBOTS_BYTES_MAX = 500 * 1024
"""RFC 9309, 2.5: at least 500 kibibytes have to be read; more is not."""
_LINES_MAX = 50_000
_OWN_LINES_MAX = 2_500
"""Twice what the longest of 300 real files says to all agents; at worst 150 ms and 5 MB, once."""
_QUESTION_COST_MAX = 4_000_000
"""Wildcard rules times characters of the URL: 40 ms at worst (measured), real ones 20,000."""
_GOOD_FOR = timedelta(days=1)
"""RFC 9309, 2.4: a copy should not be used for more than 24 hours."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host.

    Attributes:
        rules: Parsed rules for us, or None where everything is allowed.
        closed: Why nothing may be read, or an empty text.
        lines: Number of lines that are meant for us, by which memory is counted.
        wildcards: Number of those that hold a wildcard, each searched for in a whole URL.
    """

    rules: Protego | None = None
    closed: str = ""
    lines: int = 0
    wildcards: int = 0

    def may_fetch(self, url: str) -> bool:
        """Whether a page may be read; one that would be too dear to find out may not."""
        if self.closed or self.wildcards * len(url) > _QUESTION_COST_MAX:
            return False
        return self.rules is None or bool(self.rules.can_fetch(url, AGENT))

    @property
    def delay_seconds(self) -> float:
        """The pause the site asks for; 0.0 where it asks for none."""
        delay = self.rules.crawl_delay(AGENT) if self.rules else None
        return max(0.0, float(delay)) if delay is not None else 0.0


def parse_robots(status: int, body: bytes) -> Robots:
    """Rules from an answer for /robots.txt.

    4xx means no rules, 5xx means that nothing may be read (RFC 9309, 2.3.1).
    """
    if status >= 500 or status == 429:
        return Robots(closed=f"robots.txt answered {status}, so nothing may be read")
    if status != 200:
        return Robots()
    text = body[:ROBOTS_BYTES_MAX].decode("utf-8", "replace").removeprefix("\ufeff")
    lines = lines_for(AGENT, text.splitlines()[:_LINES_MAX])[:_OWN_LINES_MAX]
    wildcards = sum("*" in line for line in lines)
    rules = Protego.parse("\n".join(["User-agent: *", *lines])) if lines else None
    return Robots(rules, lines=len(lines), wildcards=wildcards)


def is_fresh(record: RobotsRecord) -> bool:
    """Whether a remembered file may still be used without asking for it."""
    return datetime.now(UTC) - record.fetched_at < _GOOD_FOR


def may_remember(record: RobotsRecord) -> bool:
    """Whether a file is good for the next visit: that a server was down is not."""
    return record.status < 500 and record.status != 429
