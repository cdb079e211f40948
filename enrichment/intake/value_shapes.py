"""What the cells of a column look like: e-mail addresses, web sites, phones, dates, ...

A shape says how a text is written and not what it means; `data/value_shapes.yml` holds the words,
and what shapes say for and against a field.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from prospects.country import parse_country
from prospects.domain import parse_domain
from prospects.once import once
from prospects.platforms import is_platform_host
from prospects.specs.reading import read_yaml
from prospects.stated import industry_stated

CELLS_MAX = 100
"""Cells of a column that are looked at; more would change no answer and cost time."""

_DATA = Path(__file__).parent / "data" / "value_shapes.yml"
_EMAIL = re.compile(r"(?:^|[\s<,;:|(])[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}")
_SCHEME = re.compile(r"^(?:https?:)?//|^www\d?\.", re.IGNORECASE)
_BARE = re.compile(
    r"(?:[a-z0-9\u00a1-\uffff](?:[\w-]*\w)?\.)+[a-z\u00a1-\uffff]{2,24}(?:[/?#:]\S*)?",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s;|]+|,(?=\s|https?:|www\.)")
_LINKEDIN = re.compile(r"(?:^|[/.])linkedin\.com/(\w+)(?:/(\w+))?", re.IGNORECASE)
_PERSON_PAGES = {"in", "pub", "sales/lead", "sales/people", "sales/profile", "talent/profile"}
_COMPANY_PAGES = {"company", "school", "showcase", "sales/company", "sales/accounts"}
_CURRENCY = (
    r"(?:us\$|r\$|[$€£¥₹]|\b(?:usd|eur|gbp|chf|cad|aud|inr|jpy|sek|nok|dkk|pln|brl|kr|zł)\b\.?)"
)
_MONEY = re.compile(
    rf"{_CURRENCY}|\d\s*(?:mil|mio|mln|million|bn|billion|mrd|milliard)", re.IGNORECASE
)
_ABOUT = r"(?:ca\.?|circa|approx\.?|about|around|env\.?|environ|etwa|rund|over|über|[~<>≥±])?\s*"
_NUMBER = re.compile(rf"{_ABOUT}[-+]?\d[\d.,'\u00a0\u202f ]*k?", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:\.0)?")
_SIZE = r"\d[\d.,' ]*k?"
_RANGE = re.compile(
    rf"[<>≥~]?\s*{_SIZE}\s*(?:-|\u2013|\u2014|to|bis|à|a|tot|do|y)\s*{_SIZE}"
    rf"|[<>≥]\s*{_SIZE}|{_SIZE}\s*\+",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"employee|people|staff|mitarbeit|beschäftigt|salari|employ|emplead|dipendent|medewerker|ansatt"
    r"|anställd|pracownik|funcion|persone",
    re.IGNORECASE,
)
_PEOPLE_WORDS = re.compile(rf"\s*\w*(?:{_PEOPLE.pattern})\w*\s*", re.IGNORECASE)
_PHONE = re.compile(
    r"\+?[\d(][\d\s()./\u00a0\u2010-\u2013-]{4,24}\d(?:\s*(?:x|ext\.?|#)\s*\d{1,6})?",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan|feb|mar|mär|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|fév|avr|juin|juil|aoû|ene|abr"
    r"|ago|dic|gen|mag|giu|lug|set|ott|mrt|mei)[a-zéûä]*\.?"
)
_FULL_DATE = re.compile(
    r"\d{4}-\d\d?-\d\d?(?:[t ].*)?|\d{4}/\d\d?/\d\d?(?: .*)?"
    r"|\d\d?([./-])\d\d?\1(?:\d{4}|\d\d)(?:[ ,t].*)?"
    rf"|{_MONTH} \d\d?,? \d{{4}}.*|\d\d?\.?[ -]{_MONTH}[ -]\d{{2,4}}.*",
    re.IGNORECASE,
)
_DATE = re.compile(rf"\d{{4}}-\d\d|{_MONTH} \d{{4}}|\d\d?[/.]\d{{4}}", re.IGNORECASE)
_CLOCK = re.compile(r"(?<!\d)(?!00:00)\d\d?:\d\d")
_POSTAL = re.compile(
    r"(?=.*\d.*\d)(?:[a-z]{1,2}-)?[a-z0-9]{2,5}(?:[ -][a-z0-9]{2,4})?", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_][^\d_]*")
_HOME_PATH = re.compile(
    r"(?:/(?:[a-z]{2}(?:[-_][a-z]{2})?|home|index\.\w+)?)?/?(?:[?#].*)?", re.IGNORECASE
)
_LONG_WORDS = 12
# So many cells that it tells whether each row has its own, or many share a few.
_MANY = 8
_NEARLY_EACH = 0.9
_FEW = 0.5

_TELLING = frozenset(
    {"email", "url", "linkedin", "bare_domain", "phone", "date", "money", "percent", "country"}
)

Shares = Mapping[str, float]
"""Shape -> share of a column's cells that have it, 0.0 to 1.0."""


def shares_of(cells: Sequence[str]) -> Shares:
    """Shapes of a column's cells.

    Args:
        cells: Filled cells, as many as are at hand; those that say nothing ("n/a") do not count.

    Returns:
        Share by shape, and under "cells" how many were looked at (a number, not a share); empty
        where no cell says anything.
    """
    told = [
        cell for text in cells if (cell := text.strip()) and cell.casefold() not in _words("blank")
    ]
    seen = told[:CELLS_MAX]
    counts = Counter(shape for cell in seen for shape in shapes_of(cell))
    if not seen or (len(set(seen)) == 1 and not _TELLING & set(counts)):
        return {}  # One word in every row is a filler as likely as a value.
    shares = {shape: count / len(seen) for shape, count in counts.items()}
    if "home" in shares and len(seen) > 2:
        # Pages of one site ("our profile at ...") are nobody's own web sites.
        shares["home"] *= len({parse_domain(cell) for cell in seen}) / len(seen)
    if len(seen) >= _MANY:
        different = len(set(seen)) / len(seen)
        shares |= {"distinct": float(different > _NEARLY_EACH), "few": float(different < _FEW)}
    return {**shares, "cells": float(len(seen))}


