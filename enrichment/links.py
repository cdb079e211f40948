"""Which pages of a site are worth reading besides its home page.

What people read on a link and the words of its path are scored together: on 3,827 real pages the
path alone found job markets of newspapers and single adverts, the text alone brand pages.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from enrichment.page import Link, Page, PageRole
from prospects.domain import registrable_domain
from prospects.once import once
from prospects.specs.reading import Spec, parse_spec, read_yaml
from prospects.words import fold as fold_words

_FILE = Path(__file__).parent / "data" / "page_links.yml"
_ENOUGH = 3.0
_PATH_WORDS_MAX = 8
_TEXT_WORDS_MAX = 5
_TEXT_CHARACTERS_MAX = 80
_PHRASE_WORDS_MAX = 4
_FOLDED_CHARACTERS_MAX = 300
_ORDER = (
    PageRole.CAREERS, PageRole.ABOUT, PageRole.LEGAL, PageRole.CONTACT, PageRole.TEAM,
    PageRole.PRICING,
)  # fmt: skip
_NO_PAGE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|svg|webp|mp[34]|ics|vcf|xml|rss|exe|dmg)$",
    re.IGNORECASE,
)
_SOMETHING_ELSE = re.compile(
    r"/(?:20[0-2]\d|blog|news|articles?|artikel|tags?|category|press|magazines?|sections?|topics?"
    r"|themen?|ratgeber|rubri(?:k|que)|sign-?(?:up|in)|log-?in|register)(?:/|$)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\.\w{2,5}$")
_ASCII_WORDS = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else 0x20 for code in range(256)
)
"""Letters to lower case, and all that is no letter and no digit to a blank."""
_ACCENT = re.compile(rb"&#(?:7[6-9]\d|8[0-7]\d);")
"""Accents of Latin letters, U+02F8 to U+036F, as character references."""
_NOTHING: Mapping[PageRole, float] = {}


class Words(Spec):
    """Words that name a page by themselves (`whole`: alone), or only if the other side agrees."""

    strong: frozenset[str]
    whole: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()


class LinkWords(Spec):
    """Words of one role on the link and in its path, and what looks like them but is not."""

    text: Words
    path: Words
    never: frozenset[str] = frozenset()


def choose_pages(home: Page, most: int) -> list[tuple[PageRole, str]]:
    """The best page of each role on the same registrable domain, the most telling first.

    Careers come first: they say whom the company looks for and which system it hires with. Then
    the page about the company: what it does, since when, how large. Then the legal notice, which
    the law of German, French, Italian and Spanish speaking countries asks for and which holds name,
    legal form, register number, address and telephone as one block; where there is none, contact
    comes next with the last two. Team and pricing only add headcount and a business model.

    Args:
        home: Page whose links are judged.
        most: How many pages at most.

    Returns:
        At most one URL a role, without fragment; never the page itself.
    """
    domain = registrable_domain(home.host)
    taken = {_bare(home.url), _bare(home.requested_url)}
    readable = [link for link in home.links if domain and _is_readable(link, domain)]
    chosen: list[tuple[PageRole, str]] = []
    for role in _ORDER[: max(most, 0) and len(_ORDER)]:
        best = best_link((link for link in readable if _bare(link.url) not in taken), role)
        if best:
            chosen.append((role, best.url.partition("#")[0]))
            taken.add(_bare(best.url))
    return chosen[: max(most, 0)]


def best_link(links: Iterable[Link], role: PageRole) -> Link | None:
    """The link that most surely leads to a page of this role, the first at a tie, or None."""
    best, most = None, 0.0
    for link in links:
        # Nine of ten links end here, and every page asks all of its links.
        if len(link.text) > _TEXT_CHARACTERS_MAX or role not in _text_points(link.text):
            continue
        points = score_link(link, role)
        if points >= _ENOUGH and points > most:
            best, most = link, points
    return best


def score_link(link: Link, role: PageRole) -> float:
    """How surely a link leads to a page of this role; 3 is enough, 6 is certain.

    Strong words count 3 on the link and 2 in the path, weak ones 1 each; a path that is deep, of an
    article or of a log-in loses. A path alone is never enough.
    """
    points = _text_points(link.text).get(role) if len(link.text) <= _TEXT_CHARACTERS_MAX else None
    if not points:
        return 0.0
    away = 3.5 if _SOMETHING_ELSE.search(link.path) else 0.1 * link.path.strip("/").count("/")
    return points + _path_points(link.host, link.path, _words()[role].path) - away


def is_careers_path(page: Page) -> bool:
    """Whether the last segment or the host of a page's own URL says that it is a careers page."""
    return _path_points(page.host, page.path, _words()[PageRole.CAREERS].path) >= 2.0


