"""CSS selectors: read, and matched on one start tag.

What stands in one compound (`a.b[href*='x']`) is judged here. What needs a tree (combinators,
`:has`, `:nth-child`) is read as far as its compounds go and left to a tree builder.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_ESCAPE = r"\\(?:[0-9a-fA-F]{1,6}[ \t\r\n\f]?|[^\n])"
_LETTER = rf"(?:[A-Za-z0-9_-]|[^\x00-\x7f]|{_ESCAPE})"
_NAME = rf"(?:--|-?(?:[A-Za-z_]|[^\x00-\x7f]|{_ESCAPE})){_LETTER}*"
_QUOTED = rf"'((?:[^'\\\n]|{_ESCAPE})*)'|\"((?:[^\"\\\n]|{_ESCAPE})*)\""
_TAG = re.compile(rf"({_NAME})|\*")
_ID = re.compile(rf"#({_LETTER}+)")
_CLASS = re.compile(rf"\.({_NAME})")
_ATTRIBUTE = re.compile(
    rf"\[\s*({_NAME})\s*(?:([~|^$*]?=)\s*(?:({_NAME})|{_QUOTED})\s*([iIsS])?\s*)?\]"
)
_PSEUDO_CLASS = re.compile(rf":({_NAME})(\()?")
_BRACKET = re.compile(rf"[()]|{_QUOTED}|{_ESCAPE}")
_COMBINATOR = re.compile(r"\s*[>+~]\s*|\s+(?!,)")
_COMMA = re.compile(r"\s*,\s*")
_UNESCAPED = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\r\n\f]?|(.))", re.DOTALL)
_SPACE = re.compile(r"[ \t\n\r\f]+")
# HTML's own list: on these, browsers compare the values without regard to case.
_ENUMERATED = frozenset(
    "accept accept-charset align alink axis bgcolor charset checked clear codetype color compact"
    " declare defer dir direction disabled enctype face frame hreflang http-equiv lang language"
    " link media method multiple nohref noresize noshade nowrap readonly rel rev rules scope"
    " scrolling selected shape target text type valign valuetype vlink".split()
)


@dataclass(frozen=True, slots=True)
class AttributeTest:
    """What an attribute must be.

    Attributes:
        name: In lower case; a class is a word of `class`, an id is the value of `id`.
        operator: "" for any value, else "=", "~=", "|=", "^=", "$=" or "*=".
        value: What to compare with; in lower case where case is no matter.
        ignores_case: Whether the case of letters is no matter.
    """

    name: str
    operator: str = ""
    value: str = ""
    ignores_case: bool = False

    def holds(self, attributes: Mapping[str, str]) -> bool:
        """Whether a tag with these attributes, names in lower case, passes."""
        value = attributes.get(self.name)
        if value is None:
            return False
        return not self.operator or self._compares(value.lower() if self.ignores_case else value)

    def _compares(self, value: str) -> bool:
        wanted = self.value
        if self.operator == "=":
            return value == wanted
        if self.operator == "|=":
            return value == wanted or value.startswith(f"{wanted}-")
        if not wanted or wanted not in value:
            return False
        if self.operator == "^=":
            return value.startswith(wanted)
        if self.operator == "$=":
            return value.endswith(wanted)
        return self.operator == "*=" or wanted in _SPACE.split(value)


@dataclass(frozen=True, slots=True)
class Compound:
    """What one element must be, `a.b[href*='x']:not(.c)`.

    Attributes:
        tag: Name in lower case, or None for any.
        tests: All must hold.
        excluded: None may match, from `:not()`.
        is_whole: Whether that is all; if not, only a tree can tell the rest.
    """

    tag: str | None
    tests: tuple[AttributeTest, ...] = ()
    excluded: tuple["Compound", ...] = ()
    is_whole: bool = True

    def matches(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether a start tag is such an element, as far as a tag shows it.

        Args:
            tag: Its name in lower case.
            attributes: Names in lower case -> values, unescaped.
        """
        return (
            (self.tag is None or self.tag == tag)
            and all(test.holds(attributes) for test in self.tests)
            and not any(compound.matches(tag, attributes) for compound in self.excluded)
        )


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the selectors that commas part.

    Attributes:
        text: As written.
        compounds: In order; the last is the element that is meant.
    """

    text: str
    compounds: tuple[Compound, ...]

    @property
    def is_simple(self) -> bool:
        """Whether a start tag alone shows if it matches."""
        return len(self.compounds) == 1 and self.compounds[0].is_whole


@dataclass(frozen=True, slots=True)
class Selector:
    """A CSS selector.

    Attributes:
        text: As written.
        alternatives: At least one.
    """

    text: str
    alternatives: tuple[Alternative, ...]

    def matches(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether a start tag alone shows that the selector matches it; see `Compound.matches`."""
        simple = (each.compounds[0] for each in self.alternatives if each.is_simple)
        return any(compound.matches(tag, attributes) for compound in simple)


