"""Persona cards: `outreach_templates/<persona>/card.md`, prose for people who write.

What reaches the rep is the table under "Objections and answers": two columns, one row each.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import frontmatter
import yaml
from pydantic import Field

from prospects.errors import ConfigError, Fault
from prospects.specs.reading import Spec, parse_spec

_ROW = re.compile(r"^\|(?P<objection>[^|]+)\|(?P<answer>[^|]+)\|\s*$")


class CardHead(Spec):
    """Front matter of a card.

    Attributes:
        sources: Interviews, surveys, won deals that the card rests on.
        review_by: Day by which somebody looks at it again.
    """

    sources: tuple[str, ...] = Field(min_length=1)
    review_by: date


@dataclass(frozen=True, slots=True)
class PersonaCard:
    """A card as far as the pipeline uses it.

    Attributes:
        persona: Persona id.
        head: Front matter.
        objections: (objection, answer), the likeliest first.
        text: Markdown of the whole card.
    """

    persona: str
    head: CardHead
    objections: tuple[tuple[str, str], ...]
    text: str


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
        ConfigError: The file is missing or its front matter is wrong.
    """
    try:
        metadata, text = frontmatter.parse(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError([Fault(str(path), "", "is missing; every persona has a card")]) from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigError([Fault(str(path), "front matter", f"cannot be read: {error}")]) from None
    return PersonaCard(persona, parse_spec(CardHead, path, metadata), _objections(text), text)


def _objections(text: str) -> tuple[tuple[str, str], ...]:
    _, _, section = text.partition("Objections and answers")
    section = re.split(r"\n#+ ", section, maxsplit=1)[0]
    rows = [match for line in section.splitlines() if (match := _ROW.match(line.strip()))]
    # The first two rows of a Markdown table are its header and the line of dashes.
    return tuple((row["objection"].strip(), row["answer"].strip()) for row in rows[2:])
