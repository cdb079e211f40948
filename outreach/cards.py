"""Persona cards: `outreach_templates/<persona>/card.md`, prose for people who write.

A card has the headings of `outreach.card_parts.PARTS`. It describes work: what somebody wants,
fears, reads and decides. Age, gender and income are no part of it, and nothing asks for them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import frontmatter
import yaml
from pydantic import Field

from outreach.card_parts import PARTS, CardPart, read_parts
from prospects.errors import ConfigError, Fault
from prospects.specs.reading import Spec, parse_spec

_POINTS = ("goals", "pains")
_PAIRS = ("objections", "vocabulary")
_QUOTABLE = ("goals", "pains", "objections", "day", "decides", "vocabulary", "channels")
_PRIVATE = re.compile(
    r"^[\s|>*_#-]*(age|gender|sex|income|salary|marital status|religion)[\s*_]*[:|]"
    r"|\b\d\d[ -]year[s]?[ -]old\b|\b(aged|in (?:his|her|their)) (?:\d\d|\w+ties)\b",
    re.IGNORECASE | re.MULTILINE,
)


class CardHead(Spec):
    """Front matter of a card.

    Attributes:
        sources: Interviews, surveys, won deals that the card rests on.
        review_by: Day by which somebody looks at it again.
    """

    sources: tuple[str, ...] = Field(min_length=1)
    review_by: date


@dataclass(frozen=True)
class PersonaCard:
    """A card as people and templates use it.

    Attributes:
        persona: Persona id.
        head: Front matter.
        parts: Name of a part ("pains") -> what is written there.
        text: Markdown of the whole card.
    """

    persona: str
    head: CardHead
    parts: Mapping[str, CardPart]
    text: str

    @property
    def objections(self) -> tuple[tuple[str, str], ...]:
        """(objection, answer), the likeliest first."""
        return self.parts["objections"].pairs

    @cached_property
    def variables(self) -> Mapping[str, object]:
        """What templates can say as `card.<part>`; who the character is stays with us.

        Points are a list of sentences, vocabulary a list of words, objections a list of
        `objection` and `answer`, the other parts are prose.
        """
        return {name: value for name in _QUOTABLE if (value := _variable(name, self.parts[name]))}

    def is_overdue(self, day: date) -> bool:
        """Whether somebody should have looked at it again before a day."""
        return self.head.review_by < day


CARD_VARIABLES: tuple[str, ...] = _QUOTABLE
"""Parts that templates can use."""


def load_cards(folder: Path) -> Mapping[str, PersonaCard]:
    """Read the card of every persona.

    Raises:
        ConfigError: With every card that is missing or not in its form.
    """
    cards: dict[str, PersonaCard] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*/persona.yml")):
        persona = path.parent.name
        try:
            cards[persona] = read_card(path.parent / "card.md", persona)
        except ConfigError as error:
            faults += error.faults
    if faults:
        raise ConfigError(faults)
    return cards


def read_card(path: Path, persona: str) -> PersonaCard:
    """Read one card.

    Raises:
        ConfigError: The file is missing, its front matter is wrong, or a part is missing, empty or
            not in its form.
    """
    try:
        metadata, text = frontmatter.parse(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError([Fault(str(path), "", "is missing; every persona has a card")]) from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigError([Fault(str(path), "front matter", f"cannot be read: {error}")]) from None
    head = parse_spec(CardHead, path, metadata)
    written = {heading.casefold(): part for heading, part in read_parts(text).items()}
    parts = {name: written.get(title.casefold(), CardPart()) for name, title in PARTS.items()}
    if faults := [Fault(str(path), where, why) for where, why in _faults(parts, text)]:
        raise ConfigError(faults)
    return PersonaCard(persona, head, parts, text)


def _faults(parts: Mapping[str, CardPart], text: str) -> Iterator[tuple[str, str]]:
    for name, part in parts.items():
        if part.is_empty:
            yield PARTS[name], f"is missing or empty; write it below `## {PARTS[name]}`"
        elif name in _PAIRS and not part.pairs:
            yield PARTS[name], "has no table; write one of two columns"
    for place, line in _private_lines(text.splitlines()):
        yield (
            f"line {place} of the text",
            f"“{line}” tells of age, gender or income; a card says what somebody does at work",
        )


def _private_lines(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, start=1):
        if found := _PRIVATE.search(line):
            yield number, found.group().strip(" |*#>_-")


def _variable(name: str, part: CardPart) -> object:
    """A part as a template prints it; empty where it says nothing in that form."""
    if name == "objections":
        return [{"objection": said, "answer": answer} for said, answer in part.pairs]
    if name == "vocabulary":
        return [word for word, _ in part.pairs]
    return list(part.points) if name in _POINTS else part.prose
