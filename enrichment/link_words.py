"""What words on a link, and in its path, say of the page that it leads to."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated
from urllib.parse import unquote

from pydantic import AfterValidator

from enrichment.page import PageRole
from prospects.once import once
from prospects.specs.reading import Spec, parse_spec, read_yaml
from prospects.words import fold as fold_words

CERTAIN = 4.0
"""Points of a text that is, word for word, a name of the page."""
_NAMED = 3.2
_FILE = Path(__file__).parent / "data" / "page_links.yml"
_PATH_WORDS_MAX = 8
_TEXT_WORDS_MAX = 5
_NAMED_WORDS_MAX = 7
_PHRASE_WORDS_MAX = 4
_FOLDED_CHARACTERS_MAX = 300
_SUFFIX = re.compile(r"\.\w{2,5}$")
_INDEX = re.compile(r"/(?:index|default|home|start)(?:\.\w{2,5})?$", re.IGNORECASE)
_ASCII_WORDS = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else 0x20 for code in range(256)
)
"""Letters to lower case, and all that is no letter and no digit to a blank."""
_ACCENT = re.compile(rb"&#(?:7[6-9]\d|8[0-7]\d);")
"""Accents of Latin letters, U+02F8 to U+036F, as character references."""
_NOTHING: Mapping[PageRole, float] = {}


def _folded(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold_words, phrases))


_Phrases = Annotated[frozenset[str], AfterValidator(_folded)]


class Words(Spec):
    """Words that name a page by themselves (`whole`: alone), or only if the other side agrees.

    Attributes:
        before: Phrases that name it by themselves if a name follows ("careers at", "werken bij").
    """

    strong: _Phrases
    whole: _Phrases = frozenset()
    weak: _Phrases = frozenset()
    before: _Phrases = frozenset()


class LinkWords(Spec):
    """Words of one role on the link and in its path, and what looks like them but is not.

    Attributes:
        never: Phrases on the link that say it is something else.
        fields: Words before the name on the link that say it is of a trade: "Nursing Careers".
        sections: Words of a path that say the same: there the word is a section's name.
        own: Words of host and path that say that the firm speaks of itself.
        doubtful: Texts that name something else on a publisher's page, unless `own` words agree.
    """

    text: Words
    path: Words
    never: _Phrases = frozenset()
    fields: _Phrases = frozenset()
    sections: _Phrases = frozenset()
    own: _Phrases = frozenset()
    doubtful: _Phrases = frozenset()


def fold(text: str) -> str:
    """Words of the beginning of a text for comparison: a whole page in one link is no link text."""
    return fold_words(text[:_FOLDED_CHARACTERS_MAX])


def _tokens(text: str) -> bytes:
    """A text as words of ASCII: "Où" as "ou", and numbers for letters that have no such form.

    Costs a fifth of folding it, and holds every ASCII word that folding finds.
    """
    if text.isascii():
        return text.encode("ascii").translate(_ASCII_WORDS)
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    escaped = _ACCENT.sub(b"", decomposed.encode("ascii", "xmlcharrefreplace"))
    return escaped.translate(_ASCII_WORDS)


@lru_cache(maxsize=16384)
def text_points(text: str) -> Mapping[PageRole, float]:
    """Points of a link's text for each role that it may name."""
    # Most texts end here, by one look at words that are folded only roughly.
    if _first_tokens().isdisjoint(_tokens(text).split()):
        return _NOTHING
    words = fold(text).split()
    if len(words) > _TEXT_WORDS_MAX and not _names_a_firm(words):
        return _NOTHING
    named = _named(_phrases(words))
    if not named:
        return _NOTHING
    rated = {role: _said(how, len(words)) for role, how in named.items()}
    rated |= {role: _NAMED for role in _named_before(words) if "never" not in named[role]}
    alone = {
        role: CERTAIN
        for role, how in _roles_by_phrase().get(" ".join(words), ())
        if how in ("strong", "whole")
    }
    return {role: points for role, points in (rated | alone).items() if points}


def _named_before(words: list[str]) -> Collection[PageRole]:
    """Roles whose phrase a text begins with, if more follows: "Careers at Northwind"."""
    begun = {" ".join(words[:count]) for count in (1, 2, 3, 4) if count < len(words)}
    return [role for role, each in _words().items() if not each.text.before.isdisjoint(begun)]


def _names_a_firm(words: list[str]) -> bool:
    return len(words) <= _NAMED_WORDS_MAX and bool(_named_before(words))


def _named(phrases: Iterable[str]) -> Mapping[PageRole, set[str]]:
    """Roles that phrases name, and how: "strong", "whole", "weak" or "never"."""
    known = _roles_by_phrase()
    named: dict[PageRole, set[str]] = {}
    for phrase in phrases:
        for role, how in known.get(phrase, ()):
            named.setdefault(role, set()).add(how)
    return named


def _said(how: Collection[str], words: int) -> float:
    """Points of a role that some of the words on a link name."""
    if "never" in how:
        return 0.0
    if "strong" in how:
        return 3.0 - 0.15 * words
    return 1.0 if "weak" in how else 0.0


def path_points(host: str, path: str, words: Words) -> float:
    """2.0 for a host or last segment that is a strong word, 1.0 for any word near the end."""
    if host.split(".", maxsplit=1)[0] in words.strong:
        return 2.0
    named = last_segment(path)
    if named in words.strong:
        return 2.0
    near = [*fold(_segments(path)[-2]).split(), *named.split()]
    if len(near) > _PATH_WORDS_MAX:
        return 0.0
    return 0.0 if _phrases(near).isdisjoint(words.strong | words.weak) else 1.0


def _segments(path: str) -> list[str]:
    """Segments of a path, two at least; "index.html" and its like are none."""
    return ["", *_INDEX.sub("", unquote(path).rstrip("/")).split("/")]


def last_segment(path: str) -> str:
    """Words of the last segment of a path, without its suffix."""
    return fold(_SUFFIX.sub("", _segments(path)[-1]))


def _phrases(words: list[str]) -> frozenset[str]:
    """All runs of up to four words."""
    count, longest = len(words), _PHRASE_WORDS_MAX
    spans = ((i, j) for i in range(count) for j in range(i + 1, min(i + longest, count) + 1))
    return frozenset(" ".join(words[i:j]) for i, j in spans)


@once
def _first_tokens() -> frozenset[bytes]:
    """How the phrases begin that name a role, in the form of `_tokens`."""
    sides = (words.text for words in _words().values())
    phrases = (
        phrase for side in sides for phrase in side.strong | side.whole | side.weak | side.before
    )
    return frozenset(_tokens(phrase).split()[0] for phrase in phrases)


@once
def _roles_by_phrase() -> Mapping[str, list[tuple[PageRole, str]]]:
    """What each phrase on a link says of which roles."""
    known: dict[str, list[tuple[PageRole, str]]] = {}
    for role, words in _words().items():
        text = words.text
        kinds = {
            "strong": text.strong,
            "whole": text.whole,
            "weak": text.weak | text.before,
            "never": words.never,
        }
        for how, phrases in kinds.items():
            for phrase in phrases:
                known.setdefault(phrase, []).append((role, how))
    return known


def words_of(role: PageRole) -> LinkWords:
    """Words of a role."""
    return _words()[role]


@once
def _words() -> Mapping[PageRole, LinkWords]:
    read = read_yaml(_FILE)
    return {PageRole(role): parse_spec(LinkWords, _FILE, words) for role, words in read.items()}
