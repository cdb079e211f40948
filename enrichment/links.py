"""Which pages of a site are worth reading besides its home page.

What people read on a link and the words of its path are scored together: on 3,827 real pages the
path alone found job markets of newspapers and single adverts, the text alone brand pages.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated
from urllib.parse import unquote

from pydantic import AfterValidator

from enrichment.page import Link, Page, PageRole
from enrichment.publishing import is_of_a_publisher
from prospects.domain import registrable_domain
from prospects.once import once
from prospects.specs.reading import Spec, parse_spec, read_yaml
from prospects.words import fold as fold_words

_FILE = Path(__file__).parent / "data" / "page_links.yml"
ENOUGH = 3.0
_PATH_WORDS_MAX = 8
_TEXT_WORDS_MAX = 5
_NAMED_WORDS_MAX = 7
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
_PLACES_OF_A_TRADE = ("jobs", "careers")
_INDEX = re.compile(r"/(?:index|default|home|start)(?:\.\w{2,5})?$", re.IGNORECASE)
_NOTHING: Mapping[PageRole, float] = {}


def _folded(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold_words, phrases))


_Phrases = Annotated[frozenset[str], AfterValidator(_folded)]


class Words(Spec):
    """Words that name a page by themselves (`whole`: alone), or only if the other side agrees.

    Attributes:
        before: Phrases that name it by themselves if a name follows ("careers at", "werken bij").
    """

    strong: _Phrases
    whole: _Phrases = frozenset()
    weak: _Phrases = frozenset()
    before: _Phrases = frozenset()


class LinkWords(Spec):
    """Words of one role on the link and in its path, and what looks like them but is not.

    Attributes:
        never: Phrases on the link that say it is something else.
        fields: Words before the name on the link that say it is of a trade: "Nursing Careers".
        sections: Words of a path that say the same: there the word is a section's name.
        own: Words of host and path that say that the firm speaks of itself.
        doubtful: Texts that name something else on a publisher's page, unless `own` words agree.
    """

    text: Words
    path: Words
    never: _Phrases = frozenset()
    fields: _Phrases = frozenset()
    sections: _Phrases = frozenset()
    own: _Phrases = frozenset()
    doubtful: _Phrases = frozenset()


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
        free = (link for link in readable if _bare(link.url) not in taken)
        best = best_link(free, role, on=home)
        if best:
            chosen.append((role, best.url.partition("#")[0]))
            taken.add(_bare(best.url))
    return chosen[: max(most, 0)]


def best_link(links: Iterable[Link], role: PageRole, on: Page | None = None) -> Link | None:
    """The link that most surely leads to a page of this role, the first at a tie, or None.

    Args:
        links: Of one page.
        role: What the page sought is for.
        on: The page, if it is at hand: on a publisher's, "Jobs" is the market of its readers.
    """
    rated = _rated(links, role)
    best = _best(rated)
    if best and on and _is_doubtful(best, role) and is_of_a_publisher(on):
        return _best([(link, points) for link, points in rated if not _is_doubtful(link, role)])
    return best


def _rated(links: Iterable[Link], role: PageRole) -> list[tuple[Link, float]]:
    """Links that lead to pages of a role, with their points."""
    # Nine of ten links end at the first condition, and every page asks all of its links.
    told = (
        link
        for link in links
        if len(link.text) <= _TEXT_CHARACTERS_MAX and role in _text_points(link.text)
    )
    rated = ((link, score_link(link, role)) for link in told)
    return [(link, points) for link, points in rated if points >= ENOUGH]


def _best(rated: Iterable[tuple[Link, float]]) -> Link | None:
    best = max(rated, key=lambda each: each[1], default=None)
    return best and best[0]


def score_link(link: Link, role: PageRole, *, is_publishers: bool = False) -> float:
    """How surely a link leads to a page of this role; 3 is enough, 6 is certain.

    Strong words count 3 on the link and 2 in the path, weak ones 1 each; a path that is deep, of an
    article or of a log-in loses. A path alone is never enough; what opens a menu is no link.

    Args:
        link: Of any page.
        role: What the page sought is for.
        is_publishers: Whether it stands on a page of a newspaper, magazine or portal.
    """
    points = _text_points(link.text).get(role) if len(link.text) <= _TEXT_CHARACTERS_MAX else None
    if not points or link.url.endswith("#") or _is_of_a_trade(link, role):
        return 0.0
    if is_publishers and _is_doubtful(link, role):
        return 0.0
    return points + _path_points(link.host, link.path, _words()[role].path) - _away(link, role)


def _away(link: Link, role: PageRole) -> float:
    """How much a path speaks against its link: an article, a log-in, a section, or only deep."""
    words = _words()[role]
    named = _place_words(link.path) if words.sections or words.own else frozenset()
    if not words.sections.isdisjoint(named):
        return 3.5
    if _SOMETHING_ELSE.search(link.path) and words.own.isdisjoint(named):
        return 3.5
    return min(0.1 * link.path.strip("/").count("/"), 0.5)


def _is_of_a_trade(link: Link, role: PageRole) -> bool:
    """Whether a link names the openings of a trade or place, and its host is not called so."""
    fields = _words()[role].fields
    *before, last = fold(link.text).split() if fields else [""]
    if last not in _PLACES_OF_A_TRADE or fields.isdisjoint(before):
        return False
    return not any(len(word) > 2 and word in link.host for word in before)


def _is_doubtful(link: Link, role: PageRole) -> bool:
    """Whether a link may mean something else on a publisher's page."""
    words = _words()[role]
    if fold(link.text) not in words.doubtful:
        return False
    if _last_segment(link.path) in words.path.strong - words.doubtful:
        return False
    return words.own.isdisjoint(_place_words(link.url))


def _place_words(place: str) -> frozenset[str]:
    return frozenset(fold(unquote(place)).split())


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
    if len(words) > _TEXT_WORDS_MAX and not _names_a_firm(words):
        return _NOTHING
    named = _named(_phrases(words))
    if not named:
        return _NOTHING
    rated = {role: _said(how, len(words)) for role, how in named.items()}
    rated |= {role: 3.2 for role in _named_before(words) if "never" not in named[role]}
    alone = {
        role: 4.0
        for role, how in _roles_by_phrase().get(" ".join(words), ())
        if how in ("strong", "whole")
    }
    return {role: points for role, points in (rated | alone).items() if points}


def _named_before(words: list[str]) -> Collection[PageRole]:
    """Roles whose phrase a text begins with, if more follows: "Careers at Northwind"."""
    begun = {" ".join(words[:count]) for count in (1, 2, 3, 4) if count < len(words)}
    return [role for role, each in _words().items() if not each.text.before.isdisjoint(begun)]


def _names_a_firm(words: list[str]) -> bool:
    return len(words) <= _NAMED_WORDS_MAX and bool(_named_before(words))


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
    named = _last_segment(path)
    if named in words.strong:
        return 2.0
    near = [*fold(_segments(path)[-2]).split(), *named.split()]
    if len(near) > _PATH_WORDS_MAX:
        return 0.0
    return 0.0 if _phrases(near).isdisjoint(words.strong | words.weak) else 1.0


def _segments(path: str) -> list[str]:
    """Segments of a path, two at least; "index.html" and its like are none."""
    return ["", *_INDEX.sub("", unquote(path).rstrip("/")).split("/")]


def _last_segment(path: str) -> str:
    return fold(_SUFFIX.sub("", _segments(path)[-1]))


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
    phrases = (
        phrase for side in sides for phrase in side.strong | side.whole | side.weak | side.before
    )
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
            "weak": text.weak | text.before,
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
