"""How a title was read, in the words of people who check it."""

from collections.abc import Mapping

from prospects.score import PersonaMatch
from prospects.specs.persona import PersonaSpec
from prospects.specs.title_match import TitleMatch
from prospects.title_reading import TitleReading

LEVEL_WORDS: Mapping[str, str] = {"c_suite": "C-level", "vp": "VP"}
"""Levels that people call otherwise."""
FUNCTION_WORDS: Mapping[str, str] = {"it": "IT", "hr": "HR", "revops": "RevOps"}
"""Functions that are no plain words."""
_WHYS: Mapping[str, str] = {
    "level too low": "that level is too low for whoever wants the function",
    "level too high": "that level is too high for whoever wants the function",
    "level not wanted": "no persona wants the function at that level",
    "function not wanted": "no persona wants that function",
}
"""Why no persona fits, where the reading alone does not say it."""


def no_persona_sentence(match: PersonaMatch, personas: Mapping[str, PersonaSpec]) -> str:
    """Why nobody takes a title: as what it was read, and which exclude kept it out."""
    reading = match.reading
    if not reading.title.strip():
        return "no title is known"
    if match.why_no_fit == "reviewed":
        decided = match.rule.partition("review: ")[2]
        return f"“{reading.title}”: a person decided that no persona takes this title ({decided})"
    told = [
        reading_words(reading),
        _WHYS.get(match.why_no_fit, ""),
        *_kept_out(match.rule, personas),
    ]
    why = "; ".join(words for words in told if words)
    return f"“{reading.title}”: no persona takes this title ({why})"


def reading_words(reading: TitleReading) -> str:
    """Level and function of a title: "read as C-level, executive"."""
    level = LEVEL_WORDS.get(reading.seniority or "", reading.seniority)
    first = reading.functions[0] if reading.functions else ""
    function = FUNCTION_WORDS.get(first, first.replace("_", " "))
    if not level and not function:
        return "neither its level nor its function is clear"
    return f"read as {level or 'level unknown'}, {function or 'function unknown'}"


def level_and_function_words(match: TitleMatch) -> str:
    """By which level and function a persona knows titles: "procurement manager or higher".

    Empty for a persona that is known by words alone.
    """
    if not match.functions:
        return ""
    lowest, highest = match.seniority.lowest, match.seniority.highest
    level = LEVEL_WORDS.get(lowest, lowest)
    # Whoever leads the whole company is named by level alone: "owner".
    functions = [
        FUNCTION_WORDS.get(f, f.replace("_", " ")) for f in match.functions if f != "executive"
    ]
    higher = "" if lowest == highest else " or higher"
    return f"{' or '.join(functions)} {level}{higher}".strip()


def never_sentence(match: PersonaMatch, persona: PersonaSpec) -> str:
    """Which rule of a negative persona took a title."""
    _, _, word = match.rule.partition("include: ")
    if word:
        return f"“{word}” is a word of {persona.name}"
    return f"“{match.reading.title}”: {persona.name} takes this title"


def _kept_out(rule: str, personas: Mapping[str, PersonaSpec]) -> list[str]:
    """The excludes that a rule names: "vp-sales excludes channel"."""
    parts = [part.partition(" excludes ") for part in rule.split("; ")]
    return [
        f"{personas[name].name if name in personas else name} excludes “{word}”"
        for name, _, word in parts
        if word
    ]
