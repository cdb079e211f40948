"""How many people work at a company, as it states itself."""

import re
from collections.abc import Iterator
from itertools import pairwise

from enrichment.firmographics.company_nodes import JSON_LD, company_nodes
from enrichment.firmographics.fact import fact
from enrichment.firmographics.statements import Statement, statement_phrases, statements
from enrichment.json_ld import first_text, nodes_of
from enrichment.links import fold
from enrichment.page import Page, PageRole
from prospects.bounds import Bounds
from prospects.headcount import parse_headcount
from prospects.once import once
from prospects.signal import Signal

_SURE = {PageRole.ABOUT: 0.65, PageRole.TEAM: 0.65, PageRole.CAREERS: 0.6, PageRole.HOME: 0.5}
_SURE_ELSEWHERE = 0.45
_PEOPLE_MAX = 3_000_000
_YEARS = range(1900, 2040)
_STATED_MAX = 2
"""Pages that state more different numbers tell of other companies: a newspaper, a directory."""

_PERSON = re.compile(
    r"[^\W\d_a-z][^\W\d_]+(?:[ -](?:[^\W\d_a-z]\.|[^\W\d_a-z][^\W\d_'\u2019]+)){1,3}"
)
_LINES_MAX = 2_000
_CARDS_MIN, _CARDS_MAX = 3, 300


def extract_headcount(page: Page) -> list[Signal]:
    """Headcounts as `min-max` or `min-`: of JSON-LD, statements, and the people on a team page."""
    return [*_in_nodes(page), *_in_text(page), *_on_team_page(page)]


def _in_nodes(page: Page) -> Iterator[Signal]:
    for node, sure in company_nodes(page):
        people = _headcount(node.get("numberOfEmployees"))
        yield from fact(page, "headcount", people, confidence=sure - 0.05, extractor=JSON_LD,
                        evidence=f"numberOfEmployees: {people}")  # fmt: skip


def _headcount(value: object) -> str | None:
    """`min-max` of a number, a text or a QuantitativeValue."""
    for quantity in nodes_of(value):
        low, high = first_text(quantity.get("minValue")), first_text(quantity.get("maxValue"))
        told = first_text(quantity.get("value"))
        value = f"{low}-{high}" if low and high else told or (f"{low}+" if low else f"<={high}")
    bounds = parse_headcount(re.sub(r"\.0\b", "", first_text(value) or ""))
    return _shown(bounds) if bounds else None


def _shown(bounds: Bounds) -> str:
    return f"{bounds.low:.0f}-" + ("" if bounds.high is None else f"{bounds.high:.0f}")


def _in_text(page: Page) -> list[Signal]:
    """The largest number stated: the whole company has more people than its team in Oslo."""
    stated: dict[Bounds, Statement] = {}
    for statement in statements(page, "headcount"):
        bounds = _bounds(statement)
        if bounds and not _is_of_others(statement):
            stated.setdefault(bounds, statement)
    if not stated or len({bounds.low for bounds in stated}) > _STATED_MAX:
        return []
    most = max(stated, key=lambda bounds: bounds.low)
    return fact(page, "headcount", _shown(most), confidence=_SURE.get(page.role, _SURE_ELSEWHERE),
                extractor="text", evidence=stated[most].shown())  # fmt: skip


def _bounds(statement: Statement) -> Bounds | None:
    told = statement.match.groupdict()
    if told.get("low"):
        bounds = parse_headcount(f"{told['low']}-{told['high']}")
    else:
        number = (told["number"] or "").replace("\u2019", "'")
        plus = "+" if told.get("plus") else ""
        bounds = parse_headcount(f"{'' if plus else told.get('about') or ''} {number}{plus}")
        if number.isdigit() and int(number) in _YEARS:
            return None
    return bounds if bounds and 1 < bounds.low <= _PEOPLE_MAX else None


def _is_of_others(statement: Statement) -> bool:
    """Whether the number is one of customers, of other companies or of a part of the company."""
    before, within, after = _never()
    return bool(
        before.search(_before_number(statement))
        or within.search(statement.match[0])
        or after.search(statement.after)
    )


def _before_number(statement: Statement) -> str:
    """Words of the line before the number, or before "about" or "over"."""
    match = statement.match
    told = [name for name in ("about", "low", "number") if match.groupdict().get(name)]
    return match.string[: match.start(told[0])].rpartition("\n")[2]


@once
def _never() -> tuple[re.Pattern[str], ...]:
    rules = statement_phrases()
    never = (
        rules.headcount_never_before, rules.headcount_never_within, rules.headcount_never_after,
    )  # fmt: skip
    return tuple(re.compile(rule, re.IGNORECASE) for rule in never)


def _on_team_page(page: Page) -> list[Signal]:
    """At least as many people as a team page shows: a name, and below it a position."""
    if page.role is not PageRole.TEAM:
        return []
    lines = page.text.split("\n", _LINES_MAX)[:_LINES_MAX]
    people = {
        name for name, position in pairwise(lines)
        if len(name) <= 40 and len(position) <= 80
        and _PERSON.fullmatch(name) and _holds_position(position) and not _holds_position(name)
    }  # fmt: skip
    if not _CARDS_MIN <= len(people) <= _CARDS_MAX:
        return []
    return fact(page, "headcount", f"{len(people)}-", confidence=0.3, extractor="team-page",
                evidence=f"{len(people)} people with a position on {page.url}")  # fmt: skip


def _holds_position(line: str) -> bool:
    return not statement_phrases().positions.isdisjoint(fold(line).split())
