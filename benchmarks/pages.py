"""The pages of the bench web: captured ones of a real web page's size, as company sites.

They are read from ../shared and never copied into the project. A home page gets a small
navigation of its own, and only pages on which the product then chooses just those three links
are taken as home pages, so that every crawler reads the same four pages of a company.
"""

import gzip
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from enrichment.answer import Answer
from enrichment.links import choose_pages
from enrichment.page import PageRole, parse_page

SHARED = Path(__file__).resolve().parents[2] / "shared"
PATHS = ("/", "/about", "/careers", "/contact")
SIZE_MIN, SIZE_MAX = 60_000, 150_000
HOST = "company-{:06d}-invented.tld"
"""Not under .test or .example: a careful fetcher refuses special-use names."""

_NAVIGATION = (
    '<ul class="bench-nav"><li><a href="/about">About us</a></li><li><a href="/careers">Careers'
    '</a></li><li><a href="/contact">Contact</a></li></ul>'
)
_BODY_TAG = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)

ROBOTS = b"""# Welcome. Machines may read what people may read, at the pace of people.
User-agent: *
Disallow: /account/
Disallow: /basket/
Disallow: /search
Disallow: /*?sort=
Allow: /search/help

User-agent: ImageHoarder
User-agent: PriceWatcher
Disallow: /

User-agent: SlowReader
Crawl-delay: 5
Disallow: /media/

# Everything that is worth reading stands here.
Sitemap: https://www.company-invented.tld/sitemap.xml
"""


@dataclass(frozen=True, slots=True)
class Body:
    """One page as the web server sends it.

    Attributes:
        plain: Bytes as captured, a home page with its navigation.
        packed: The same, by gzip.
        charset: Of the content type.
        etag: Validator, with its quotes.
    """

    plain: bytes
    packed: bytes
    charset: str
    etag: str


@dataclass(frozen=True, slots=True)
class Pages:
    """What all hosts are made of."""

    homes: Sequence[Body]
    others: Sequence[Body]

    def body(self, number: int, place: int) -> Body:
        """Page of a company: place 0 is the home page, 1 to 3 the others of `PATHS`."""
        if place == 0:
            return self.homes[number % len(self.homes)]
        return self.others[(3 * number + place - 1) % len(self.others)]


def captured_pages(shared: Path) -> Pages:
    """All captured pages of 60 to 150 KB.

    Raises:
        SystemExit: The folder is absent.
    """
    folder = shared / "data" / "web" / "pages"
    if not folder.is_dir():
        raise SystemExit(f"{folder} is absent; the benchmarks read their pages there")
    plain = [file.read_bytes() for file in sorted(folder.glob("*.html"))]
    return _pages([page for page in plain if SIZE_MIN <= len(page) <= SIZE_MAX])


def small_pages() -> Pages:
    """Invented pages of 2 KB, where time stamps count and not work."""
    words = " ".join(f"word{n % 83}" for n in range(250))
    page = (
        "<html><head><title>Invented {0}</title></head><body><h1>{0}</h1><p>{1}</p></body></html>"
    )
    return _pages([page.format(name, words).encode() for name in ("Anvils", "Barrels", "Cranes")])


def _pages(plain: Sequence[bytes]) -> Pages:
    homes = [page for page in map(_as_home, plain) if page and _leads_to_ours(page)]
    if not homes:
        raise SystemExit("on no page does the product choose the three links that were added")
    return Pages([_body(page) for page in homes], [_body(page) for page in plain])


def _as_home(page: bytes) -> bytes | None:
    found = _BODY_TAG.search(page)
    if not found:
        return None
    return page[: found.end()] + _NAVIGATION.encode() + page[found.end() :]


def _leads_to_ours(page: bytes) -> bool:
    home = f"https://{HOST.format(0)}/"
    kind = {"content-type": (f"text/html; charset={_charset(page)}",)}
    read = parse_page(Answer(home, home, 200, kind, page, datetime.now(UTC)), PageRole.HOME)
    chosen = choose_pages(read, len(PATHS) - 1)
    return sorted(url for _, url in chosen) == [home + path[1:] for path in PATHS[1:]]


def _body(page: bytes) -> Body:
    digest = hashlib.sha256(page).hexdigest()[:20]
    return Body(page, gzip.compress(page, 6), _charset(page), f'"{digest}"')


def _charset(page: bytes) -> str:
    """What the page says of itself, else what its bytes are."""
    if found := _META_CHARSET.search(page[:8192]):
        return found[1].decode("ascii", "replace").lower()
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


ROBOTS_BODY = _body(ROBOTS)
