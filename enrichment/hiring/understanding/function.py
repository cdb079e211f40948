"""Function of an opening: its title first, its department where the title leaves it open.

A title of an opening names the work in the words of its trade; `data/functions.yml` has those,
and `prospects.titles` what any title says. A department is often wide ("Operations", "G&A") and
then only decides between what the title allows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

from prospects.once import once
from prospects.specs.reading import Spec, load_spec
from prospects.titles import read_title
from prospects.titles.normalising import compare_words, normalize_title, split_segments
from prospects.vocabulary import Function

_FILE = Path(__file__).parent / "data" / "functions.yml"
_ASIDE = frozenset(
    {
        "for",
        "to",
        "with",
        "in",
        "within",
        "supporting",
        "fur",
        "pour",
        "para",
        "and",
        "und",
        "et",
        "y",
    }
)
"""Words after which a title says for whom or where, not what."""

Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], Function]]]
"""First word -> phrases, the longest first, each with its function."""


class FunctionWords(Spec):
    """The rules; explained in the file."""

    titles: dict[Function, tuple[str, ...]]
    in_department: dict[str, dict[Function, tuple[str, ...]]]
    open: tuple[str, ...]
    departments: dict[Function, tuple[str, ...]]
    wide: dict[Function, tuple[str, ...]]
    weak: tuple[Function, ...]
    broad: tuple[Function, ...]
    people: tuple[str, ...]
    read_as: dict[str, str]


@dataclass(frozen=True, slots=True)
class DepartmentReading:
    """What names of departments say.

    Attributes:
        functions: What they name, the likeliest first.
        default: What it is where the title says nothing, or None.
        is_wide: Whether they hold many functions.
    """

    functions: tuple[Function, ...] = ()
    default: Function | None = None
    is_wide: bool = True


def read_function(title: str, *departments: str | None) -> Function | None:
    """Function of an opening.

    Args:
        title: As advertised.
        departments: What the board says of department, team or function, the narrower first.

    Returns:
        One of the fixed vocabulary ("other" for talent pools and open applications), or None
        where neither tells.
    """
    said = _read_departments(tuple(name for name in departments if name))
    phrase, named = _phrase_of(title)
    if named and phrase not in _open():
        return _moved(phrase, departments) or named
    functions = _functions_of(title)
    shared = [function for function in said.functions if function in functions]
    if shared:
        return shared[0]
    sure = [function for function in functions if function not in _words().weak]
    if said.default and not said.is_wide and not (sure and said.default in _words().broad):
        return said.default
    return next(filter(None, (*sure, named, *functions, said.default)), None)


def phrase_words() -> frozenset[str]:
    """Every word of the phrases of titles and departments."""
    known = (*_title_phrases().values(), *_department_phrases().values())
    return frozenset(word for phrases in known for phrase, _ in phrases for word in phrase)


def _functions_of(title: str) -> tuple[Function, ...]:
    return tuple(cast("Function", function) for function in read_title(title).functions)


def _phrase_of(title: str) -> tuple[str, Function | None]:
    """The phrase that decides, of the first part that has any.

    One that names who works goes before a topic, a closed one before an open one, and among equals
    the last: "Marketing Data Analyst" analyses.
    """
    found = [list(_find(part, _title_phrases())) for part in _parts(_rewritten(title))]
    pools = [item for phrases in found for item in phrases if item[1] == "other"]
    first = next(filter(None, (pools[:1], *found)), [])
    closed = [item for item in first if " ".join(item[0]) not in _open()]
    people = [item for item in closed if item[0][-1] in _words().people]
    for phrase, function in (people or closed or first)[-1:]:
        return " ".join(phrase), function
    return "", None


def _rewritten(title: str) -> str:
    for pattern, text in _rewritings():
        title = pattern.sub(text, title)
    return title


def _parts(title: str) -> Iterator[tuple[str, ...]]:
    """Parts of a title: between separators, and before a word such as "for" or "and"."""
    for _, segment in split_segments(normalize_title(title)):
        part: list[str] = []
        words = compare_words(" ".join(segment))
        inside = _inside_phrases(words)
        for place, word in enumerate(words):
            if word in _ASIDE and part and place not in inside:
                yield tuple(part)
                part = []
            else:
                part.append(word)
        yield tuple(part)


def _inside_phrases(words: Sequence[str]) -> frozenset[int]:
    """Places within phrases, so that "learning and development" is not cut."""
    inside, place = set[int](), 0
    while place < len(words):
        length = next(
            (len(p) for p, _ in _title_phrases().get(words[place], ())
             if tuple(words[place : place + len(p)]) == p), 1,
        )  # fmt: skip
        inside |= set(range(place + 1, place + length))
        place += length
    return frozenset(inside)


def _find(words: Sequence[str], phrases: Phrases) -> Iterator[tuple[tuple[str, ...], Function]]:
    """Phrases from left to right, the longest at each place."""
    place = 0
    while place < len(words):
        for phrase, function in phrases.get(words[place], ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                yield phrase, function
                place += len(phrase)
                break
        else:
            place += 1


def _moved(phrase: str, departments: Sequence[str | None]) -> Function | None:
    """What a phrase means in these departments, where that is something else."""
    for function, names in _moves().get(phrase, {}).items():
        if any(compare_words(name or "") in names for name in departments):
            return function
    return None


@lru_cache(maxsize=4096)
def _read_departments(names: tuple[str, ...]) -> DepartmentReading:
    """The first narrow department decides; else the first wide one."""
    readings = [_read_department(name) for name in names]
    told = [reading for reading in readings if reading.default]
    narrow = [reading for reading in told if not reading.is_wide]
    functions = tuple(dict.fromkeys(f for reading in (*narrow, *told) for f in reading.functions))
    first = next(iter((*narrow, *told)), DepartmentReading())
    return DepartmentReading(functions, first.default, first.is_wide)


def _read_department(name: str) -> DepartmentReading:
    words = compare_words(name)
    wide = _wide().get(words)
    found = tuple(dict.fromkeys(function for _, function in _find(words, _department_phrases())))
    if wide:
        return DepartmentReading((wide, *found), wide, is_wide=True)
    return DepartmentReading(found, found[0] if found else None, is_wide=len(found) != 1)


@once
def _words() -> FunctionWords:
    return load_spec(FunctionWords, _FILE)


@once
def _rewritings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(pattern, re.IGNORECASE), text) for pattern, text in _words().read_as.items()
    )


@once
def _open() -> frozenset[str]:
    return frozenset(" ".join(compare_words(phrase)) for phrase in _words().open)


@once
def _title_phrases() -> Phrases:
    return _phrases(_words().titles)


@once
def _department_phrases() -> Phrases:
    return _phrases(_words().departments)


@once
def _wide() -> Mapping[tuple[str, ...], Function]:
    return {compare_words(name): f for f, names in _words().wide.items() for name in names}


@once
def _moves() -> Mapping[str, Mapping[Function, frozenset[tuple[str, ...]]]]:
    return {
        " ".join(compare_words(phrase)): {
            function: frozenset(map(compare_words, names)) for function, names in moves.items()
        }
        for phrase, moves in _words().in_department.items()
    }


def _phrases(texts: Mapping[Function, Sequence[str]]) -> Phrases:
    known: dict[str, list[tuple[tuple[str, ...], Function]]] = {}
    for function, names in texts.items():
        for words in map(compare_words, names):
            known.setdefault(words[0], []).append((words, function))
    for phrases in known.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return known
