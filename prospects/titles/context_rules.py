"""The rules of `data/context.yml`: what they ask of a context and of a title."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from prospects.industry import industry_label, parse_industry
from prospects.once import once
from prospects.specs.reading import Spec, load_spec
from prospects.specs.title_match import HeadcountRange
from prospects.title_reading import Mark, TitleReading
from prospects.titles.normalising import fold_text
from prospects.vocabulary import Function, Seniority, Standing

_WORD = re.compile(r"[^\W_]+")
_FILE = Path(__file__).parent / "data" / "context.yml"
OTHER_INDUSTRY = "another industry"
"""Stands for an industry that no rule asks for."""


class Group(Spec):
    """Industries under one name. The keys are explained in the file."""

    label: str
    ids: tuple[str, ...]
    words: tuple[str, ...] = ()


class Employers(Spec):
    """Words by which an employer in a title names its group."""

    ends: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


class Known(NamedTuple):
    """A context as rules are asked.

    Attributes:
        group: Group of the industry, or "".
        country: Two letters, or "".
        headcount: People; None where unknown.
    """

    group: str
    country: str
    headcount: int | None


class Condition(Spec):
    """What may be known of a context; each part that is given must be known to be so."""

    industries: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    headcount: HeadcountRange | None = None

    def holds_all(self, known: Known) -> bool:
        """Whether every part that is given holds."""
        return (
            (not self.industries or known.group in self.industries)
            and (not self.countries or known.country in self.countries)
            and (self.headcount is None or self._has_size(known))
        )

    def holds_any(self, known: Known) -> bool:
        """Whether some part that is given holds."""
        return (
            known.group in self.industries
            or known.country in self.countries
            or self._has_size(known)
        )

    def _has_size(self, known: Known) -> bool:
        if self.headcount is None or known.headcount is None:
            return False
        return self.headcount.holds(known.headcount)


class ContextRule(Condition):
    """One rule. The keys are explained in the file."""

    name: str
    says: str
    unless: Condition = Condition()
    words: tuple[str, ...] = ()
    bare: bool = False
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    levels: tuple[Seniority, ...] = ()
    named: bool = False
    level: Seniority | None = None
    standing: Standing | None = None
    lead: Function | None = None
    otherwise: Function | None = None
    drop: Function | None = None
    mark: Mark | None = None
    doubt: bool = False
    or_else: str = ""

    def fits(self, reading: TitleReading, text: str, core: str) -> bool:
        """Whether it speaks of a title.

        Args:
            reading: By the words alone.
            text: The title's words between blanks, its parts between bars.
            core: The same without an employer.
        """
        if self.levels and reading.seniority not in self.levels:
            return False
        if self.named and not set(reading.functions) - {"executive"}:
            return False
        if self.bare:
            return core in self.words
        return (
            (not self.words or holds(text, self.words))
            and (not self.also or holds(text, self.also))
            and not holds(text, self.without)
        )


class ContextFile(Spec):
    """The file."""

    groups: Mapping[str, Group]
    employers: Mapping[str, Employers]
    rules: tuple[ContextRule, ...]


def holds(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands in a text as whole words."""
    return any(f" {phrase} " in text for phrase in phrases)


@once
def context_file() -> ContextFile:
    """The rules, read once a process.

    Raises:
        ConfigError: With every fault of the file.
    """
    return load_spec(ContextFile, _FILE)


@lru_cache(maxsize=4096)
def rules_for(known: Known) -> tuple[ContextRule, ...]:
    """Rules that a context lets hold, in the order of the file."""
    return tuple(
        rule
        for rule in context_file().rules
        if rule.holds_all(known) and not rule.unless.holds_any(known)
    )


@lru_cache(maxsize=8192)
def group_of(industry: str) -> str:
    """Group of an industry as a list or a site says it; "" where no rule asks for it."""
    name = parse_industry(industry)
    if name is None:
        return ""
    text = _words(industry)
    # Our own name of an industry says no more than its id ("Finance and banking").
    is_ours = text in (_words(name), _words(industry_label(name)))
    for group, known in context_file().groups.items():
        narrows = not known.words or (holds(text, known.words) and not is_ours)
        if name in known.ids and narrows:
            return group
    return ""


def _words(text: str) -> str:
    """Words of a text in lower case between single blanks."""
    return f" {' '.join(_WORD.findall(fold_text(text).replace('&', ' and ')))} "


@once
def countries_asked() -> frozenset[str]:
    """Countries that some rule names."""
    rules = context_file().rules
    return frozenset(name for rule in rules for name in (*rule.countries, *rule.unless.countries))


@once
def sizes_asked() -> tuple[int, ...]:
    """Headcounts at which some rule begins or ceases to hold, rising, from 0."""
    rules = context_file().rules
    sizes = [part.headcount for rule in rules for part in (rule, rule.unless)]
    known = [size for size in sizes if size]
    ends = {size.highest + 1 for size in known if size.highest is not None}
    return tuple(sorted({0, *ends, *(size.lowest for size in known)}))
