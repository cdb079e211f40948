"""What a company says it does, in its own words."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from enrichment.firmographics.company_nodes import JSON_LD, company_nodes
from enrichment.firmographics.fact import fact
from enrichment.firmographics.head import head_content
from enrichment.json_ld import first_text
from enrichment.links import fold
from enrichment.page import Page, PageRole
from prospects.once import once
from prospects.signal import Signal
from prospects.specs.reading import Spec, load_spec

_FILE = Path(__file__).parent / "data" / "descriptions.yml"
_HEAD = (("description", 0.8), ("og:description", 0.75), ("twitter:description", 0.7))
_NOT_OWN = 0.3
"""How much less sure the description of another page than home or about is."""
_SEARCHED_CHARACTERS = 20_000
_CHARACTERS_MIN, _CHARACTERS_MAX, _WORDS_MIN = 20, 400, 4
_BEGINNING = 300
_PARAGRAPH_CHARACTERS_MIN = 90
_LISTED_SHARE_MAX = 0.34
_SENTENCE_END = re.compile(r"[.!?\u2026](?=\s+[^\Wa-z\d_])|[\u3002\uff01\uff1f]")
_TAG = re.compile(r"<[^<>]{1,200}>")


class DescriptionRules(Spec):
    """Rules of `data/descriptions.yml`; `signs` are looked for first, for they cost little."""

    signs: tuple[str, ...]
    no_description: tuple[str, ...]


def extract_description(page: Page) -> list[Signal]:
    """Descriptions of JSON-LD and the head; where there is none, the first paragraph.

    Each is trimmed to whole sentences of at most 400 characters; banners about cookies, texts of
    templates and lists of keywords are none.
    """
    signals = [
        signal
        for node, sure in company_nodes(page)
        for signal in fact(page, "description", described(first_text(node.get("description"))),
                           confidence=sure - 0.1, extractor=JSON_LD)
    ]  # fmt: skip
    in_head = list(_in_head(page))
    return [*signals, *(in_head or _first_paragraph(page))]


def described(text: str | None) -> str | None:
    """A text as a description: whole sentences without markup, or None where it is none."""
    if not text:
        return None
    plain = " ".join(_TAG.sub(" ", html.unescape(text[:5_000])).split())
    words = plain.split()
    if len(plain) < _CHARACTERS_MIN or len(words) < _WORDS_MIN or _is_list(plain, len(words)):
        return None
    return None if _is_template(plain[:_BEGINNING]) else _whole_sentences(plain)


def _is_template(text: str) -> bool:
    lowered = text.lower()
    return any(sign in lowered for sign in _rules().signs) and bool(_no_description().search(text))


def _is_list(text: str, words: int) -> bool:
    """Whether it is a list of keywords: a comma after each word or two and no sentence."""
    marks = sum(text.count(mark) for mark in ",;|")
    return marks > 4 and marks / words > _LISTED_SHARE_MAX and not text.endswith((".", "!"))


def _whole_sentences(text: str) -> str:
    """As many sentences as fit; where the first is too long, its words that fit."""
    if len(text) <= _CHARACTERS_MAX:
        return text
    cut = text[:_CHARACTERS_MAX]
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, _CHARACTERS_MAX + 2)]
    fitting = [end for end in ends if _PARAGRAPH_CHARACTERS_MIN <= end <= _CHARACTERS_MAX]
    return text[: fitting[-1]] if fitting else cut.rpartition(" ")[0].rstrip(" ,;:-") + "\u2026"


def _in_head(page: Page) -> Iterator[Signal]:
    title = fold(page.title)
    for key, sure in _HEAD:
        told = described(head_content(page, key))
        if told and fold(told) != title:
            own = 0.0 if page.role in (PageRole.HOME, PageRole.ABOUT) else _NOT_OWN
            yield from fact(page, "description", told, confidence=sure - own, extractor="meta",
                            evidence=f"{key}: {told}")  # fmt: skip
            return


def _first_paragraph(page: Page) -> Iterator[Signal]:
    if page.role not in (PageRole.HOME, PageRole.ABOUT):
        return
    lines = page.text[:_SEARCHED_CHARACTERS].split("\n")
    long = (line for line in lines if len(line) >= _PARAGRAPH_CHARACTERS_MIN)
    told = next((found for line in long if (found := described(line))), None)
    yield from fact(page, "description", told, confidence=0.3, extractor="text")


@once
def _rules() -> DescriptionRules:
    return load_spec(DescriptionRules, _FILE)


@once
def _no_description() -> re.Pattern[str]:
    return re.compile("|".join(_rules().no_description), re.IGNORECASE)
