"""Boards that a page shows to be the company's own: it links, embeds or configures them.

Only addresses count, and only where the page acts on them: links, frames, scripts, forms, data
attributes and the code of inline scripts. A vendor's name in a text, a comment or a style proves
nothing, and no tenant is ever guessed from the company's name.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from enrichment.hiring.boards import (
    board_of,
    board_url,
    is_front,
    parse_board,
    vendor_of_asset,
    vendor_of_host,
)
from enrichment.json_ld import first_text, types_of
from enrichment.links import score_link
from enrichment.page import Link, Page, PageRole
from enrichment.reference import WebAddress, parse_web_address
from prospects.hiring import BoardRef
from prospects.once import once
from prospects.signal import EVIDENCE_CHARACTERS_MAX
from prospects.specs.reading import Spec, parse_spec, read_yaml

_FILE = Path(__file__).parent / "data" / "embeds.yml"

How = Literal["page", "embed", "config", "posting", "careers-link", "link", "asset"]
"""How a page shows a board: it is the board itself; a frame or script of it; an address or a tenant
in an inline script, a form or a data attribute; the URL of a JSON-LD posting; a link on the careers
page, or one that says "Careers"; any other link; files that only pages at the vendor load."""

CONFIDENCES: dict[How, float] = {
    "page": 0.95,
    "embed": 0.95,
    "config": 0.9,
    "posting": 0.9,
    "careers-link": 0.9,
    "link": 0.8,
    "asset": 0.85,
}
_LINKED = ("careers-link", "link", "posting")
_BOARDS_MAX = 3
_CAREERS_LINK_POINTS = 3.0
_FOR_SOME = re.compile(
    r"student|campus|universit|college|intern(?!ation)|graduate|early|alumni|referral|employee",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# Each begins with a fixed text, by which the search goes ten times faster.
_DATA = re.compile(r"""data-[\w-]{1,60}\s*=\s*(?:"([^"<>]{4,2000})"|'([^'<>]{4,2000})')""")
_ACTION = re.compile(r"""action\s*=\s*(?:"([^"<>]{4,2000})"|'([^'<>]{4,2000})')""")
_HOST = re.compile(r"//([\w.-]{4,253})")
_BARE_HOST = re.compile(r"(?://)?((?:[\w-]{1,63}\.){1,4}[a-z]{2,12})((?:[/?]\S*)?)", re.IGNORECASE)
_RESOURCE = re.compile(
    r"""\s(?:src|href)\s*=\s*["']?(?:https?:)?(//[\w.-]{4,253}[^\s"'<>]{0,500})""", re.IGNORECASE
)
_URL = re.compile(r"""https?:(?:\\?/){2}[^\s"'`<>()]{4,500}""", re.IGNORECASE)
_URLS_MAX = 3_000


class OwnBoard(NamedTuple):
    """A board and what shows it.

    Attributes:
        board: Which one.
        how: How the page shows it.
        evidence: URL or code that names it.
        host: Host of the URL.
    """

    board: BoardRef
    how: How
    evidence: str
    host: str


def own_boards(page: Page, *, is_careers_page: bool) -> list[OwnBoard]:
    """Boards of the company that a page shows, each tenant once, by the strongest way it is shown.

    A page with links to boards of many companies lists others' openings: of its links none counts.
    """
    by_tenant: dict[str, list[OwnBoard]] = {}
    for own in _shown(page, is_careers_page=is_careers_page):
        by_tenant.setdefault(str(own.board), []).append(own)
    found = _without_doubtful([_plainest(same) for same in by_tenant.values()])
    return found or (_by_assets(page) if is_careers_page else [])


def _without_doubtful(found: list[OwnBoard]) -> list[OwnBoard]:
    """Boards without links to many, and without links to others of a vendor that is embedded.

    Those lead to help pages and to the vendor's own portal.
    """
    linked = [own for own in found if own.how in _LINKED]
    surer = {own.board.vendor for own in found if own.how not in _LINKED}
    many = len(linked) > _BOARDS_MAX
    doubtful = [own for own in linked if many or own.board.vendor in surer]
    return [own for own in found if own not in doubtful]


def _by_assets(page: Page) -> list[OwnBoard]:
    """The board of a careers page that runs at a vendor under a host of the company's own.

    The vendor's name of the tenant is not shown, so the host stands for it; nobody can ask such
    a board.
    """
    for url in asset_urls(page):
        vendor = vendor_of_asset(host_of(url))
        if vendor and not is_front(vendor) and page.host:
            return [OwnBoard(BoardRef(vendor, page.host), "asset", url, page.host)]
    return []


def _plainest(same: Sequence[OwnBoard]) -> OwnBoard:
    """Of the strongest ways in which one tenant is shown, the site that is named most.

    A site for students or staff is taken only where there is no other.
    """
    strongest = [own for own in same if own.how == same[0].how]
    times = Counter(own.board.key for own in strongest)
    chosen = max(
        strongest,
        key=lambda own: (
            bool(own.board.site),
            not _FOR_SOME.search(own.board.site or ""),
            times[own.board.key],
        ),
    )
    if len(chosen.evidence) <= EVIDENCE_CHARACTERS_MAX:
        return chosen
    return chosen._replace(evidence=board_url(chosen.board) or chosen.evidence)


