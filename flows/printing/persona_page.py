"""The page of a persona: who it is, what to say, and which titles are taken for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup

from flows.printing.paper import write_paper
from flows.printing.persona_grid import cadence_line, title_grid
from outreach.card_parts import PARTS
from outreach.cards import PersonaCard
from outreach.committee_words import role_words
from outreach.exports.words import day_words
from outreach.title_words import LEVEL_WORDS
from prospects.specs.persona import PersonaSpec
from prospects.specs.title_match import SeniorityRange, SizeOverride

MOST_TITLES = 12
CHANNEL_WORDS: Mapping[str, str] = {"email": "e-mail", "linkedin": "LinkedIn", "phone": "phone"}


@dataclass(frozen=True, slots=True)
class TitleTaken:
    """A title of the database that is this persona.

    Attributes:
        title: As lists write it.
        contacts: How many people bear it.
        rule: Why it is taken.
    """

    title: str
    contacts: int
    rule: str


@dataclass(frozen=True, slots=True)
class PersonaPage:
    """Everything the page shows.

    Attributes:
        persona: The machine's part.
        card: The people's part.
        others: The other positive personas.
        icps: Names of the ICPs that are worked through it.
        texts: Step -> (channel, state of its text).
        titles: Titles of the database, most contacts first; None where there is no database.
        day: The day of the page.
    """

    persona: PersonaSpec
    card: PersonaCard
    others: Sequence[PersonaSpec]
    icps: Sequence[str]
    texts: Mapping[str, Sequence[tuple[str, str]]]
    titles: Sequence[TitleTaken] | None
    day: date


def write_persona_page(path: Path, page: PersonaPage) -> None:
    """Write the page of one persona."""
    write_paper(path, "persona.html", _view(page))


def _view(page: PersonaPage) -> dict[str, Any]:
    persona, card = page.persona, page.card
    return {
        "title": persona.name,
        "kicker": _kicker(persona),
        "day_words": day_words(page.day),
        "persona": persona,
        "card": card,
        "parts": {name: Markup(part.html) for name, part in card.parts.items()},  # noqa: S704 - made by the parser, which shows HTML of the writer's own as text
        "headings": PARTS,
        "facts": _facts(page),
        "sizes": [(size.headcount.words, _size_words(size)) for size in persona.match.sizes],
        "grid": title_grid(persona, page.others),
        "cadence": _cadence(page),
        "titles": page.titles,
        "most_titles": MOST_TITLES,
        "overdue": card.is_overdue(page.day),
        "review_words": day_words(card.head.review_by),
    }


def _kicker(persona: PersonaSpec) -> str:
    if persona.negative:
        return "People we never contact"
    role = persona.buying_role
    return f"Persona · {role_words(role).capitalize()}" if role else "Persona"


def _facts(page: PersonaPage) -> list[tuple[str, str]]:
    """What people ask first, without what is not known."""
    channels = " then ".join(CHANNEL_WORDS[channel] for channel in page.persona.channels)
    facts = (
        ("Companies", ", ".join(page.icps)),
        ("Reached by", "" if page.persona.negative else channels),
    )
    return [(label, text) for label, text in facts if text]


def _cadence(page: PersonaPage) -> Markup:
    if not page.persona.cadence:
        return Markup("")
    steps = [
        (
            step.day,
            step.step,
            " or ".join(_text_words(text) for text in page.texts.get(step.step, ())),
        )
        for step in page.persona.cadence
    ]
    return cadence_line(steps)


def _size_words(size: SizeOverride) -> str:
    """What is different at a size: "levels manager to owner; functions executive, sales"."""
    words = []
    if size.seniority:
        words.append(f"levels {_level_words(size.seniority)}")
    for name, values in (
        ("functions", size.functions), ("words that take in", size.include),
        ("words that keep out", size.exclude),
    ):  # fmt: skip
        if values is not None:
            words.append(f"{name} {', '.join(values) or 'none'}")
    if size.manager_titles_count_as:
        words.append(f"managers without a team count as {size.manager_titles_count_as}")
    return "; ".join(words).replace("_", " ")


def _level_words(levels: SeniorityRange) -> str:
    both = dict.fromkeys((levels.lowest, levels.highest))
    return " to ".join(LEVEL_WORDS.get(level, level) for level in both)


def _text_words(text: tuple[str, str]) -> str:
    channel, state = text
    words = CHANNEL_WORDS.get(channel, channel)
    return words if state == "approved" else f"{words} ({state})"
