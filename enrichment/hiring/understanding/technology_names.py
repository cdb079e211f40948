"""Names of technologies: the fingerprints' and a word list, found in one pass over a text.

A name is found by its first word, so that the cost of a text does not grow with the list.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from prospects.once import once
from prospects.specs.reading import Spec, load_spec

_FILE = Path(__file__).parent / "data" / "technologies.yml"
_WORD = re.compile(r"^\W*[^\W_]+")
_FIRST = re.compile(r"[A-Z0-9][^\W_]*")
_GAP = re.compile(r"[ \-\u00a0]")
"""What may stand between the words of a name."""

_DISTINCT = re.compile(r".*(?:[a-z][A-Z]|[A-Z]{2}|[\d .+#]).*")
"""Inner capitals, digits or several words: no ordinary word looks like this."""


class TechnologyWords(Spec):
    """The word list; its sections are explained in the file."""

    sure: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    unless_before: dict[str, str]
    only_beside: dict[str, tuple[str, ...]]
    part_of: dict[str, tuple[str, ...]]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of a technology.

    Attributes:
        technology: Its name as reported.
        spelling: As texts write it; case counts.
        is_sure: Whether the spelling alone tells; else the words around must.
        unless: What must not follow it, or None.
    """

    technology: str
    spelling: str
    is_sure: bool
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at a place of a text."""

    name: Name
    begin: int
    end: int


def find_names(text: str) -> list[Mention]:
    """Mentions from left to right, the longest name at each place; each letter used once."""
    names = _names()
    firsts = names.keys() & set(_FIRST.findall(text))
    firsts |= {first for first in _lower_firsts() if first in text}
    mentions = sorted(
        (mention for first in firsts for mention in _mentions(text, first)),
        key=lambda mention: (mention.begin, -mention.end),
    )
    found = list[Mention]()
    for mention in mentions:
        if not found or mention.begin >= found[-1].end:
            found.append(mention)
    return found


def stand_alone(technologies: Collection[str]) -> list[str]:
    """Those of an opening that are not doubtful by what else it names.

    "AKS" is a statute too, and a cluster only beside what clusters run with; "Argo" beside "ArgoCD"
    is the same family and not one more.
    """
    words, named = _technology_words(), set(technologies)
    return [
        name
        for name in technologies
        if (name not in words.only_beside or named & set(words.only_beside[name]))
        and not named & set(words.part_of.get(name, ()))
    ]


def _mentions(text: str, first: str) -> Iterator[Mention]:
    names = _names()[first]
    for match in _pattern(first).finditer(text):
        name = names[_GAP.sub(" ", match[0])]
        if not (name.unless and name.unless.match(text, match.end())):
            yield Mention(name, match.start(), match.end())


@once
def _names() -> Mapping[str, Mapping[str, Name]]:
    """First word -> the names that begin with it, by their spelling."""
    words = _technology_words()
    by_first: dict[str, dict[str, Name]] = {}
    for name in (*_listed(words), *_fingerprinted(words)):
        for first in _WORD.findall(name.spelling)[:1]:
            by_first.setdefault(first, {}).setdefault(_GAP.sub(" ", name.spelling), name)
    return by_first


@once
def _technology_words() -> TechnologyWords:
    return load_spec(TechnologyWords, _FILE)


@once
def _lower_firsts() -> tuple[str, ...]:
    """First words that no capital letter and no digit begins."""
    return tuple(first for first in _names() if not _FIRST.match(first))


@cache
def _pattern(first: str) -> re.Pattern[str]:
    """Pattern of the names with a first word, compiled when the first text holds that word.

    The word leads, so that `re` leaps from one place to the next.
    """
    rests = sorted((text[len(first) :] for text in _names()[first]), key=len, reverse=True)
    written = "|".join(re.escape(rest).replace(r"\ ", _GAP.pattern) for rest in rests)
    lead = re.escape(first)
    return re.compile(rf"{lead}(?<![^\W_]{lead})(?:{written})(?![^\W_]|\+\+|#)")


def _listed(words: TechnologyWords) -> Iterator[Name]:
    for is_sure, groups in ((True, words.sure), (False, words.words)):
        for entry in (entry for group in groups.values() for entry in group):
            technology, *aliases = entry.lstrip("=").split("|")
            after = words.unless_before.get(technology)
            unless = re.compile(after) if after else None
            for spelling in aliases if entry.startswith("=") else (technology, *aliases):
                yield Name(technology, spelling, is_sure or " " in spelling, unless)


def _fingerprinted(words: TechnologyWords) -> Iterator[Name]:
    left_out = set(words.left_out)
    folder = files("enrichment") / "technographics" / "data" / "technologies"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        for technology in json.loads(file.read_text(encoding="utf-8")):
            # Each first word in lower case costs a search of every text.
            if technology not in left_out and not technology[0].islower():
                yield Name(technology, technology, bool(_DISTINCT.fullmatch(technology)))
