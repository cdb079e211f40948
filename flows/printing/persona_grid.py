"""Which levels of which functions a persona takes, and its touches by day, as pictures."""

from collections.abc import Sequence
from typing import get_args

from markupsafe import Markup

from flows.printing.charts import element, picture
from outreach.title_words import FUNCTION_WORDS, LEVEL_WORDS
from prospects.specs.persona import PersonaSpec
from prospects.vocabulary import SENIORITIES, Function, Seniority

CELL_WIDTH, CELL_HEIGHT, SIDE, HEAD = 32, 22, 88, 112
FUNCTIONS: tuple[Function, ...] = get_args(Function)
HEAD_WORDS = {**FUNCTION_WORDS, "business_development": "business dev.",
              "project_management": "projects", "customer_success": "customer success"}  # fmt: skip
"""Functions as they fit above a column."""
STEP_WIDTH, LINE_WIDTH = 150, 420


def title_grid(persona: PersonaSpec, others: Sequence[PersonaSpec]) -> Markup:
    """Levels against functions: what the persona takes, and what others take.

    Args:
        persona: Whose page it is.
        others: The other positive personas, the preferred first.
    """
    width = SIDE + len(FUNCTIONS) * CELL_WIDTH + 60
    heads = [_head(column, function) for column, function in enumerate(FUNCTIONS)]
    sides = [_side(row, level) for row, level in enumerate(SENIORITIES)]
    cells = [
        _cell(row, column, _takers(persona, others, level, function), persona)
        for row, level in enumerate(SENIORITIES)
        for column, function in enumerate(FUNCTIONS)
    ]
    height = HEAD + len(SENIORITIES) * CELL_HEIGHT + 4
    return picture(width, height, f"Levels and functions that are {persona.name}", heads, sides,
                   cells)  # fmt: skip


def cadence_line(steps: Sequence[tuple[int, str, str]]) -> Markup:
    """The touches of a cadence on a line of days.

    Args:
        steps: (day counted from 0, name, channels), in order of day.
    """
    width = max(LINE_WIDTH, STEP_WIDTH * len(steps))
    line = element("line", x1=12, y1=30, x2=width - 12, y2=30, class_="axis-line")
    return picture(width, 78, "Touches by day", [line], *(
        _touch(number, step) for number, step in enumerate(steps)
    ))  # fmt: skip


def _touch(number: int, step: tuple[int, str, str]) -> list[Markup]:
    day, name, channels = step
    x = 20 + number * STEP_WIDTH
    return [
        element("circle", cx=x, cy=30, r=7, class_="touch"),
        element("text", f"day {day}", x=x - 8, y=14, class_="axis"),
        element("text", name, x=x - 8, y=54, class_="total"),
        element("text", channels or "no text", x=x - 8, y=72, class_="axis"),
    ]


def _takers(
    persona: PersonaSpec, others: Sequence[PersonaSpec], level: Seniority, function: Function
) -> list[PersonaSpec]:
    """Personas that take a level of a function, the page's own first."""
    return [each for each in (persona, *others) if _takes(each, level, function)]


def _takes(persona: PersonaSpec, level: Seniority, function: Function) -> bool:
    return function in persona.match.functions and persona.match.seniority.holds(level)


def _head(column: int, function: Function) -> Markup:
    x, y = SIDE + (column + 0.5) * CELL_WIDTH, HEAD - 10
    words = HEAD_WORDS.get(function, function)
    return element("text", words, x=x, y=y, class_="axis", transform=f"rotate(-50 {x} {y})")


def _side(row: int, level: Seniority) -> Markup:
    words = LEVEL_WORDS.get(level, level)
    return element(
        "text", words, x=SIDE - 10, y=HEAD + (row + 0.5) * CELL_HEIGHT + 5, class_="side axis"
    )


def _cell(row: int, column: int, takers: Sequence[PersonaSpec], persona: PersonaSpec) -> Markup:
    box = {
        "x": SIDE + column * CELL_WIDTH + 1, "y": HEAD + row * CELL_HEIGHT + 1,
        "width": CELL_WIDTH - 2, "height": CELL_HEIGHT - 2, "rx": 3,
    }  # fmt: skip
    kind = "empty" if not takers else "own" if takers[0] is persona else "theirs"
    if kind == "own" and len(takers) > 1:
        kind = "shared"
    names = ", ".join(each.name for each in takers) or "no persona"
    where = f"{SENIORITIES[row]} x {FUNCTIONS[column]}: {names}"
    return element("rect", element("title", where), **box, class_=kind)
