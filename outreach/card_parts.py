"""The parts of a card: what stands below each heading, as prose, points and pairs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from prospects.once import once

PARTS: Mapping[str, str] = {
    "character": "Who this is",
    "goals": "Goals",
    "pains": "Pains",
    "objections": "Objections and answers",
    "day": "Day's work",
    "decides": "How they decide",
    "vocabulary": "Vocabulary",
    "channels": "Channels",
}
"""Part -> its heading in `card.md`, in the order in which cards have them."""


@dataclass(frozen=True, slots=True)
class CardPart:
    """What stands below one heading, without Markdown's marks.

    Attributes:
        prose: Its paragraphs, parted by a blank line.
        points: Items of its lists.
        pairs: Rows of its tables, the first two cells of each; the header row is left out.
        html: The same as people see it; HTML of the writer's own is shown, not obeyed.
    """

    prose: str = ""
    points: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    html: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written there."""
        return not (self.prose or self.points or self.pairs)


def read_parts(markdown: str) -> Mapping[str, CardPart]:
    """What stands below each heading of the second level.

    Args:
        markdown: A card without its front matter.

    Returns:
        Heading as written -> part, in order; of two equal headings the first one counts.
    """
    tokens = _parser().parse(markdown)
    starts = [place for place, token in enumerate(tokens) if _is_heading(token)]
    parts: dict[str, CardPart] = {}
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        inside = tokens[start + 3 : end]  # Behind the heading's opening, text and closing.
        parts.setdefault(_plain(tokens[start + 1]), _part(inside))
    return parts


def _is_heading(token: Token) -> bool:
    return token.type == "heading_open" and token.tag == "h2"


def _part(tokens: Sequence[Token]) -> CardPart:
    texts = [(_place(before), _plain(token)) for before, token in _inlines(tokens)]
    return CardPart(
        prose="\n\n".join(text for place, text in texts if place == "prose"),
        points=tuple(text for place, text in texts if place == "point"),
        pairs=tuple(_pairs(tokens)),
        html=str(_parser().renderer.render(tokens, _parser().options, {})),
    )


def _inlines(tokens: Sequence[Token]) -> Iterator[tuple[tuple[str, ...], Token]]:
    """Each text with the kinds of blocks that are open around it."""
    around: list[str] = []
    for token in tokens:
        if token.nesting > 0:
            around.append(token.type.removesuffix("_open"))
        elif token.nesting < 0:
            around.pop()
        elif token.type == "inline":
            yield tuple(around), token


def _place(around: Sequence[str]) -> str:
    if "table" in around:
        return "cell"
    return "point" if "list_item" in around else "prose"


def _pairs(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Rows of tables below their header."""
    cells: list[str] = []
    for before, token in pairwise(tokens):
        if token.type == "tr_open":
            cells = []
        elif before.type == "td_open":
            cells.append(_plain(token))
            if len(cells) == 2:
                yield cells[0], cells[1]


def _plain(token: Token) -> str:
    """Text of an inline token on one line, without marks."""
    pieces = (
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in token.children or ()
    )
    return " ".join("".join(pieces).split())


@once
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")
