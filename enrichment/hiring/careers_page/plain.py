"""Openings that a careers page names as plain text: the last resort, so nothing is guessed.

Below a heading that announces openings ("Current openings", "Offene Stellen"), titles of positions
count in headings, list items, accordion titles, cells and lines of their own, up to the next
heading of something else. On a careers page without such a heading only its headings count, and
only those that are nothing but the title of a position.
"""

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bs4 import Tag

from enrichment.hiring.careers_page.advert import Advert, Details
from enrichment.hiring.careers_page.posting_links import leads_to_list
from enrichment.hiring.careers_page.titles import (
    clean_title,
    is_nothing_but_position,
    is_position,
    opening_words,
)
from enrichment.hiring.careers_page.tree import HEADING_TAGS, CareersTree, text_of
from enrichment.page import Page
from enrichment.reference import WebAddress
from prospects.once import once

_LINE_TAGS = ("li", "dt", "summary", "button", "td", "th", "p", "div", "a", "span", "strong", "b")
_LEAD_TAGS = ["strong", "b", "a"]
_LISTING_TAGS = ("p", "div", "td", "li")
_BLOCK_TAGS = frozenset(
    [
        *HEADING_TAGS,
        "li",
        "dt",
        "dd",
        "summary",
        "button",
        "td",
        "th",
        "p",
        "div",
        "ul",
        "ol",
        "table",
    ]
)
_NOT_READ = frozenset(
    [
        "nav",
        "header",
        "footer",
        "aside",
        "script",
        "style",
        "noscript",
        "template",
        "blockquote",
        "form",
        "select",
    ]
)
_HEADING_CHARACTERS_MAX = 60
_LINE_CHARACTERS_MAX = 160
_LINES_NEAR = 12
"""How far below its announcement a list begins on a page that is no careers page."""
_LOWEST = 7
"""Level of a heading that is marked as none ("<p><strong>Open positions</strong></p>")."""
_AROUND_HEADING = (
    " :!.?-()[]0123456789+\N{HORIZONTAL ELLIPSIS}\N{EN DASH}\N{EM DASH}"
    "\N{BLACK RIGHT-POINTING TRIANGLE}\N{RIGHTWARDS ARROW}"
)
_BETWEEN_TITLES = re.compile(r"\s*(?:[,;]|\s(?:and|und|et|y|og|och|en|e)\s|(?<=\w)\.(?:\s|$))\s*")
_HEADING_TEXT = re.compile(
    r"<h[1-6][^>]{0,500}>(?:\s*<[^>]{0,500}>){0,8}\s*([^<\s][^<]{2,160})", re.IGNORECASE
)
_BEGINNING = 3
_ENDING = re.compile(r"\s(?:at|in|bei|chez|with|hos|i|en|em|a|presso|w)\s.*")


class _Line(NamedTuple):
    """One heading or line of a page; `level` is 1-6 of a heading, else None."""

    tag: Tag
    text: str
    level: int | None


def may_hold_plain_openings(page: Page, *, is_careers_page: bool) -> bool:
    """Whether the text of a page can hold what `from_plain_text` finds, told without a tree."""
    lines = page.text.split("\n")
    announces = _announces_openings if is_careers_page else _is_announcement
    first = next((n for n, line in enumerate(lines) if announces(line)), None)
    if first is not None:
        near = None if is_careers_page else first + 1 + _LINES_NEAR
        if any(map(_names_positions, lines[first + 1 : near])):
            return True
    return is_careers_page and any(map(is_nothing_but_position, _headings(page)))


def _names_positions(line: str) -> bool:
    if len(line) > _LINE_CHARACTERS_MAX:
        return False
    return is_position(line) or any(map(is_nothing_but_position, _BETWEEN_TITLES.split(line)))


def _headings(page: Page) -> Iterator[str]:
    """Beginnings of the texts of headings, read from the markup."""
    for text in _HEADING_TEXT.findall(page.html):
        yield " ".join(html.unescape(text).split())


def from_plain_text(tree: CareersTree, *, is_careers_page: bool) -> Iterator[Advert]:
    """Openings below headings that announce them, else a careers page's headings of positions."""
    lines = list(_lines(tree))
    found = list(_announced(lines, tree, is_careers_page=is_careers_page))
    if not found and is_careers_page:
        found = list(_headed(lines, tree))
    yield from found


def _announced(lines: list[_Line], tree: CareersTree, *, is_careers_page: bool) -> Iterator[Advert]:
    level: int | None = None
    announces = _announces_openings if is_careers_page else _is_announcement
    names_position = is_position if is_careers_page else is_nothing_but_position
    for line in lines:
        if announces(line.text):
            level = line.level or _LOWEST
        elif level is None:
            continue
        elif _ends_list(line, level):
            level = None
        else:
            address = _address(line.tag, tree)
            titles = () if address and leads_to_list(address) else _titles(line, names_position)
            for title in titles:
                yield _advert(title, line, tree, 0.75)


