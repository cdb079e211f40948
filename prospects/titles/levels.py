"""Which level a position has: the highest word that is its own.

Beside the lists of the word files:

- A cap ("Assistant", "Trainee") holds the position down, unless it names what is led ("Director of
  Internships", "Apprenticeship Manager") or a second in command ("Assistant Sales Director").
- Second in command of an officer is a director ("Deputy CFO"); of the whole house an officer too.
- A level after "to" is that of whoever is served ("Advisor to the CEO").
- A head of a craft leads a crew, no department ("Head Librarian").
- A third or higher grade of a craft is a senior ("Engineer III").
- Where no list knows a level, the form of a word may say that it is a craft (`crafts`).
"""

from collections.abc import Mapping, Sequence

from prospects.titles.crafts import craft_by_form
from prospects.titles.functions import is_attribute
from prospects.titles.lexicon import Lexicon
from prospects.titles.phrase import Phrase
from prospects.titles.phrases import Found
from prospects.vocabulary import SENIORITIES, Seniority

_OF = frozenset({"of", "for"})
_BEHIND = frozenset({"of", "for", "in", "at", "with", "and", "&"})
_AND = frozenset({"and", "&"})
_LINKS = frozenset({"of", "to", "for", "the"})
_HIGHER_GRADES = frozenset({"iii", "iv", "v", "vi", "3", "4", "5", "6"})
_GIVING: tuple[Seniority, ...] = ("founder", "c_suite")
"""Levels whose name stands before what others do for them ("Founder Circle Member")."""
_SERVED: tuple[Seniority, ...] = ("owner", "founder", "c_suite", "vp", "director", "manager")
_CRAFT: tuple[Seniority, ...] = ("senior", "entry")
_RANKS: Mapping[Seniority | None, int] = {
    level: place for place, level in enumerate((*SENIORITIES, None))
}


def rank(level: Seniority | None) -> int:
    """0 for the highest level; one past the lowest where there is none."""
    return _RANKS[level]


def position_level(
    words: Sequence[str], found: Sequence[Found], lexicon: Lexicon
) -> tuple[Seniority | None, str]:
    """Level of one position and the words that say it; None and "" where none is named.

    Args:
        words: Of the position.
        found: Phrases of the lexicon in them, from left to right.
        lexicon: The word lists.
    """
    found = _own(words, found, lexicon)
    caps = [
        item[1] for item in found if item[1].kind == "cap" and _caps(words, item, found, lexicon)
    ]
    if caps:
        lowest = max(caps, key=lambda cap: rank(cap.level))
        return lowest.level, lowest.text
    levels = [
        (_level_at(words, item, found, lexicon), item[1].text)
        for item in found
        if item[1].level
        and item[1].kind != "cap"
        and not _only_describes(words, item, found, lexicon)
    ]
    if levels:
        return levels[0] if len(levels) == 1 else min(levels, key=lambda pair: rank(pair[0]))
    craft = craft_by_form(words, found, lexicon)
    return ("entry", craft) if craft else (None, "")


def _own(words: Sequence[str], found: Sequence[Found], lexicon: Lexicon) -> Sequence[Found]:
    """What stands before a word that names whom the position serves."""
    if _serves(words, found, lexicon):
        return found[:1]
    if lexicon.words["serving"].isdisjoint(words):
        return found
    for place, word in enumerate(words):
        before = [item for item in found if item[0] < place]
        reports = place > 0 and words[place - 1] in lexicon.words["reporting"]
        serves = reports or any(phrase.level for _, phrase in before)
        if word in lexicon.words["serving"] and serves:
            inside = before and before[-1][0] + len(before[-1][1].words) > place
            return found if inside else before
    return found


def _serves(words: Sequence[str], found: Sequence[Found], lexicon: Lexicon) -> bool:
    """Whether a craft in front serves whoever is named next ("Bodyguard of the President")."""
    if len(found) < 2 or found[0][0] or found[0][1].kind != "role" or found[0][1].level != "entry":
        return False
    (start, served), end = found[1], len(found[0][1].words)
    between = words[end:start]
    if served.level not in _SERVED:
        return False
    return bool(between or served.text in lexicon.words["bodies"]) and all(
        word in lexicon.words["links"] for word in between
    )


def _caps(words: Sequence[str], item: Found, found: Sequence[Found], lexicon: Lexicon) -> bool:
    start, cap = item
    later = [phrase for place, phrase in found if place > start]
    if cap.text in lexicon.words["deputies"] and any(_leads(phrase) for phrase in later):
        return False
    if cap.text in lexicon.words["programmes"] and any(
        rank(phrase.level) <= rank("manager") for phrase in later
    ):
        return False
    before = [place for place, phrase in found if place < start and phrase.level]
    return not (before and _OF.intersection(words[before[0] : start]))


def _leads(phrase: Phrase) -> bool:
    """Whether a phrase is a position that has a second in command."""
    if phrase.level == "c_suite":
        return phrase.functions != ("executive",)
    return phrase.level in ("head", "director")


def _level_at(
    words: Sequence[str], item: Found, found: Sequence[Found], lexicon: Lexicon
) -> Seniority | None:
    start, phrase = item
    end = start + len(phrase.words)
    level = phrase.level
    if end == len(words) or words[end] in _OF:
        level = lexicon.last.get(phrase.text, level)
    elif level == "entry" and words[end] in _HIGHER_GRADES:
        return "senior"
    elif level == "head" and phrase.text in lexicon.words["crew_heads"]:
        return "manager" if _ends_in_craft(words, end, found) else level
    if level == "c_suite" and phrase.functions != ("executive",):
        return "director" if _is_second(words, start, lexicon) else level
    return level


def _only_describes(
    words: Sequence[str], item: Found, found: Sequence[Found], lexicon: Lexicon
) -> bool:
    """Whether a level says of what or whom the position at the end is ("CFO Consultant")."""
    if is_attribute(item, found, lexicon):
        return True
    start, phrase = item
    place, last = found[-1]
    if phrase.level not in _GIVING or place <= start or place + len(last.words) < len(words):
        return False
    noun = lexicon.by_words.get(last.words[-1:], last)
    serves = noun.level == "entry" and (noun.kind == "level" or noun.yields or bool(noun.hints))
    return serves and _AND.isdisjoint(words[start:place])


def _is_second(words: Sequence[str], start: int, lexicon: Lexicon) -> bool:
    """Whether "deputy" or "deputy of" stands before a place."""
    before = words[max(0, start - 3) : start]
    last = [word for word in before if word not in _LINKS][-1:]
    return bool(last) and last[0] in lexicon.words["deputies"]


def _ends_in_craft(words: Sequence[str], end: int, found: Sequence[Found]) -> bool:
    """Whether a craft ends the name of the position, and no "of" stands before it."""
    for place, phrase in found:
        after = place + len(phrase.words)
        if place >= end and phrase.level in _CRAFT:
            ends = after == len(words) or words[after] in _BEHIND
            return ends and _OF.isdisjoint(words[end:place])
    return False
