"""Pictures as inline SVG, drawn from numbers; colours are classes of the page's style."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import sqrt

from markupsafe import Markup, escape

from flows.printing.paper import TIER_LABELS
from prospects.vocabulary import TIERS_BEST_FIRST, Tier

CELL_WIDTH, CELL_HEIGHT, HEAD = 104, 44, 108
BAR_HEIGHT, BAR_STEP, BAR_LABEL, BAR_ROOM, BAR_TOTAL = 26, 36, 92, 712, 96
DIGIT_WIDTH = 8.2
"""Width of a digit in the pictures, generously."""


@dataclass(frozen=True, slots=True)
class Stack:
    """One stacked bar.

    Attributes:
        label: What it shows.
        parts: Class of a part -> its number, in the order in which they are drawn.
    """

    label: str
    parts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(self.parts.values())


def element(name: str, *inside: object, **attributes: object) -> Markup:
    """One element; text and attributes are escaped, `_` in a name of an attribute is `-`."""
    written = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), _short(value))
        for key, value in attributes.items()
    )
    return Markup("<{0}{1}>{2}</{0}>").format(name, written, Markup("").join(map(escape, inside)))


def picture(width: int, height: int, title: str, *shapes: Iterable[Markup]) -> Markup:
    """A picture of some shapes, never drawn larger than it is.

    Args:
        width: Of the drawing, in its own units; as pixels the most it takes on a screen.
        height: In the same units.
        title: What a screen reader says of it.
        shapes: Groups of elements, drawn in their order.
    """
    return element(
        "svg", element("title", title), *chain.from_iterable(shapes),
        viewBox=f"0 0 {width} {height}", role="img", class_="picture",
        style=f"max-width:{width}px",
    )  # fmt: skip


def tier_matrix(matrix: Mapping[tuple[Tier, Tier], int]) -> Markup:
    """Tiers before (rows) against tiers after (columns); who rises is green, who falls orange."""
    size = len(TIERS_BEST_FIRST)
    width, height = HEAD + size * CELL_WIDTH, 56 + size * CELL_HEIGHT
    most = max((n for (old, new), n in matrix.items() if old != new), default=1)
    cells = [
        _cell(matrix.get((old, new), 0), row, column, most)
        for row, old in enumerate(TIERS_BEST_FIRST)
        for column, new in enumerate(TIERS_BEST_FIRST)
    ]
    heads = [
        element("text", TIER_LABELS[tier], x=_middle(column), y=44, class_="head")
        for column, tier in enumerate(TIERS_BEST_FIRST)
    ]
    sides = [
        element("text", TIER_LABELS[tier], x=HEAD - 14, y=_baseline(row), class_="side")
        for row, tier in enumerate(TIERS_BEST_FIRST)
    ]
    titles = [
        element("text", "Before", x=HEAD - 14, y=44, class_="side axis"),
        element("text", "After", x=HEAD + size * CELL_WIDTH / 2, y=18, class_="head axis"),
    ]
    return picture(width, height, "Companies by tier before and after", titles, heads, sides, cells)


def stacked_bars(stacks: Sequence[Stack], title: str) -> Markup:
    """Stacked bars below each other, each with its label, the numbers that find room, its total."""
    most = max((stack.total for stack in stacks), default=0) or 1
    width = BAR_LABEL + BAR_ROOM + BAR_TOTAL
    rows = [_bar(stack, number, most) for number, stack in enumerate(stacks)]
    return picture(width, len(stacks) * BAR_STEP, title, *rows)


def _cell(number: int, row: int, column: int, most: int) -> Markup:
    kind = "same" if row == column else "rise" if column < row else "fall"
    strength = 0.0 if not number else 1.0 if row == column else 0.25 + 0.75 * sqrt(number / most)
    x, y = HEAD + column * CELL_WIDTH, 56 + row * CELL_HEIGHT
    box = {"x": x + 2, "y": y + 2, "width": CELL_WIDTH - 4, "height": CELL_HEIGHT - 4, "rx": 4}
    shapes = [element("rect", **box, class_="empty")]
    if number:
        shapes.append(element("rect", **box, class_=kind, fill_opacity=strength))
    words = f"{number:,}" if number else "·"
    style = "count none" if not number else "count" if row != column else "count kept"
    return element("g", *shapes, element("text", words, x=_middle(column), y=_baseline(row),
                                         class_=style))  # fmt: skip


def _middle(column: int) -> float:
    return HEAD + (column + 0.5) * CELL_WIDTH


def _baseline(row: int) -> float:
    return 56 + (row + 0.5) * CELL_HEIGHT + 5


def _bar(stack: Stack, number: int, most: int) -> list[Markup]:
    top, start = number * BAR_STEP + 6, float(BAR_LABEL)
    line = top + BAR_HEIGHT / 2 + 5
    shapes = [element("text", stack.label, x=BAR_LABEL - 12, y=line, class_="side")]
    for kind, size in stack.parts.items():
        wide = BAR_ROOM * size / most
        if not size:
            continue
        wide = max(wide, 1.5)
        shapes.append(element("rect", x=start, y=top, width=wide, height=BAR_HEIGHT, class_=kind))
        words = f"{size:,}"
        if wide > len(words) * DIGIT_WIDTH + 8:
            place = {"x": start + wide / 2, "y": line}
            shapes.append(element("text", words, **place, class_=f"count on-{kind}"))
        start += wide
    shapes.append(element("text", f"{stack.total:,}", x=start + 10, y=line, class_="total"))
    return shapes


def _short(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
