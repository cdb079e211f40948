"""All patterns of a fingerprint file, read for one mode and sorted by field."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from enrichment.technographics.patterns.pattern import Pattern
from enrichment.technographics.patterns.rule import Rule

TEXT_FIELDS = ("html", "scriptSrc", "scripts", "css", "text", "url", "robots")
"""Fields whose patterns are tried on texts."""

NAMED_FIELDS = ("meta", "headers", "cookies", "dns", "js")
"""Fields whose patterns are tried on values that have a name."""

ParsePattern = Callable[[str], Pattern | None]


class LeftOut(NamedTuple):
    """A pattern that is not looked for.

    Attributes:
        technology: Whose it is.
        field: Where it stands.
        pattern: As written.
        reason: Why it is left out, for people.
    """

    technology: str
    field: str
    pattern: str
    reason: str


@dataclass(slots=True)
class RuleBook:
    """All patterns of a fingerprint file, by field; technologies have numbers.

    Attributes:
        technologies: Name of each.
        texts: Field of `TEXT_FIELDS` -> its rules.
        named: Field of `NAMED_FIELDS` -> name in lower case (of js: as written) -> rules.
        dom: Number of a technology and its field `dom`, where the mode reads it.
        left_out: Patterns that are no valid expression, or could take too long.
    """

    technologies: Sequence[str]
    texts: dict[str, list[Rule]] = field(default_factory=dict)
    named: dict[str, dict[str, list[Rule]]] = field(default_factory=dict)
    dom: list[tuple[int, Any]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def make_rule_book(
    technologies: Mapping[str, Mapping[str, Any]], parse: ParsePattern, reason: str
) -> RuleBook:
    """Sort the patterns of a fingerprint file by field.

    Args:
        technologies: Name -> fields as written.
        parse: Reads one pattern, None where it cannot be used.
        reason: Why it cannot, for people.
    """
    maker = _Maker(RuleBook(list(technologies)), parse, reason)
    for place in TEXT_FIELDS:
        maker.book.texts[place] = [
            rule
            for number, fields in enumerate(technologies.values())
            for text in texts_of(fields.get(place))
            if (rule := maker.rule(number, place, text))
        ]
    for place in NAMED_FIELDS:
        by_name: dict[str, list[Rule]] = {}
        maker.book.named[place] = by_name
        for number, fields in enumerate(technologies.values()):
            for name, text in named_texts_of(fields.get(place)):
                if rule := maker.rule(number, place, text):
                    by_name.setdefault(name if place == "js" else name.lower(), []).append(rule)
    return maker.book


class _Maker(NamedTuple):
    book: RuleBook
    parse: ParsePattern
    reason: str

    def rule(self, technology: int, place: str, text: str) -> Rule | None:
        pattern = self.parse(text)
        if pattern:
            return Rule(technology, pattern)
        name = self.book.technologies[technology]
        self.book.left_out.append(LeftOut(name, place, text, self.reason))
        return None


def texts_of(value: Any) -> Iterator[str]:
    """Texts of a field that holds one or a list of them."""
    if isinstance(value, list | tuple):
        yield from map(str, value)
    elif value is not None and not isinstance(value, dict):
        yield str(value)


def named_texts_of(value: Any) -> Iterator[tuple[str, str]]:
    """Names and texts of a field that holds {name: one or a list of them}."""
    for name, texts in value.items() if isinstance(value, dict) else ():
        for text in texts_of(texts):
            yield str(name), text
