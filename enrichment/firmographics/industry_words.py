"""Counts the words of industries on a page, the telling places more than the others."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from enrichment.firmographics.company_nodes import company_nodes
from enrichment.firmographics.head import head_content
from enrichment.firmographics.page_domain import domain_of_url
from enrichment.json_ld import first_text
from enrichment.page import Page
from prospects.industry import industries
from prospects.once import once
from prospects.specs.reading import Spec, load_spec
from prospects.words import fold, without_marks

_FILE = Path(__file__).parent / "data" / "industry_words.yml"
_TITLE, _DESCRIPTION, _NAME, _DOMAIN, _KEYWORDS, _LINE = 3.0, 2.0, 1.5, 1.5, 0.8, 0.6
_TITLE_CHARACTERS, _DESCRIPTION_CHARACTERS, _KEYWORDS_CHARACTERS = 160, 300, 200
_LINES_MAX, _LINE_CHARACTERS_MAX = 40, 60
_DOMAIN_WORD_MIN = 5
_GOODS = 0.5
"""What goods count for retail: "plumbing supplies"."""
_TOPICAL = 0.6
"""What the title of a blog, forum or magazine counts: it names a topic."""
_WEAK, _SHOP, _SOLD = 0.5, 1.5, 0.6
_STEM_MIN, _STEM_MAX = 5, 16
_LINES_CHARACTERS = 3_000
_LINE_MARK = " | "
_SIGN = 16
"""Characters of a line that may be the sign of a shop."""
_PHRASE = 1.25
"""What a phrase of several words counts more than one word."""
_LATER = 0.6
"""What a word counts after the first ones of its place: the first name the company."""
_ASIDE = 0.15
"""What a word counts that names a topic, goods or customers."""
_ROMANCE = frozenset({"fr", "es", "it", "pt", "ca", "ro"})
_OF = frozenset({"de", "des", "du", "d", "l", "del", "di", "da", "do", "dos", "das", "della"})
_TOKENS = re.compile(r"[a-z0-9]+|[^a-z0-9\s'\-]")


class IndustryWords(Spec):
    """Words of `data/industry_words.yml`, folded.

    Attributes:
        never: Words of the taxonomy that say too little on a page.
        weak: Words half as telling as others.
        shop_signs: Whole lines that only a shop has: "My cart".
        sold_in_shops: Industries whose goods shops sell, too.
        about: What follows a topic: "restaurant news".
        goods: What follows whom goods are for: "restaurant supplies".
        serving: What stands before customers: "software for restaurants".
        words: Phrases of each industry besides those of the taxonomy.
    """

    never: frozenset[str]
    weak: frozenset[str]
    shop_signs: frozenset[str]
    sold_in_shops: frozenset[str]
    about: frozenset[str]
    goods: frozenset[str]
    serving: frozenset[str]
    words: dict[str, tuple[str, ...]]


@dataclass
class IndustryCount:
    """How much speaks for an industry, and by which words."""

    weight: float = 0.0
    words: dict[str, None] = field(default_factory=dict)

    def add(self, word: str, weight: float) -> None:
        """Count a word."""
        self.weight += weight
        self.words[word] = None


class _Mention(NamedTuple):
    """A phrase of an industry; `end` is the token after it."""

    start: int
    end: int
    industry: str
    phrase: str


def count_industries(page: Page) -> Mapping[str, IndustryCount]:
    """What speaks for each industry: title, description, name, domain, keywords and first lines.

    A word before another industry's ("restaurant software"), after "for" or before "news" or
    "supplies" names a topic, goods or customers, and hardly counts.
    """
    counts: dict[str, IndustryCount] = defaultdict(IndustryCount)
    for text, weight in _places(page):
        _count(counts, page, text, weight)
    lines = dict.fromkeys(islice(_short_lines(page), _LINES_MAX))
    _count(counts, page, _LINE_MARK.join(lines), _LINE, later=1.0)
    for phrase in _in_domain(page):
        counts[_lexicon().phrases[phrase]].add(phrase, _DOMAIN)
    _count_shop(counts, lines)
    return counts


def _count_shop(counts: dict[str, IndustryCount], lines: Iterable[str]) -> None:
    """A cart makes a shop of a site, and its goods' industries less likely."""
    short = "\n".join([line for line in lines if len(line) <= _SIGN])
    signs = sorted(industry_words().shop_signs.intersection(_plain(short).split("\n")))
    if not signs:
        return
    for industry in industry_words().sold_in_shops & counts.keys():
        counts[industry].weight *= _SOLD
    counts["ecommerce"].add(signs[0], _SHOP)


def _count(
    counts: dict[str, IndustryCount], page: Page, text: str, weight: float, later: float = _LATER
) -> None:
    tokens = _TOKENS.findall(_plain(text))
    mentions = _mentions(tokens)
    seen: set[str] = set()
    for number, mention in enumerate(mentions):
        if mention.phrase in seen:
            continue
        points = weight * (_PHRASE if mention.end - mention.start > 1 else 1.0)
        points *= _WEAK if mention.phrase in industry_words().weak else 1.0
        goods = tokens[mention.end : mention.end + 1]
        if not industry_words().goods.isdisjoint(goods):
            counts["retail"].add(f"{mention.phrase} {goods[0]}", points * _GOODS)
        if _is_aside(tokens, mentions, number, is_romance=page.language in _ROMANCE):
            points *= _ASIDE
        counts[mention.industry].add(mention.phrase, points * (later if seen else 1.0))
        seen.add(mention.phrase)


