"""The languages of a company's site."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pycountry

from enrichment.firmographics.fact import fact
from enrichment.firmographics.head import head_content
from enrichment.firmographics.once import once_per_page
from enrichment.page import Page
from prospects.once import once
from prospects.signal import Signal
from prospects.specs.reading import read_yaml

_FILE = Path(__file__).parent / "data" / "languages.yml"
_COUNTED_CHARACTERS = 2_500
_WORDS_MIN = 10
_ALTERNATES_MAX = 12
_SEARCHED_HTML, _ALTERNATES_CHARACTERS = 30_000, 8_000
_ALTERNATE = re.compile(r"hreflang\s{0,3}=\s{0,3}[\"']?([a-z]{2,3})\b")
_CODE = re.compile(r"(?<![-_A-Za-z])[A-Za-z]{2,3}(?![A-Za-z])")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("ar", re.compile("[\u0620-\u064a]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
"""Scripts of mostly one language; Cyrillic has too many."""
_FOREIGN = re.compile("[\u0370-\U0010ffff]+")
_SCRIPT_SHARE_MIN, _SCRIPT_CHARACTERS_MIN = 0.05, 10
_SAMPLED = 5
"""Every fifth character suffices to know a script."""


def extract_language(page: Page) -> list[Signal]:
    """The language that the page names and that of its text, then those of its other versions.

    The surest is first: where a template says "en" and the text is German, the text is right.
    """
    spoken, evidence = spoken_language(page)
    named = _known(page.language or "")
    agree = spoken is None or spoken == named
    return [
        *fact(page, "language", named, confidence=0.9 if agree else 0.5, extractor="html-lang",
              evidence=f"lang: {page.language}"),
        *fact(page, "language", None if spoken == named else spoken,
              confidence=0.7 if named else 0.65, extractor="text", evidence=evidence),
        *_sent(page),
        *_alternates(page),
    ]  # fmt: skip


@once_per_page
def spoken_language(page: Page) -> tuple[str | None, str]:
    """Language that the text is written in, as a two-letter code or None, and what shows it."""
    return _spoken(page.text[:_COUNTED_CHARACTERS])


def _sent(page: Page) -> Iterator[Signal]:
    """Languages of the header or meta tag content-language, and of Open Graph."""
    told = ",".join(page.headers.get("content-language", ()))
    told = told or head_content(page, "content-language", "og:locale") or ""
    for code in _CODE.findall(told[:100])[:3]:
        yield from fact(page, "language", _known(code.lower()), confidence=0.6,
                        extractor="content-language", evidence=told[:100])  # fmt: skip


def _alternates(page: Page) -> Iterator[Signal]:
    """Languages of the versions that the head links to by hreflang."""
    start = page.html.find("hreflang", 0, _SEARCHED_HTML)
    if start < 0:
        return
    # In lower case, and not by a pattern without case: that one is tried at every character.
    searched = page.html[start : start + _ALTERNATES_CHARACTERS].lower()
    codes = dict.fromkeys(_ALTERNATE.findall(searched))
    for code in list(codes)[:_ALTERNATES_MAX]:
        yield from fact(page, "language", _known(code), confidence=0.6, extractor="hreflang",
                        evidence=f"hreflang: {code}")  # fmt: skip


def _spoken(text: str) -> tuple[str | None, str]:
    """Language of a text by its commonest short words or its script, and what shows it."""
    by_script = None if text.isascii() else _by_script(text)
    if by_script:
        return by_script, f"script of {by_script}"
    known = _languages_of_words()
    words = Counter(filter(known.__contains__, text.lower().split()))
    counts: Counter[str] = Counter()
    for word, times in words.items():
        for code in known[word]:
            counts[code] += times
    best = [*counts.most_common(2), ("", 0), ("", 0)]
    (code, most), (_, second) = best[0], best[1]
    if most < _WORDS_MIN or most < 1.3 * second:
        return None, ""
    return code, f"{most} common words of {code}"


def _by_script(text: str) -> str | None:
    """Language of a script that a sample of the text is written in."""
    sample = text[::_SAMPLED]
    foreign = "".join(_FOREIGN.findall(sample))
    needed = max(len(sample) * _SCRIPT_SHARE_MIN, _SCRIPT_CHARACTERS_MIN)
    if len(foreign) < needed:
        return None
    # Japanese has Chinese characters too: kana are asked first.
    shares = ((code, len(script.findall(foreign))) for code, script in _SCRIPTS)
    return next((code for code, found in shares if found >= needed), None)


@once
def _languages_of_words() -> Mapping[str, tuple[str, ...]]:
    by_word: dict[str, list[str]] = {}
    for code, words in read_yaml(_FILE).items():
        for word in words:
            by_word.setdefault(str(word), []).append(str(code))
    return {word: tuple(codes) for word, codes in by_word.items()}


@cache
def _known(code: str) -> str | None:
    """Two-letter code of a language, or None where there is none."""
    if not 2 <= len(code) <= 3:
        return None
    known = pycountry.languages.get(**{f"alpha_{len(code)}": code})
    return getattr(known, "alpha_2", None) if known else None
