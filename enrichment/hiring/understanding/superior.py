"""Title of the future superior, where a posting says whom its holder reports to.

Only a title is kept, never a person's name: "report to Jane Doe, CTO" is "CTO", and "report to
Jane" says nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from enrichment.hiring.understanding.function_rules import phrase_words
from prospects.once import once
from prospects.specs.reading import Spec, load_spec
from prospects.titles import read_title
from prospects.titles.lexicon import load_lexicon
from prospects.titles.normalising import compare_words
from prospects.vocabulary import Seniority

_FILE = Path(__file__).parent / "data" / "superior.yml"
_DESCRIPTION_CHARACTERS_MAX = 60_000
_CHARACTERS_MAX = 110
_WORDS_MAX = 9
_AROUND_CHARACTERS = 45
_SUPERIORS: tuple[Seniority, ...] = (
    "owner", "founder", "c_suite", "partner", "vp", "head", "director", "manager",
)  # fmt: skip
_ABBREVIATION = re.compile(r"\b(Sr|Jr|Dr|Mr|Ms|Mrs|St|Dir|Mgr|Assoc|Exec|Asst)\.")
_STOP = re.compile(r"[.;:!?\n\u2022]|\s[-\u2013\u2014]\s|https?:|\u2014")
_SEGMENT = re.compile(r"[,()]")
_POSSESSIVE = re.compile(r"^.*?\w(?:['\u2019]s|s['\u2019])\s+")
_INNER = frozenset({"of", "&", "/", "-", "de", "des", "du", "der", "di", "van", "del", "da", "la"})
_ACRONYM = re.compile(r"[A-Z&]{2,5}")
_OWN_LEVEL = re.compile(
    r"\b(?:managers?|leads?|supervisors?|controllers?|counsel|partners?|leit(?:er|ung)\w*|"
    r"responsable|founders?|co-?founders?)$",
    re.IGNORECASE,
)
_OWN_END = re.compile(r"\s*(?:\(|\[|\s[-\u2013\u2014|]\s|\b(?:to|for|supporting)\b).*$", re.DOTALL)
"""What follows an opening's own title: its place, its team, or whom it serves."""
_SPELT_OUT = {"sr": ("senior",), "vp": ("vice", "president"), "mgr": ("manager",)}
_TOPS: tuple[Seniority | None, ...] = ("owner", "founder", "c_suite")
_PARTNER = re.compile(r"^partners?\s+(?=\w)", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"(?:hiring|line|direct|your|case|account payable)? ?(?:managers?|manag\w+|leads?|partners?)"
    r"|senior managers|(?:.*\s)?(?:leadership|management|teams?|leaders|executives)",
    re.IGNORECASE,
)


class SuperiorWords(Spec):
    """The phrases; explained in the file."""

    keys: tuple[str, ...]
    says: tuple[str, ...]
    lead: tuple[str, ...]
    ends: tuple[str, ...]


def read_superior(description: str, own: str = "") -> str | None:
    """Title of the superior, as written.

    Args:
        description: Text of a posting, without markup.
        own: Title of the opening, which its holder never reports to.

    Returns:
        The first title that a "reports to" names, "VP of Marketing"; None where none does.
    """
    if not description:
        return None
    own_words = _compared(_OWN_END.sub("", own))
    text = _ABBREVIATION.sub(r"\1", description[:_DESCRIPTION_CHARACTERS_MAX])
    for end in sorted(set(_said(text))):
        title = _title(text[end : end + _CHARACTERS_MAX])
        if title and _compared(title) != own_words:
            return title
    return None


def _compared(title: str) -> tuple[str, ...]:
    words = (_SPELT_OUT.get(word, (word,)) for word in compare_words(title))
    return tuple(part for parts in words for part in parts)


def _said(text: str) -> Iterator[int]:
    """Where each "reports to" ends; only around its key words is the pattern tried."""
    lower = text.lower()
    for key in _words().keys:
        place = lower.find(key)
        while place >= 0:
            begin = max(0, place - _AROUND_CHARACTERS)
            for found in _says().finditer(text, begin, place + _AROUND_CHARACTERS):
                yield found.end()
            place = lower.find(key, place + 1)


@lru_cache(maxsize=4096)
def _title(text: str) -> str | None:
    """The title at the beginning of a text, or behind the name of a person there."""
    segments = [_cut(segment) for segment in _SEGMENT.split(_STOP.split(text, maxsplit=1)[0])]
    for place, segment in enumerate(segments[:2]):
        if _is_superior(segment):
            return _with_function(segment, segments[place + 1 :])
    return None


def _cut(segment: str) -> str:
    """A segment without its lead ("our", "Northwind's") and up to where the sentence goes on."""
    words = _lead().sub("", _POSSESSIVE.sub("", segment.strip())).split()
    kept: list[str] = []
    for word in words:
        if _ends(word) and not _goes_on(word, words[len(kept) + 1 :]):
            break
        if kept and _is_name(kept, word):
            break
        kept.append(word)
    while kept and kept[-1].casefold() in _INNER:
        kept.pop()
    return " ".join(kept[:_WORDS_MAX])


def _ends(word: str) -> bool:
    return bool(_end_words().fullmatch(word))


def _goes_on(word: str, after: Sequence[str]) -> bool:
    """Whether "and" joins two functions ("Capacity and Engineering"), not two sentences."""
    if word not in ("and", "&", "und", "et", "y", "e") or not after or not after[0][:1].isupper():
        return False
    return bool(read_title(after[0]).functions) or bool(
        _known_words() & set(compare_words(after[0]))
    )


def _is_name(kept: Sequence[str], word: str) -> bool:
    """Whether a complete title is over and a person's name begins ("our CEO Jane Doe")."""
    if not word[:1].isupper() or kept[-1].casefold() in _INNER or _ACRONYM.fullmatch(word):
        return False
    if _known_words() & set(compare_words(word)):
        return False
    return read_title(" ".join(kept)).seniority in _SUPERIORS


def _is_superior(segment: str) -> bool:
    if len(segment) < 2 or _NO_TITLE.fullmatch(segment):
        return False
    level = read_title(segment).seniority
    return level in _SUPERIORS or (level is not None and bool(_OWN_LEVEL.search(segment)))


def _with_function(title: str, rest: Sequence[str]) -> str:
    """Join a bare level with the function behind its comma: "VP, Customer Success"."""
    read = read_title(title)
    is_whole = read.seniority in _TOPS or any(f != "executive" for f in read.functions)
    if is_whole or not rest or not rest[0]:
        return title
    is_field = _ACRONYM.fullmatch(rest[0]) or _is_field(rest[0])
    return f"{title}, {rest[0]}" if is_field else title


def _is_field(text: str) -> bool:
    """Whether a text names a field and no position: "Partner Enablement" is no partner."""
    field = _PARTNER.sub("", text)
    if _is_superior(field):
        return False
    known = _known_words() & set(compare_words(field)) if text[:1].isupper() else ()
    return bool(known or read_title(field).functions)


@once
def _words() -> SuperiorWords:
    return load_spec(SuperiorWords, _FILE)


@once
def _known_words() -> frozenset[str]:
    """Words that titles and departments are made of: none of them is taken for a name."""
    written = " ".join(word for words in load_lexicon().by_words for word in words)
    return frozenset(compare_words(written)) | phrase_words()


@once
def _says() -> re.Pattern[str]:
    return re.compile("|".join(_words().says), re.IGNORECASE)


@once
def _lead() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{'|'.join(_words().lead)})\s+)+", re.IGNORECASE)


@once
def _end_words() -> re.Pattern[str]:
    return re.compile("|".join(_words().ends))
