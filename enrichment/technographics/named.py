"""Meta tags, headers and cookies: values by name, and the patterns that are tried on them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from enrichment.page import Page
from enrichment.technographics.hit import Hit, hit_in_value
from enrichment.technographics.pattern import Pattern

_VALUE_CHARACTERS_MAX = 2_000
_VALUES_MAX = 50
_META_MAX = 2_000


class _Rule(NamedTuple):
    number: int
    technology: int
    name: str
    patterns: tuple[Pattern, ...]


class NamedMatcher:
    """Patterns on values that have a name, ready to be tried on a page.

    Args:
        place: "meta", "headers" or "cookies".
        fields: One for each technology: lower-case name, `*` at its end for any rest, to patterns.
    """

    def __init__(self, place: str, fields: Sequence[Mapping[str, tuple[Pattern, ...]]]) -> None:
        self._place = place
        self._exact: dict[str, list[_Rule]] = {}
        self._starts: list[_Rule] = []
        wanted = ((n, name, by_name[name]) for n, by_name in enumerate(fields) for name in by_name)
        for number, (technology, name, patterns) in enumerate(wanted):
            rule = _Rule(number, technology, name, patterns)
            if rule.name.endswith("*"):
                self._starts.append(rule)
            else:
                self._exact.setdefault(rule.name, []).append(rule)

    def search(self, values: Mapping[str, Sequence[str]]) -> Iterator[tuple[int, Hit]]:
        """Number of the technology and the hit, in the order of the technologies."""
        rules = ((rule, name) for name in values for rule in self._rules(name))
        for rule, name in sorted(rules, key=lambda found: found[0].number):
            for value, pattern in product(values[name][:_VALUES_MAX], rule.patterns):
                match = pattern.regex.search(value[:_VALUE_CHARACTERS_MAX])
                if match:
                    yield rule.technology, hit_in_value(self._place, name, pattern, match)

    def _rules(self, name: str) -> list[_Rule]:
        starts = (rule for rule in self._starts if name.startswith(rule.name[:-1]))
        return [*self._exact.get(name, ()), *starts]


def meta_values(page: Page) -> dict[str, list[str]]:
    """Lower-case name of a meta tag -> its contents in order."""
    values: dict[str, list[str]] = {}
    for name, content in page.meta[:_META_MAX]:
        values.setdefault(name, []).append(content)
    return values


def header_values(page: Page) -> dict[str, Sequence[str]]:
    """Lower-case name of a header -> its values in order."""
    return {name.lower(): values for name, values in page.headers.items()}


def cookie_values(page: Page) -> dict[str, list[str]]:
    """Lower-case name of a cookie that the answer set -> its last value."""
    values = {}
    for cookie in header_values(page).get("set-cookie", ()):
        name, _, value = cookie.split(";", 1)[0].partition("=")
        values[name.strip().lower()] = [value.strip()]
    return values