def fold(text: str) -> str:
    """Words of the beginning of a text for comparison: a whole page in one link is no link text."""
    return fold_words(text[:_FOLDED_CHARACTERS_MAX])


def _tokens(text: str) -> bytes:
    """A text as words of ASCII: "Où" as "ou", and numbers for letters that have no such form.

    Costs a fifth of folding it, and holds every ASCII word that folding finds.
    """
    if text.isascii():
        return text.encode("ascii").translate(_ASCII_WORDS)
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    escaped = _ACCENT.sub(b"", decomposed.encode("ascii", "xmlcharrefreplace"))
    return escaped.translate(_ASCII_WORDS)


@lru_cache(maxsize=16384)
def _text_points(text: str) -> Mapping[PageRole, float]:
    """Points of a link's text for each role that it may name."""
    # Most texts end here, by one look at words that are folded only roughly.
    if _first_tokens().isdisjoint(_tokens(text).split()):
        return _NOTHING
    words = fold(text).split()
    if len(words) > _TEXT_WORDS_MAX:
        return _NOTHING
    named = _named(_phrases(words))
    if not named:
        return _NOTHING
    rated = {role: _said(how, len(words)) for role, how in named.items()}
    alone = {
        role: 4.0
        for role, how in _roles_by_phrase().get(" ".join(words), ())
        if how in ("strong", "whole")
    }
    return {role: points for role, points in (rated | alone).items() if points}


def _named(phrases: Iterable[str]) -> Mapping[PageRole, set[str]]:
    """Roles that phrases name, and how: "strong", "whole", "weak" or "never"."""
    known = _roles_by_phrase()
    named: dict[PageRole, set[str]] = {}
    for phrase in phrases:
        for role, how in known.get(phrase, ()):
            named.setdefault(role, set()).add(how)
    return named


def _said(how: Collection[str], words: int) -> float:
    """Points of a role that some of the words on a link name."""
    if "never" in how:
        return 0.0
    if "strong" in how:
        return 3.0 - 0.15 * words
    return 1.0 if "weak" in how else 0.0


def _path_points(host: str, path: str, words: Words) -> float:
    if host.split(".", maxsplit=1)[0] in words.strong:
        return 2.0
    *_, above, last = ["", *unquote(path).rstrip("/").split("/")]
    named = fold(_SUFFIX.sub("", last)).split()
    if " ".join(named) in words.strong:
        return 2.0
    near = [*fold(above).split(), *named]
    if len(near) > _PATH_WORDS_MAX:
        return 0.0
    return 0.0 if _phrases(near).isdisjoint(words.strong | words.weak) else 1.0


def _phrases(words: list[str]) -> frozenset[str]:
    """All runs of up to four words."""
    count, longest = len(words), _PHRASE_WORDS_MAX
    spans = ((i, j) for i in range(count) for j in range(i + 1, min(i + longest, count) + 1))
    return frozenset(" ".join(words[i:j]) for i, j in spans)


def _is_readable(link: Link, domain: str) -> bool:
    return registrable_domain(link.host) == domain and not _NO_PAGE.search(link.path)


def _bare(url: str) -> str:
    """URL for comparison: without scheme, fragment and final slash."""
    return url.partition("#")[0].partition("://")[2].rstrip("/").lower()


@once
def _first_tokens() -> frozenset[bytes]:
    """How the phrases begin that name a role, in the form of `_tokens`."""
    sides = (words.text for words in _words().values())
    phrases = (phrase for side in sides for phrase in side.strong | side.whole | side.weak)
    return frozenset(_tokens(phrase).split()[0] for phrase in phrases)


@once
def _roles_by_phrase() -> Mapping[str, list[tuple[PageRole, str]]]:
    """What each phrase on a link says of which roles."""
    known: dict[str, list[tuple[PageRole, str]]] = {}
    for role, words in _words().items():
        text = words.text
        kinds = {
            "strong": text.strong,
            "whole": text.whole,
            "weak": text.weak,
            "never": words.never,
        }
        for how, phrases in kinds.items():
            for phrase in phrases:
                known.setdefault(phrase, []).append((role, how))
    return known


@once
def _words() -> Mapping[PageRole, LinkWords]:
    read = read_yaml(_FILE)
    return {PageRole(role): parse_spec(LinkWords, _FILE, words) for role, words in read.items()}
