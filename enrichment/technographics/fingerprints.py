"""Fingerprints of technologies: what shows on a page that a company runs them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from enrichment.technographics.pattern import Pattern, parse_implied, parse_pattern

DATA_FILE = Path(__file__).parent / "data" / "fingerprints.json"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What shows one technology; patterns of a field are alternatives.

    Attributes:
        technology: Its name.
        script_src: On the URL of a script.
        html: On the source of the page.
        scripts: On the text of inline scripts.
        meta: Name in lower case -> patterns on the content.
        headers: Name in lower case -> patterns on a value.
        cookies: Name in lower case, `*` at its end for any rest -> patterns on the value.
        implies: Other technologies, with the confidence of the conclusion.
    """

    technology: str
    script_src: tuple[Pattern, ...] = ()
    html: tuple[Pattern, ...] = ()
    scripts: tuple[Pattern, ...] = ()
    meta: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    headers: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    cookies: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    implies: tuple[tuple[str, float], ...] = ()


@cache
def read_fingerprints(path: Path = DATA_FILE) -> Mapping[str, Fingerprint]:
    """Fingerprints of a JSON file in Wappalyzer's form, by technology.

    Patterns that are no valid regular expression are left out; fields that are not evaluated
    (`dom`, `js`, `requires`, ...) are not read.

    Args:
        path: A file whose top is {technology: fields}, or has that under "apps" or "technologies".
    """
    read = json.loads(path.read_text(encoding="utf-8"))
    read = read.get("technologies") or read.get("apps") or read
    return {name: _fingerprint(name, fields) for name, fields in read.items()}


def _fingerprint(name: str, fields: Mapping[str, Any]) -> Fingerprint:
    return Fingerprint(
        technology=name,
        script_src=_patterns(fields.get("scriptSrc")),
        html=_patterns(fields.get("html")),
        scripts=_patterns(fields.get("scripts")),
        meta=_by_name(fields.get("meta")),
        headers=_by_name(fields.get("headers")),
        cookies=_by_name(fields.get("cookies")),
        implies=tuple(parse_implied(text) for text in _texts(fields.get("implies"))),
    )


def _by_name(values: Any) -> dict[str, tuple[Pattern, ...]]:
    named = values.items() if isinstance(values, dict) else ()
    return {str(name).lower(): _patterns(value) for name, value in named}


def _patterns(values: Any) -> tuple[Pattern, ...]:
    read = (parse_pattern(text) for text in _texts(values))
    return tuple(pattern for pattern in read if pattern)


def _texts(values: Any) -> Iterator[str]:
    yield from (values,) if isinstance(values, str) else map(str, values or ())
