"""What the name of a department says of the functions in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from enrichment.hiring.understanding.function_rules import find_phrases, function_rules
from prospects.titles.normalising import compare_words
from prospects.vocabulary import Function

_INITIALS = re.compile(r"(?<=\w)\s*\([A-Z&]{2,6}\)\s*$")


@dataclass(frozen=True, slots=True)
class Department:
    """What names of departments say.

    Attributes:
        functions: What they name, the likeliest first.
        default: What an opening is whose title says nothing, or None.
        is_wide: Whether they hold many functions, or none is told.
    """

    functions: tuple[Function, ...] = ()
    default: Function | None = None
    is_wide: bool = True


@lru_cache(maxsize=4096)
def read_departments(names: Sequence[str]) -> Department:
    """What several names say together: the first narrow one decides, else the first wide one.

    Args:
        names: As boards write them, the narrower first; a tuple.
    """
    told = [each for each in map(_read, names) if each.default]
    narrow = [each for each in told if not each.is_wide]
    first = next(iter((*narrow, *told)), Department())
    functions = dict.fromkeys(f for each in (*narrow, *told) for f in each.functions)
    return Department(tuple(functions), first.default, first.is_wide)


def department_words(name: str) -> tuple[str, ...]:
    """Words of a department's name without its initials, "Digital Infrastructure (DI)"."""
    return compare_words(_INITIALS.sub("", name))


def _read(name: str) -> Department:
    rules, words = function_rules(), department_words(name)
    named = [function for _, _, function in find_phrases(words, rules.departments)]
    wide = rules.wide.get(words)
    functions = tuple(dict.fromkeys([wide, *named] if wide else named))
    is_wide = wide is not None or len(functions) != 1
    return Department(functions, next(iter(functions), None), is_wide)