def shapes_of(cell: str) -> frozenset[str]:
    """Everything that one cell looks like; empty where it looks like nothing special."""
    text = cell.replace("\ufeff", "").strip().lstrip("'")
    if _EMAIL.search(text) and not _SCHEME.match(text):
        return frozenset({"email"})
    if addresses := _addresses(text):
        return frozenset().union(*map(_address_shapes, addresses))
    return frozenset(_number_shapes(text) | _word_shapes(text))


def _addresses(text: str) -> list[str]:
    """Web addresses of a cell that holds nothing else; empty for any other."""
    parts = [part for part in _SEPARATORS.split(text) if part]
    return parts if all(_SCHEME.match(part) or _BARE.fullmatch(part) for part in parts) else []


def _address_shapes(text: str) -> frozenset[str]:
    if match := _LINKEDIN.search(text):
        first = match[1].lower()
        page = f"{first}/{match[2]}".lower() if first in ("sales", "talent") else first
        kinds = {"linkedin_person": _PERSON_PAGES, "linkedin_company": _COMPANY_PAGES}
        return frozenset({"linkedin", *(kind for kind, pages in kinds.items() if page in pages)})
    shape = "url" if _SCHEME.match(text) else "bare_domain"
    domain = parse_domain(text)
    if domain is None:
        return frozenset({shape} if shape == "url" else ())
    rest = re.sub(r"^(?:https?:)?//", "", text, flags=re.IGNORECASE)
    path = rest[rest.find("/") :] if "/" in rest else ""
    is_home = not is_platform_host(domain) and _HOME_PATH.fullmatch(path)
    return frozenset({shape, "home"} if is_home else {shape})


def _number_shapes(text: str) -> set[str]:
    found = {"digits"} if any(c.isdigit() for c in text) else set()
    if not found:
        return found
    tests = {
        "year": _YEAR.fullmatch(text),
        "range": _RANGE.fullmatch(_PEOPLE_WORDS.sub("", text)),
        "percent": text.endswith("%"),
        "postal": _POSTAL.fullmatch(text),
        "people": _PEOPLE.search(text),
        "full_date": _FULL_DATE.fullmatch(text),
        "clock": _FULL_DATE.fullmatch(text) and _CLOCK.search(text),
        "money": _MONEY.search(text),
    }
    found |= {shape for shape, fits in tests.items() if fits}
    if "full_date" in found or _DATE.fullmatch(text):
        return (found - {"range"}) | {"date"}
    if _NUMBER.fullmatch(text):
        found.add("number")
        if text.isdigit() and industry_stated(text):
            found.add("industry_code")
    digits = sum(c.isdigit() for c in text)
    if digits >= 7:
        found.add("many_digits")
    if _PHONE.fullmatch(text) and 7 <= digits <= 17 and _may_be_phone(text, found):
        found.add("phone")
    return found


def _may_be_phone(text: str, found: set[str]) -> bool:
    """Not a round number, an amount or a short range of people."""
    if "number" in found:
        # Digits alone may be anything; blanks between several groups are how phones are written.
        several = len(re.split(r"[ \u00a0.]", text)) > 2 and "," not in text
        return text.startswith("+") or several
    return not ("range" in found and re.fullmatch(r"\d{1,5}\s*[-\u2013]\s*\d{1,6}", text))


def _word_shapes(text: str) -> set[str]:
    folded = text.casefold()
    bare = folded.strip(" .")
    found = {shape for shape in ("yes_no", "salutation") if bare in _words(shape)}
    words = folded.split()
    if len(text) >= 120 or len(words) > _LONG_WORDS:
        found.add("long")
    if _LETTERS.fullmatch(text):
        found.add("letters")
    if len(text) < 60 and parse_country(text):
        found.add("country")
    if _is_job(words):
        found.add("job")
    elif 2 <= len(words) <= 4 and "letters" in found and "country" not in found:
        found.add("person")
    return found


def _is_job(words: Sequence[str]) -> bool:
    plain = [word.strip(",.;:()/&|-") for word in words]
    ends = tuple(_words("title_ends"))
    return any(word in _words("title_words") or word.endswith(ends) for word in plain)


def spoken_for(field: str) -> Mapping[str, Any]:
    """What shapes say of a field: `needs`, `refutes`, `speaks`, ...; empty for an unknown one."""
    fields: Mapping[str, Mapping[str, Any]] = _data()["fields"]
    return fields.get(field.removeprefix("company."), {})


def shape_words(shape: str, field: str) -> str:
    """A shape in words, for a message about a field's column: "e-mail addresses"."""
    words: Mapping[str, str] = _data()["words"]
    return words.get(shape, f"no {words.get(field.removeprefix('company.'), field)}")


@once
def _data() -> Mapping[str, Any]:
    return read_yaml(_DATA)


@once
def _word_sets() -> Mapping[str, frozenset[str]]:
    return {
        shape: frozenset(word.casefold() for word in words)
        for shape, words in _data().items()
        if isinstance(words, list)
    }


def _words(shape: str) -> frozenset[str]:
    return _word_sets()[shape]