class EmbedRules(Spec):
    """How a vendor's widget is told the company, in an inline script or an attribute.

    Attributes:
        mark: What stands in the page wherever the widget does.
        code: Names the tenant.
        url: Address of the tenant's board; None where the widget knows the company by a number
            that no address holds.
        positives: Markup that names a tenant, for the tests.
        negatives: Markup that names none, for the tests.
    """

    mark: str
    code: re.Pattern[str]
    url: str | None = None
    positives: Mapping[str, str]
    negatives: tuple[str, ...]


@once
def embed_rules() -> Mapping[str, EmbedRules]:
    """Rules by vendor.

    Raises:
        ConfigError: The data file is not in its form.
    """
    return {
        vendor: parse_spec(EmbedRules, _FILE, values) for vendor, values in read_yaml(_FILE).items()
    }


def _shown(page: Page, *, is_careers_page: bool) -> Iterator[OwnBoard]:
    """What names a board, the strongest evidence first."""
    here = parse_web_address(page.url) if vendor_of_host(page.host) else None
    if here:
        yield from _at("page", here)
    for url in (*page.frame_urls, *page.script_urls):
        # Most are parsed no further than to see that no vendor is at their host.
        address = parse_web_address(url) if vendor_of_host(host_of(url)) else None
        if address:
            yield from _at("embed", address)
    if is_careers_page:
        yield from _configured(page)
        yield from _posted(page)
    yield from _linked(page, is_careers_page=is_careers_page)


def _at(how: How, address: WebAddress | Link) -> Iterator[OwnBoard]:
    board = board_of(address)
    if board:
        yield OwnBoard(board, how, address.url, address.host)


def _linked(page: Page, *, is_careers_page: bool) -> Iterator[OwnBoard]:
    vendors = {host for host in {link.host for link in page.links} if vendor_of_host(host)}
    links = [link for link in page.links if link.host in vendors] if vendors else []
    careers = {link.url for link in links if is_careers_page or _says_careers(link)}
    for link in sorted(links, key=lambda link: link.url not in careers):
        yield from _at("careers-link" if link.url in careers else "link", link)


def _says_careers(link: Link) -> bool:
    return score_link(link, PageRole.CAREERS) >= _CAREERS_LINK_POINTS


def _posted(page: Page) -> Iterator[OwnBoard]:
    """Boards to which the page's own JSON-LD postings lead."""
    for node in page.json_ld:
        url = first_text(node.get("url")) if "JobPosting" in types_of(node) else None
        address = parse_web_address(url) if url else None
        if address and address.host != page.host:
            yield from _at("posting", address)


def _configured(page: Page) -> Iterator[OwnBoard]:
    """Boards in the code, the forms and the data attributes of a careers page."""
    source = _COMMENT.sub("", page.html)
    found = [*_DATA.findall(source), *_ACTION.findall(source)]
    values = [html.unescape(double or single) for double, single in found]
    urls = {url.replace("\\", "") for text in values for url in _URL.findall(text)}
    urls |= {url.replace("\\", "") for text in page.inline_scripts for url in _URL.findall(text)}
    for url in sorted([*urls, *_bare_urls(values)])[:_URLS_MAX]:
        address = parse_web_address(url) if vendor_of_host(host_of(url)) else None
        if address:
            yield from _at("config", address)
    for vendor, rules in embed_rules().items():
        yield from _embedded(vendor, rules, source)


def _bare_urls(values: list[str]) -> Iterator[str]:
    """URLs of values that are an address without "https:"."""
    for value in values:
        address = _BARE_HOST.fullmatch(value.strip()) if "." in value else None
        if address:
            yield f"https://{address[1].lower()}{address[2] or '/'}"


def _embedded(vendor: str, rules: EmbedRules, source: str) -> Iterator[OwnBoard]:
    code = rules.code.search(source) if rules.mark in source else None
    if not code:
        return
    url = rules.url.format(tenant=code["tenant"]) if rules.url else None
    board = parse_board(url) if url else BoardRef(vendor, code["tenant"])
    if board:
        yield OwnBoard(board, "config", url or code[0], rules.mark)


def asset_urls(page: Page) -> list[str]:
    """Absolute URLs, each once, that a page loads or links to, if any is at a host of assets."""
    return list(_asset_urls(page.html))


@lru_cache(maxsize=1)  # Fronts and boards ask for the same page one after the other.
def _asset_urls(source: str) -> tuple[str, ...]:
    hosts = {host.lower() for host in _HOST.findall(source)}
    if not any(map(vendor_of_asset, hosts)):
        return ()
    found = _RESOURCE.findall(_COMMENT.sub("", source))
    return tuple(dict.fromkeys(f"https:{url}" for url in found))


def host_of(url: str) -> str:
    """Host of a URL of a page, which is written as the standard writes it."""
    authority = url.split("/", 3)[2]
    return authority.rpartition("@")[2].partition(":")[0].lower()
