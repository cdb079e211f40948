"""Technologies that an opening's work uses, apart from those that are only welcome.

Precision goes before recall: a name counts only where its section or its sentence speaks of the
work, never where the company speaks of customers, rivals, investors or former employers.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Literal

from enrichment.hiring.understanding.passages import (
    Line,
    Section,
    clause_ends,
    passage_patterns,
    read_lines,
)
from enrichment.hiring.understanding.technology_names import Mention, find_names, stand_alone
from enrichment.hiring.understanding.welcome import welcome_part

Use = Literal["used", "nice"]
Clause = tuple[int, int]
"""Begin and end in the text."""

_BESIDE = re.compile(
    r"\s?(?:[,/|+&(]|and|or|und|oder|et|ou|y|o)(?:\s?(?:and|or|und|et|/))?\s?\(?\s?"
)
_ONE_LETTER_BOUNDARY = "&-'\u2019.@"
_CHARACTERS_MAX = 60_000
"""Ten times a long description: what follows is not a posting's text any more."""
_CUE_CHARACTERS = 60
_LANGUAGE = re.compile(r"[ -](?:programming|language|developer|code)")
_MAKERS = re.compile(
    r"engineer|develop|programm|entwickl|architect|administrat|analyst|scientist|devops|consultant|"
    r"specialist|operations|ingénieur|développ|desarroll|ingegner",
    re.IGNORECASE,
)
_SELLERS = re.compile(
    r"account executive|account manager|alliance|partner|sales(?!force)|business development|"
    r"channel|customer success|recruit|counsel|vertrieb",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Technologies:
    """What an opening's text names, each once, in the order of the text.

    Attributes:
        used: Names of technologies that the work uses.
        nice: Names of technologies that are welcome and not asked for.
    """

    used: tuple[str, ...] = ()
    nice: tuple[str, ...] = ()


def read_technologies(title: str, description: str, company: str = "") -> Technologies:
    """Technologies of a posting.

    Args:
        title: Of the opening.
        description: Text without markup; its lines tell sections apart where it has lines.
        company: The employer's name or its name at the board, if known: its own products say
            nothing of what it uses.
    """
    own = _letters(company)
    uses: dict[str, Use] = {}
    for technology, use in (*_in_title(title), *_in_description(description[:_CHARACTERS_MAX])):
        if own and _letters(technology) in (own, own.removesuffix("hq"), own.removesuffix("inc")):
            continue
        if use == "used" or technology not in uses:
            uses[technology] = use
    kept = stand_alone(uses)
    return Technologies(
        tuple(name for name in kept if uses[name] == "used"),
        tuple(name for name in kept if uses[name] == "nice"),
    )


def _letters(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


def _in_title(title: str) -> Iterator[tuple[str, Use]]:
    """Of a maker's title only: who sells or partners is named after others' products."""
    if _SELLERS.search(title) or not _MAKERS.search(title):
        return
    for mention in find_names(title):
        if mention.name.is_sure or _is_clear_in_title(title, mention):
            yield mention.name.technology, "used"


def _is_clear_in_title(title: str, mention: Mention) -> bool:
    """Whether an ordinary word stands for a technology: set apart, or before what one makes."""
    if not _is_whole(title, mention):
        return False
    apart = title[: mention.begin].rstrip(" ")[-1:] in ("(", ",", "/", "|", "-", "\u2013")
    closed = title[mention.end :].lstrip(" ")[:1] in ("", ")", ",", "/", "|")
    return (apart and closed) or bool(
        passage_patterns().cue_after.match(title[mention.end :].lower())
    )


def _in_description(text: str) -> Iterator[tuple[str, Use]]:
    for clause, section, mentions in _by_clause(text):
        use = _use(text[clause[0] : clause[1]].lower(), section)
        if use:
            part = welcome_part(text, *clause) if use == "nice" and section != "nice" else None
            for mention in _clear(text, mentions):
                inside = part is None or part[0] <= mention.begin < part[1]
                yield mention.name.technology, use if inside else "used"


def _by_clause(text: str) -> Iterator[tuple[Clause, Section | None, list[Mention]]]:
    """Clauses that mention a technology, with their sections."""
    mentions = find_names(text)
    lines = read_lines(text) if mentions else []
    for number, on_line in groupby(mentions, lambda m: bisect_right(lines, m.begin, key=_begin)):
        line = lines[number - 1]
        ends = [line.begin, *clause_ends(text, line)]
        for place, group in groupby(on_line, partial(_clause_number, ends)):
            yield (ends[place - 1], ends[place]), line.section, list(group)


def _begin(line: Line) -> int:
    return line.begin


def _clause_number(ends: Sequence[int], mention: Mention) -> int:
    """Number of the clause of a mention, whose end is the first one after it."""
    return bisect_right(ends, mention.begin)


def _use(clause: str, section: Section | None) -> Use | None:
    """What a clause says of the technologies in it; None where it says nothing of their use."""
    patterns = passage_patterns()
    if patterns.not_in_use.search(clause):
        return None
    if section == "company" and not patterns.in_use.search(clause):
        return None
    if section is None and not patterns.in_use.search(clause):
        return None
    if section == "nice" or patterns.nice.search(clause):
        return "nice"
    return "used"


def _clear(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Sure names, and words beside them in a list or with a cue of their own."""
    clear = {
        place
        for place, mention in enumerate(mentions)
        if mention.name.is_sure or (_is_whole(text, mention) and _has_cue(text, mention))
    }
    for order in (range(1, len(mentions)), range(len(mentions) - 2, -1, -1)):
        for place in order:
            other = place - 1 if order.step > 0 else place + 1
            first, second = sorted((place, other))
            gap = text[mentions[first].end : mentions[second].begin]
            if other in clear and _is_whole(text, mentions[place]) and _BESIDE.fullmatch(gap):
                clear.add(place)
    return [mention for place, mention in enumerate(mentions) if place in clear]


def _is_whole(text: str, mention: Mention) -> bool:
    """Whether a word stands alone: no part of "Go-to-market", "R&D" or "C-level"."""
    if mention.name.is_sure:
        return True
    before, after = text[mention.begin - 1 : mention.begin], text[mention.end : mention.end + 2]
    if before and before in _ONE_LETTER_BOUNDARY:
        return False
    return (
        not after
        or after[0] not in _ONE_LETTER_BOUNDARY
        or (after[0] == "." and after[1:].isspace())
        or after == "."
    )


def _has_cue(text: str, mention: Mention) -> bool:
    patterns = passage_patterns()
    before = text[max(0, mention.begin - _CUE_CHARACTERS) : mention.begin].lower()
    after = text[mention.end : mention.end + _CUE_CHARACTERS].lower()
    if len(mention.name.technology) == 1:
        return bool(_LANGUAGE.match(after))
    return bool(patterns.cue_before.search(before) or patterns.cue_after.match(after))
