"""Function of an opening: its title first, its department where the title leaves it open.

A title of an opening names the work in the words of its trade; `data/functions.yml` has those,
and `prospects.titles` what any title says. A department is often wide ("Operations", "G&A") and
then only decides between what the title allows.
"""

from collections.abc import Iterator, Sequence
from typing import cast

from enrichment.hiring.understanding.department import (
    Department,
    department_words,
    read_departments,
)
from enrichment.hiring.understanding.function_rules import Words, find_phrases, function_rules
from prospects.titles import read_title
from prospects.titles.normalising import compare_words, normalize_title, split_segments
from prospects.vocabulary import Function

_Named = tuple[Words, Function]
"""A phrase of a title and its function."""


def read_function(title: str, *departments: str | None) -> Function | None:
    """Function of an opening.

    Args:
        title: As advertised.
        departments: What the board says of department, team or function, the narrower first.

    Returns:
        One of the fixed vocabulary ("other" for talent pools and open applications), or None
        where neither tells.
    """
    names = tuple(name for name in departments if name)
    named = _named(title)
    moved = _moved(named[0], names) if named else None
    if moved:
        return moved
    if named and named[0] not in function_rules().open:
        return named[1]
    return _left_open(title, named, read_departments(names))


def _left_open(title: str, named: _Named | None, said: Department) -> Function | None:
    """Function of a title that leaves it open, by department and the words of any title."""
    words = function_rules().words
    functions = [cast("Function", function) for function in read_title(title).functions]
    shared = [function for function in said.functions if function in functions]
    if shared:
        return shared[0]
    sure = [function for function in functions if function not in words.weak]
    if not said.is_wide and not (sure and said.default in words.broad):
        return said.default
    told = (*sure, named[1] if named else None, *functions, said.default)
    return next((function for function in told if function), None)


def _named(title: str) -> _Named | None:
    """The phrase that decides, of the first part that has any.

    One that names who works goes before a topic, a closed one before an open one, and among equals
    the last: "Marketing Data Analyst" analyses. A talent pool is one wherever the title says so.
    """
    rules = function_rules()
    found = [
        [(phrase, function) for _, phrase, function in find_phrases(part, rules.titles)]
        for part in _parts(title)
    ]
    pools = [named for part in found for named in part if named[1] == "other"]
    first = next(filter(None, (pools[:1], *found)), [])
    closed = [named for named in first if named[0] not in rules.open]
    people = [named for named in closed if named[0][-1] in rules.words.people]
    return next(reversed(people or closed or first), None)


def _parts(title: str) -> Iterator[Words]:
    """Parts of a title: between separators, and before a word such as "for" or "and"."""
    for pattern, text in function_rules().read_as:
        title = pattern.sub(text, title)
    for _, segment in split_segments(normalize_title(title)):
        words = compare_words(" ".join(segment))
        cuts = [place for place in _asides(words) if place]
        for begin, end in zip([0, *cuts], [*cuts, len(words)], strict=True):
            yield words[begin:end]


def _asides(words: Sequence[str]) -> Iterator[int]:
    """Places of words that turn aside, if not in a phrase as "learning and development"."""
    rules = function_rules()
    found = find_phrases(words, rules.titles)
    inside = {place + step for place, phrase, _ in found for step in range(1, len(phrase))}
    for place, word in enumerate(words):
        if word in rules.words.aside and place not in inside:
            yield place


def _moved(phrase: Words, departments: Sequence[str]) -> Function | None:
    """What a phrase means in these departments, where that is something else."""
    moved = function_rules().moved.get(phrase, {})
    return next(filter(None, (moved.get(department_words(name)) for name in departments)), None)
