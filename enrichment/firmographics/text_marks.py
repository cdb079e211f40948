"""Marks in the text of a page that may show a place, a phone number or a register.

All are looked for in one pass; the rules themselves are tried only where a mark was seen.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pycountry

from enrichment.firmographics.mark_finder import Finder, Mark, finder_of
from enrichment.firmographics.once import once_per_page
from enrichment.firmographics.place_rules import address_formats, country_rules, legal_id_rules
from enrichment.page import Page
from prospects.once import once

_BEGINNING_CHARACTERS = 50_000
_END_CHARACTERS = 20_000
_OF_ONE_RULE_MAX = 12
_PHONE_WORDS = (
    r"\b(?:tel|tél|phone|telephone|telefon|telefono|teléfono|téléphone|telefone|telefoon|fon|call"
    r"|call us|tlf|puh|puhelin|telefonszám|тел|телефон|τηλ|電話)\b[^\n\d+]{0,12}\n?[+(\d]"
)
_US_STATE = (
    r"[a-z],\s{1,2}(?:A[LKRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]"
    r"|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\b"
)
_INTERNATIONAL = r"(?:\+|\b00)\s?[1-9]\d[\d\s().-]"
_NORTH_AMERICAN = "[2-9]\\d\\d\\)?[\\s.\u2013-]{1,2}[2-9]\\d\\d[\\s.\u2013-]\\d{4}\\b"


class TextMark(NamedTuple):
    """Where a rule may hold.

    Attributes:
        rule: Number of the rule in its list.
        end: Characters of the searched text before the mark's end.
    """

    rule: int
    end: int


class TextMarks(NamedTuple):
    """Marks of a page by kind: "address", "legal_id", "legal_form", "phone", ..."""

    text: str
    marks: Mapping[str, Sequence[TextMark]]

    def of(self, kind: str) -> Sequence[TextMark]:
        """Marks of a kind, in their order."""
        return self.marks.get(kind, ())


@once_per_page
def text_marks(page: Page) -> TextMarks:
    """Marks of the beginning and the end of a page's text."""
    text = page.text
    if len(text) > _BEGINNING_CHARACTERS + _END_CHARACTERS:
        text = f"{text[:_BEGINNING_CHARACTERS]}\n{text[-_END_CHARACTERS:]}"
    return marks_in(text)


def marks_in(text: str) -> TextMarks:
    """Marks of a text; at most twelve of one rule, the first ten and the last two."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, end in _finder().ends(text):
        ends = found[number]
        if len(ends) == _OF_ONE_RULE_MAX:
            ends.pop(-2)
        ends.append(end)
    marks: dict[str, list[TextMark]] = defaultdict(list)
    for number, ends in found.items():
        kind, rule, _ = _marks()[number]
        marks[kind].extend(TextMark(rule, end) for end in ends)
    return TextMarks(text, {kind: sorted(of, key=lambda m: m.end) for kind, of in marks.items()})


@once
def _marks() -> tuple[tuple[str, int, Mark], ...]:
    """Kind, number of the rule in its list and mark of each rule."""
    rules = country_rules()
    kinds: tuple[tuple[str, Sequence[Mark]], ...] = (
        ("address", [Mark(form.pattern) for form in address_formats()]),
        ("legal_id", [Mark(rule.label, caseless=True) for rule in legal_id_rules()]),
        ("legal_form", [Mark(form.pattern) for form in rules.legal_forms]),
        # A shop has a hundred prices; one shows the currency.
        ("currency", [Mark(form.pattern, once=True) for form in rules.currencies]),
        ("wording", [Mark(form.pattern, once=True) for form in rules.wording]),
        ("based", [Mark(rules.based)]),
        ("city_in_state", [Mark(_US_STATE)]),
        # As bare names: with what stands around them compiling takes seconds.
        ("country", [Mark(re.escape(name)) for name in country_names()]),
        ("phone", [Mark(_PHONE_WORDS, caseless=True), Mark(_INTERNATIONAL), Mark(_NORTH_AMERICAN)]),
    )
    return tuple((kind, rule, mark) for kind, of in kinds for rule, mark in enumerate(of))


@once
def country_names() -> tuple[str, ...]:
    """Names of countries as addresses write them; number in this list is the rule of "country"."""
    english = {getattr(country, "common_name", country.name) for country in pycountry.countries}
    plain = {name for name in english if "," not in name} | set(country_rules().own_names)
    return tuple(sorted(plain))


@once
def _finder() -> Finder:
    return finder_of([mark for _, _, mark in _marks()])
