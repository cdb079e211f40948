"""Openings counted once, over places on one board and over the boards of front and back vendor.

On one board an advertisement is often posted once a place: of 1,642 postings recorded from 85
boards, 189 pairs share title and department, and 185 of these the text. So one title in one
department with the same contents is one opening in several places, unless the employer numbers
them apart. Another department, another number or other contents are another opening, and so is
every id of a list that shows nothing but titles, as those of shops do. Between two boards a number,
an address or an id tells, and where these are silent title and places do; each opening of a board
is paired with one of another at most.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from enrichment.hiring.understanding.uniting import unite_boards, unite_on_board
from prospects.hiring import OWN_SITE, Opening
from prospects.hiring.places import may_be_same
from prospects.words import fold

_NUMBER = re.compile(r"(?=.*\d)[\w./# -]{3,40}")
_CANDIDATES_MAX = 100
"""So many openings of one title are compared with another: boards of shops list thousands."""
_DIGITS = re.compile(r"\d+")
_APPLY_PATH = re.compile(r"/(?:apply|application|job-?application|c/new)/?$", re.IGNORECASE)
_QUERY_ID = re.compile(
    r"(?:^|&)((?:gh_jid|jobid|job|jobreqid|career_job_req_id)=[\w-]+)", re.IGNORECASE
)


def merge_openings(openings: Iterable[Opening]) -> tuple[Opening, ...]:
    """Each opening once, in the order in which they are first shown.

    Args:
        openings: Of one company, of all its boards.

    Returns:
        The same, where none stands twice. What several advertisements tell is added up; of one
        board the oldest gives id, title and address, of several the one that tells most.
    """
    known = _on_boards(list(openings))
    for keys in (_links, _numbers, _ids, _titles):
        known = _paired(known, keys)
    return tuple(unite_boards(each.shown) for each in sorted(known, key=lambda each: each.place))


@dataclass(frozen=True, slots=True)
class _Known:
    """One opening as far as it is known.

    Attributes:
        shown: What each board shows of it, one a board.
        place: Where in the order it was first shown.
    """

    shown: tuple[Opening, ...]
    place: int

    @property
    def boards(self) -> frozenset[str]:
        return frozenset(opening.board for opening in self.shown)


_Keys = Callable[[Opening], Iterable[Hashable]]


def _on_boards(openings: Sequence[Opening]) -> list[_Known]:
    """Openings of each board, each once."""
    by_id: dict[Hashable, list[int]] = defaultdict(list)
    for place, opening in enumerate(openings):
        by_id[opening.board, opening.posting_id].append(place)
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for places in by_id.values():
        groups[_advertised(openings[places[0]])] += places
    return [
        _Known((unite_on_board([openings[place] for place in group]),), min(group))
        for group in groups.values()
    ]


def _advertised(opening: Opening) -> Hashable:
    """What is alike in all advertisements of one opening on its board."""
    title, number = fold(opening.title), _number(opening)
    if number:
        return opening.board, title, number
    told = (
        fold(opening.department or ""), opening.technologies, opening.nice_to_have,
        opening.reports_to,
    )  # fmt: skip
    return (opening.board, title, *(told if any(told) else (opening.posting_id,)))


def _number(opening: Opening) -> str | None:
    """The employer's number; None for a text without one ("See opening id")."""
    number = " ".join((opening.requisition or "").casefold().split())
    return number if _NUMBER.fullmatch(number) else None


def _links(opening: Opening) -> Iterable[Hashable]:
    """Addresses of the opening, without scheme, tracking and the step of applying."""
    return {link for url in (opening.url, opening.apply_url) if url and (link := _link(url))}


def _link(url: str) -> str | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path = _APPLY_PATH.sub("", parts.path.rstrip("/"))
    ids = sorted(_QUERY_ID.findall(parts.query.lower()))
    told = path.count("/") > 1 or ids
    return "?".join([parts.netloc.lower() + path, *ids]) if parts.netloc and told else None


def _numbers(opening: Opening) -> Iterable[Hashable]:
    number = _number(opening)
    return (number,) if number else ()


def _ids(opening: Opening) -> Iterable[Hashable]:
    return ((fold(opening.title), opening.posting_id),)


def _titles(opening: Opening) -> Iterable[Hashable]:
    """The title with each word of its places; alone where there is none, or it may match one."""
    heads = [fold(place.partition(",")[0]) for place in opening.locations]
    title = fold(opening.title)
    return {(title, word) for word in ("", *" ".join(heads).split())}


def _paired(known: Sequence[_Known], keys: _Keys) -> list[_Known]:
    """Join what shares a key and no board, what is of one department before other."""
    by_key: dict[Hashable, list[int]] = defaultdict(list)
    joined: list[_Known] = []
    vague = _vague(known, keys) if keys is not _titles else frozenset()
    for each in known:
        shared = {key for opening in each.shown for key in keys(opening)} - vague
        candidates = sorted({n for key in shared for n in by_key[key][:_CANDIDATES_MAX]})
        fitting = [n for n in candidates if _may_join(joined[n], each, by_title=keys is _titles)]
        number = max(fitting, key=lambda n: _alike(joined[n], each), default=len(joined))
        if number == len(joined):
            joined.append(each)
        else:
            before = joined[number]
            joined[number] = _Known(before.shown + each.shown, min(before.place, each.place))
        for key in shared:
            by_key[key].append(number)
    return joined


def _vague(known: Sequence[_Known], keys: _Keys) -> frozenset[Hashable]:
    """Keys that several openings of one board share, as one address for all applications."""
    shown = (opening for each in known for opening in each.shown)
    times = Counter((opening.board, key) for opening in shown for key in keys(opening))
    return frozenset(key for (_, key), number in times.items() if number > 1)


def _may_join(one: _Known, other: _Known, *, by_title: bool) -> bool:
    if one.boards & other.boards:
        return False
    if not by_title:
        return True
    return all(_is_same_place(a, b) and not _differ(a, b) for a in one.shown for b in other.shown)


def _is_same_place(one: Opening, other: Opening) -> bool:
    """Whether every place of the shorter list may be one of the longer.

    A company's own page often names none beside a title; between boards that proves nothing.
    """
    if not one.locations or not other.locations:
        return OWN_SITE in (one.board, other.board)
    few, many = sorted((one.locations, other.locations), key=len)
    return all(any(may_be_same(place, there) for there in many) for place in few)


def _differ(one: Opening, other: Opening) -> bool:
    """Whether two numbers of one make tell the openings apart."""
    mine, theirs = _number(one), _number(other)
    if not mine or not theirs or mine == theirs:
        return False
    return _DIGITS.sub("0", mine) == _DIGITS.sub("0", theirs)


def _alike(one: _Known, other: _Known) -> int:
    """How many departments and places two have in common, to choose among several."""
    return sum(
        (a.department == b.department) + len(set(a.locations) & set(b.locations))
        for a in one.shown
        for b in other.shown
    )
