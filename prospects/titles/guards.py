"""Whole-title guards: what a title is before any of its words may count.

- ``junk``: nothing, or a text such as "n/a" and "Employee".
- ``assistant``: works for somebody named after it ("Executive Assistant to CEO & CFO").
- ``office``: "Office of the CEO".
- ``society``: an honour of a club or of the students, and no position ("President, Chess Club").
"""

from collections.abc import Sequence
from dataclasses import dataclass

from prospects.titles.levels import rank
from prospects.titles.lexicon import Lexicon
from prospects.titles.normalising import EMPLOYER, Segment
from prospects.titles.phrase import Phrase
from prospects.titles.phrases import find_phrases
from prospects.vocabulary import Seniority, Standing

_MOST_WORDS_BEFORE = 3


@dataclass(frozen=True, slots=True)
class Guarded:
    """What a guard says of a title."""

    rule: str
    standing: Standing
    level: Seniority | None
    functions: tuple[str, ...]
    evidence: str


def guard_title(segments: Sequence[Segment], lexicon: Lexicon) -> Guarded | None:
    """The first guard that fires, or None."""
    words = tuple([word for segment in segments for word in segment.words])
    if not words or " ".join(words) in lexicon.words["junk"] or _has_no_letters(words):
        return Guarded("guard:junk", "none", None, (), " ".join(words))
    if words[0] in lexicon.starts["offices"] and is_office(words, lexicon):
        return Guarded("guard:office", "current", "entry", ("administration",), " ".join(words[:3]))
    society = _society(segments, words, lexicon)
    if society:
        return society
    first = segments[0].words
    evidence = assists(first, words[len(first) :], lexicon)
    if evidence:
        level: Seniority = "senior" if {"senior", "sr"} & set(first[:2]) else "entry"
        return Guarded("guard:assistant", "current", level, ("administration",), evidence)
    return None


def _society(
    segments: Sequence[Segment], words: tuple[str, ...], lexicon: Lexicon
) -> Guarded | None:
    """An honour in a society: all that leads in the title is a post that societies give."""
    starts = lexicon.starts
    if starts["society_ends"].isdisjoint(words) or starts["posts"].isdisjoint(words):
        return None
    of_students = _first_of(words, "student_societies", lexicon)
    society = of_students or _first_of(words, "societies", lexicon)
    found = [phrase for part in segments for _, phrase in find_phrases(part.words, lexicon)]
    held = [phrase for phrase in found if _is_held(phrase, lexicon)]
    if not society or not held or any(post.text not in lexicon.words["posts"] for post in held):
        return None
    subject = not of_students and any(phrase.kind == "function" for phrase in found)
    if any(post.level == "vp" for post in held) and (subject or not _ends(society, segments)):
        return None  # "VP Marketing, Racing Club" and "Vice President, Club Sales"
    level: Seniority | None = "intern" if of_students else None
    standing: Standing = "student" if of_students else "none"
    return Guarded("guard:society", standing, level, (), f"{held[0].text} + {society}")


def _is_held(phrase: Phrase, lexicon: Lexicon) -> bool:
    leads = phrase.standing == "board" or rank(phrase.level) <= rank("manager")
    return leads or phrase.text in lexicon.words["posts"]


def _ends(society: str, segments: Sequence[Segment]) -> bool:
    """Whether a society is the last that a segment names, the employer apart."""
    rows = (" ".join(segment.words).removesuffix(EMPLOYER).rstrip() for segment in segments)
    return any(row.endswith(society) for row in rows)


def _first_of(words: tuple[str, ...], name: str, lexicon: Lexicon) -> str:
    """The first text of a flat list in a row of words, of one to four words, or ""."""
    starts, texts = lexicon.starts[name], lexicon.words[name]
    places = [place for place, word in enumerate(words) if word in starts]
    rows = (" ".join(words[place : place + n]) for place in places for n in (4, 3, 2, 1))
    return next((row for row in rows if row in texts), "")


def assists(words: tuple[str, ...], after: tuple[str, ...], lexicon: Lexicon) -> str:
    """Words that say someone works for another, or "".

    Args:
        words: One position, or the first segment of a title.
        after: What follows it in the title.
        lexicon: The word lists.
    """
    if lexicon.starts["assistants"].isdisjoint(words):
        return ""
    for place in range(min(len(words), _MOST_WORDS_BEFORE + 1)):
        if words[place] in lexicon.words["conjunctions"]:
            break
        for length in (2, 1):
            helper, rest = words[place : place + length], words[place + length :]
            if len(helper) == length and " ".join(helper) in lexicon.words["assistants"]:
                inside = _ends_a_phrase(words, place, lexicon)
                return "" if inside else _served(helper, rest + after, lexicon)
    return ""


def _ends_a_phrase(words: tuple[str, ...], place: int, lexicon: Lexicon) -> bool:
    """Whether a word belongs to a phrase begun before it ("Chief of Staff to the CEO")."""
    begun = ((start, lexicon.longest_at(words, start)) for start in range(place))
    return any(phrase and start + len(phrase.words) > place for start, phrase in begun)


def _served(helper: tuple[str, ...], rest: tuple[str, ...], lexicon: Lexicon) -> str:
    """Helper, links and whom they serve.

    Two plain words ("executive assistant") and a body ("Assistenz Geschäftsführung") need no link.
    """
    links = 0
    while links < len(rest) and rest[links] in lexicon.words["links"]:
        links += 1
    serves = any(_is_somebody(rest, place, lexicon) for place in range(links, len(rest)))
    plain = len(helper) == 2 or (rest and rest[0] in lexicon.words["bodies"])
    if (links or plain) and serves:
        return " ".join(helper + rest[: links + 1])
    return ""


def _is_somebody(words: tuple[str, ...], place: int, lexicon: Lexicon) -> bool:
    if words[place] in lexicon.words["bodies"]:
        return True
    phrase = lexicon.longest_at(words, place)
    return phrase is not None and phrase.level is not None and phrase.kind in ("level", "role")


def is_office(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether words begin with the office of somebody ("Office of the CEO")."""
    return any(" ".join(words[:length]) in lexicon.words["offices"] for length in range(1, 6))


def _has_no_letters(words: tuple[str, ...]) -> bool:
    return all(word.isdecimal() or word == EMPLOYER for word in words)