def _ends_list(line: _Line, level: int) -> bool:
    """Whether a line begins something else than the list below a heading of a level."""
    if line.level is None:
        return level == _LOWEST and _is_other(line.text)
    return not is_position(line.text) and (line.level <= level or _is_other(line.text))


def _headed(lines: list[_Line], tree: CareersTree) -> Iterator[Advert]:
    is_other = False
    for number, line in enumerate(lines):
        if not line.level:
            continue
        if not is_nothing_but_position(line.text):
            is_other = _is_other(line.text)
        elif not is_other and _is_described(lines, number):
            yield _advert(clean_title(line.text), line, tree, 0.6)


def _is_described(lines: list[_Line], number: int) -> bool:
    """Whether text follows a heading: a name would stand above or below a team member's title."""
    after = lines[number + 1] if number + 1 < len(lines) else None
    return after is not None and not after.level and len(after.text) > _HEADING_CHARACTERS_MAX // 3


def _advert(title: str, line: _Line, tree: CareersTree, confidence: float) -> Advert:
    address = _address(line.tag, tree)
    here = tree.page.url.partition("#")[0]
    url = address.url if address and address.url.partition("#")[0] != here else None
    return Advert(title, confidence, "plain-text", Details(url=url))


def _address(tag: Tag, tree: CareersTree) -> WebAddress | None:
    """Where an item's own link leads."""
    near = (tag, tag.find("a", href=True), tag.find_parent("a", href=True))
    href = next((str(each["href"]) for each in near if each and each.get("href")), "")
    return tree.resolve(href)


def _titles(line: _Line, names_position: Callable[[str], bool]) -> Iterator[str]:
    """Titles in a line: it begins with one that is set off, it is one, or it lists some."""
    for text in (_lead(line), line.text):
        if names_position(text):
            yield clean_title(text)
            return
    if line.level or line.tag.name not in _LISTING_TAGS:
        return
    first, *others = [part for part in _BETWEEN_TITLES.split(line.text) if part] or [""]
    if others and is_nothing_but_position(first):
        yield clean_title(first)
        yield from (clean_title(part) for part in others if is_position(part))


def _lead(line: _Line) -> str:
    """What a line sets off at its beginning: "<b>Sous Chef</b>, full time"."""
    child = line.tag.find(_LEAD_TAGS)
    lead = text_of(child) if isinstance(child, Tag) else ""
    after = line.text[len(lead) :].lstrip()
    return lead if line.text.startswith(lead) and after and not after[0].isalnum() else ""


def _lines(tree: CareersTree) -> Iterator[_Line]:
    """Headings, and lines that hold no further line, without menus and footers."""
    waiting = [tree.root.body] if tree.root.body else []
    while waiting:
        tag = waiting.pop()
        if tag.name in _NOT_READ:
            continue
        if tag.name in HEADING_TAGS:
            yield _Line(tag, text_of(tag), int(tag.name[1]))
        elif tag.name in _LINE_TAGS and not _holds_lines(tag):
            text = text_of(tag)
            if text:
                yield _Line(tag, text[: 2 * _LINE_CHARACTERS_MAX], None)
        else:
            waiting.extend(
                child for child in reversed(list(tag.children)) if isinstance(child, Tag)
            )


def _holds_lines(tag: Tag) -> bool:
    return any(isinstance(child, Tag) and child.name in _BLOCK_TAGS for child in tag.descendants)


def _announces_openings(text: str) -> bool:
    if len(text) > _HEADING_CHARACTERS_MAX:
        return False
    bare, known = text.casefold().strip(_AROUND_HEADING), _careers_headings()
    if bare[:_BEGINNING] not in _beginnings():  # Nearly every line of a page ends here.
        return False
    return bare in known or _ENDING.sub("", bare, count=1).strip(_AROUND_HEADING) in known


@once
def _careers_headings() -> frozenset[str]:
    return opening_words().openings_headings | opening_words().announcements


@once
def _beginnings() -> frozenset[str]:
    return frozenset(heading[:_BEGINNING] for heading in _careers_headings())


def _is_announcement(text: str) -> bool:
    if len(text) > _HEADING_CHARACTERS_MAX:
        return False
    return text.casefold().strip(_AROUND_HEADING) in opening_words().announcements


def _is_other(text: str) -> bool:
    bare = text.casefold().strip(_AROUND_HEADING)
    return len(text) <= _HEADING_CHARACTERS_MAX and any(
        word in bare for word in opening_words().other_headings
    )