def parse_selector(text: str) -> Selector:
    """Read a CSS selector.

    Reads types, ids, classes, attributes with all operators and the flags `i` and `s`, `:not()`,
    combinators and lists. Of other pseudo-classes only the name is read. Namespaces and
    pseudo-elements are not understood.

    Raises:
        ValueError: It is no selector; says where that shows.
    """
    return _Reader(text.strip()).selector()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def selector(self) -> Selector:
        alternatives = [self._alternative()]
        while self._take(_COMMA):
            alternatives.append(self._alternative())
        if self._at < len(self._text):
            raise self._error()
        return Selector(self._text, tuple(alternatives))

    def _alternative(self) -> Alternative:
        start = self._at
        compounds = [self._compound()]
        while self._take(_COMBINATOR):
            compounds.append(self._compound())
        return Alternative(self._text[start : self._at], tuple(compounds))

    def _compound(self) -> Compound:
        start = self._at
        tag = self._take(_TAG)
        tests = list(self._tests())
        excluded: list[Compound] = []
        is_whole = True
        while pseudo_class := self._take(_PSEUDO_CLASS):
            argument = self._argument() if pseudo_class[2] else ""
            nots = _excluded(argument) if pseudo_class[1].lower() == "not" else ()
            excluded += nots
            is_whole = is_whole and bool(nots)
            tests += self._tests()
        if self._at == start:
            raise self._error()
        name = _unescaped(tag[1]).lower() if tag and tag[1] else None
        return Compound(name, tuple(tests), tuple(excluded), is_whole)

    def _tests(self) -> Iterator[AttributeTest]:
        while True:
            if found := self._take(_CLASS):
                yield AttributeTest("class", "~=", _unescaped(found[1]))
            elif found := self._take(_ID):
                yield AttributeTest("id", "=", _unescaped(found[1]))
            elif found := self._take(_ATTRIBUTE):
                yield _attribute_test(found)
            else:
                return

    def _argument(self) -> str:
        start, depth = self._at, 1
        for found in _BRACKET.finditer(self._text, start):
            depth += {"(": 1, ")": -1}.get(found[0], 0)
            if not depth:
                self._at = found.end()
                return self._text[start : found.start()].strip()
        raise self._error()

    def _take(self, what: re.Pattern[str]) -> re.Match[str] | None:
        found = what.match(self._text, self._at)
        if found:
            self._at = found.end()
        return found

    def _error(self) -> ValueError:
        rest = self._text[self._at :][:30]
        said = f"{rest!r} is no part of a selector" if rest else "the selector ends too early"
        return ValueError(f"{self._text!r}, character {self._at + 1}: {said}")


def _excluded(argument: str) -> tuple[Compound, ...]:
    """What `:not(...)` excludes; empty where that takes a tree."""
    alternatives = parse_selector(argument).alternatives
    if not all(alternative.is_simple for alternative in alternatives):
        return ()
    return tuple(alternative.compounds[0] for alternative in alternatives)


def _attribute_test(found: re.Match[str]) -> AttributeTest:
    name = _unescaped(found[1]).lower()
    value = _unescaped(found[3] or found[4] or found[5] or "")
    flag = (found[6] or "").lower()
    ignores_case = flag == "i" or (flag != "s" and name in _ENUMERATED)
    return AttributeTest(
        name, found[2] or "", value.lower() if ignores_case else value, ignores_case
    )


def _unescaped(text: str) -> str:
    return _UNESCAPED.sub(_character, text) if "\\" in text else text


def _character(escape: re.Match[str]) -> str:
    if not escape[1]:
        return escape[2]
    code = int(escape[1], 16)
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