def _is_aside(
    tokens: list[str], mentions: list[_Mention], number: int, *, is_romance: bool
) -> bool:
    words, mention = industry_words(), mentions[number]
    before = tokens[max(mention.start - 2, 0) : mention.start]
    after = " ".join(tokens[mention.end : mention.end + 1])
    if not words.serving.isdisjoint(before) or after in words.about or after in words.goods:
        return True
    if is_romance:
        of = bool(before) and before[-1] in _OF
        return number > 0 and mentions[number - 1].end == mention.start - of
    return number + 1 < len(mentions) and mentions[number + 1].start == mention.end


def _mentions(tokens: list[str]) -> list[_Mention]:
    found: list[_Mention] = []
    phrases, longest, stems, starts = _lexicon()
    read_to = 0
    # Most words begin nothing, and the rest of a phrase that was found is read.
    for place, token in [(n, t) for n, t in enumerate(tokens) if t[:_STEM_MIN] in starts]:
        if place < read_to:
            continue
        for size in range(longest.get(token, 0), 0, -1):
            phrase = " ".join(tokens[place : place + size])
            if phrase in phrases:
                read_to = place + size
                found.append(_Mention(place, read_to, phrases[phrase], phrase))
                break
        else:
            stem = _stem_of(token, stems)
            if stem:
                found.append(_Mention(place, place + 1, stems[stem], token))
    return found


def _stem_of(token: str, stems: Mapping[str, str]) -> str | None:
    for length in range(_STEM_MIN, min(len(token), _STEM_MAX) + 1):
        if token[:length] in stems:
            return token[:length]
    return None


def _places(page: Page) -> Iterator[tuple[str, float]]:
    topical = not industry_words().about.isdisjoint(fold(page.title[:_TITLE_CHARACTERS]).split())
    yield page.title[:_TITLE_CHARACTERS], _TITLE * (_TOPICAL if topical else 1.0)
    described = head_content(page, "description", "og:description") or ""
    yield described[:_DESCRIPTION_CHARACTERS], _DESCRIPTION
    yield (head_content(page, "keywords") or "")[:_KEYWORDS_CHARACTERS], _KEYWORDS
    names = [head_content(page, "og:site_name") or ""]
    names += [first_text(node.get("name")) or "" for node, _ in company_nodes(page)[:1]]
    yield max(names, key=len)[:_LINE_CHARACTERS_MAX], _NAME


def _short_lines(page: Page) -> Iterator[str]:
    """Headings and entries of the navigation: the first lines that are no sentences."""
    lines = page.text[:_LINES_CHARACTERS].split("\n")
    return (line for line in lines if len(line) <= _LINE_CHARACTERS_MAX)


def _in_domain(page: Page) -> list[str]:
    """Phrases that the domain begins or ends with."""
    label = (domain_of_url(page.url) or "").partition(".")[0].replace("-", "")
    sizes = range(len(label), _DOMAIN_WORD_MIN - 1, -1)
    cuts = [cut for size in sizes for cut in (label[:size], label[-size:])]
    found = [_squeezed()[cut] for cut in cuts if cut in _squeezed()]
    return list(dict.fromkeys(found))[:1]


def _plain(text: str) -> str:
    """Lower case without accents; punctuation stays, for it parts phrases."""
    if text.isascii():
        return text.lower()
    return without_marks(unicodedata.normalize("NFKD", text.casefold()))


class _Lexicon(NamedTuple):
    """What `_mentions` looks up.

    Attributes:
        phrases: Phrase -> industry.
        longest: First word -> words of its longest phrase.
        stems: Stem -> industry.
        starts: First letters of all phrases and stems.
    """

    phrases: Mapping[str, str]
    longest: Mapping[str, int]
    stems: Mapping[str, str]
    starts: frozenset[str]


@once
def industry_words() -> IndustryWords:
    """The words, read once."""
    return load_spec(IndustryWords, _FILE)


@once
def _lexicon() -> _Lexicon:
    phrases: dict[str, str] = {}
    stems: dict[str, str] = {}
    for industry, phrase in _all_phrases():
        if phrase.endswith("*"):
            stems.setdefault(fold(phrase), industry)
        for form in _forms(fold(phrase)):
            phrases.setdefault(form, industry)
    longest: dict[str, int] = {}
    for phrase in phrases:
        first, size = phrase.split()[0], phrase.count(" ") + 1
        longest[first] = max(longest.get(first, 0), size)
    starts = frozenset(word[:_STEM_MIN] for word in (*longest, *stems))
    return _Lexicon(phrases, longest, stems, starts)


def _all_phrases() -> Iterator[tuple[str, str]]:
    """Phrases of both files; those made for pages come first."""
    for industry, phrases in industry_words().words.items():
        yield from ((industry, phrase) for phrase in phrases)
    for industry, known in industries().items():
        yield from ((industry, word) for word in known.words if word not in industry_words().never)


def _forms(phrase: str) -> tuple[str, ...]:
    """A phrase and its English plural."""
    plural = phrase[:-1] + "ies" if phrase.endswith("y") else phrase + "s"
    return (phrase,) if phrase.endswith("s") else (phrase, plural)


@once
def _squeezed() -> Mapping[str, str]:
    """Phrases without blanks, as domains write them."""
    return {
        phrase.replace(" ", ""): phrase
        for phrase in _lexicon().phrases if len(phrase) >= _DOMAIN_WORD_MIN
    }  # fmt: skip
