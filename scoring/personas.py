"""Personas of contacts: which buyer role a job title is.

The precedence is fixed:

1. A negative persona (never to be contacted) that fits goes before every other.
2. `exclude` keeps a title out of its persona, whatever else fits.
3. `include` makes a title fit its persona, whatever its level and function.
4. Seniority x function: the level lies in the range and one of the title's functions is named.

Steps 2 to 4 are asked of each persona alone. Where several positive personas fit, the order given
(the ICP's, else the files') decides, and the others are `alternatives`.

`include` and `exclude` are whole words or phrases over the normalised title: case, accents,
hyphens, separators and plural do not matter ("Head-Chefs" is "head chef"), but a word is never a
part of another: "Recruit" matches neither "Recruitment" nor "Recruiter". The employer ("at X") is
no part of the title. `standing` is not asked here: a fractional buyer still has a persona, the
reading carries the standing, and the queue withholds by it. Who holds no position (former,
retired, seeking, none) has no level, so that only words can name a persona; the rule says the
standing then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from prospects.score import PersonaMatch
from prospects.specs.persona import PersonaSpec
from prospects.title_reading import TitleReading
from prospects.titles.normalising import compare_words
from prospects.titles.reading import read_title


@dataclass(frozen=True, slots=True)
class _Phrases:
    """A persona with its phrases as words, each beside the text that a marketer wrote."""

    spec: PersonaSpec
    include: tuple[tuple[str, str], ...]
    exclude: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Whether a persona fits (rule) or was kept out by its own exclude (kept_out)."""

    persona: str
    rule: str = ""
    kept_out: str = ""


def match_persona(
    contact_id: str, title: str | None, personas: Sequence[PersonaSpec]
) -> PersonaMatch:
    """Persona of one contact.

    Args:
        contact_id: The contact.
        title: Job title as written; None or blank where unknown.
        personas: In order of preference; negative ones may stand anywhere.

    Returns:
        The match. `persona` is None, with the reason in `rule`, without a title or where none
        fits.
    """
    return match_personas({contact_id: title}, personas)[contact_id]


def match_personas(
    titles: Mapping[str, str | None], personas: Sequence[PersonaSpec]
) -> dict[str, PersonaMatch]:
    """Personas of many contacts; each distinct title is worked out once.

    Args:
        titles: Contact id -> job title as written, or None.
        personas: In order of preference.

    Returns:
        Contact id -> match, in the order of `titles`.
    """
    ready = [_ready(spec) for spec in personas]
    of_title = {title: _match(title, ready) for title in dict.fromkeys(titles.values())}
    return {
        contact_id: replace(of_title[title], contact_id=contact_id)
        for contact_id, title in titles.items()
    }


def _match(title: str | None, personas: Sequence[_Phrases]) -> PersonaMatch:
    reading = read_title(title or "")
    if not title or not title.strip():
        return PersonaMatch("", None, "no title", reading)
    verdicts = _verdicts(title, reading, personas)
    fitting = [verdict for verdict in verdicts if verdict.rule]
    if not fitting:
        return PersonaMatch("", None, _no_fit(reading, verdicts), reading)
    others = () if fitting[0].rule.startswith("negative") else fitting[1:]
    names = tuple(verdict.persona for verdict in others)
    return PersonaMatch("", fitting[0].persona, fitting[0].rule, reading, names)


def _verdicts(title: str, reading: TitleReading, personas: Sequence[_Phrases]) -> list[_Verdict]:
    """One a persona, negative ones first, else in the order given."""
    text = f" {' '.join(compare_words(title))} "
    ordered = sorted(personas, key=lambda persona: not persona.spec.negative)
    return [_verdict(text, reading, persona) for persona in ordered]


def _verdict(text: str, reading: TitleReading, persona: _Phrases) -> _Verdict:
    included = _first_held(text, persona.include)
    rule = f"include: {included}" if included else _by_level(reading, persona.spec)
    excluded = _first_held(text, persona.exclude) if rule else ""
    if excluded:
        return _Verdict(persona.spec.id, kept_out=excluded)
    negative = "negative, " if rule and persona.spec.negative else ""
    return _Verdict(persona.spec.id, negative + rule)


def _first_held(text: str, phrases: tuple[tuple[str, str], ...]) -> str:
    return next((written for words, written in phrases if f" {words} " in text), "")


def _by_level(reading: TitleReading, spec: PersonaSpec) -> str:
    """Rule such as "seniority vp x function sales", or "" where level or function does not fit."""
    wanted = set(spec.match.functions)
    function = next((name for name in reading.functions if name in wanted), "")
    if function and reading.seniority and spec.match.seniority.holds(reading.seniority):
        return f"seniority {reading.seniority} x function {function}"
    return ""


def _no_fit(reading: TitleReading, verdicts: Sequence[_Verdict]) -> str:
    """Why no persona fits: what was read, and which exclude kept the title out."""
    function = reading.functions[0] if reading.functions else "unknown"
    rule = f"no persona fit: seniority {reading.seniority or 'unknown'}, function {function}"
    if reading.standing not in ("current", "interim"):
        rule += f", standing {reading.standing}"
    kept = [f"{v.persona} excludes {v.kept_out}" for v in verdicts if v.kept_out]
    return "; ".join([rule, *kept])


@lru_cache(maxsize=256)
def _ready(spec: PersonaSpec) -> _Phrases:
    return _Phrases(spec, _phrases(spec.match.include), _phrases(spec.match.exclude))


def _phrases(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Words and written text of each phrase; one without any word matches nothing."""
    pairs = ((" ".join(compare_words(text)), text) for text in texts)
    return tuple((words, text) for words, text in pairs if words)
