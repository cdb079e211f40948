"""Names of columns taken apart into words, so that "workEmail" and "E-Mail (Work)" are alike."""

import re
import unicodedata
from collections.abc import Collection

NAME_LENGTH_MAX = 80
"""Longer names are questions of a form, or no names: they are not read word by word."""

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_LINKEDIN = re.compile(r"linked[\s_-]?in", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+|\d+")
# Letters that do not come apart into a plain one and its accent.
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "\u0131": "i"})
_UMLAUTS = re.compile(r"ae|oe|ue|aa")
# Written apart in one list and as one word in the next.
_JOINED = re.compile(
    r"\b(?:e (?=e?mail|post)|(?:post|zip|pin) (?=codes?\b)|web (?=site\b|page\b)|home (?=page\b)"
    r"|head (?=count\b)|auto (?=generated\b)|decision (?=makers?\b)|sales (?=person\b|man\b)"
    r"|custom (?=fields?\b))"
)
# Not the number of somebody's office.
_COUNT = re.compile(r"\b(?:number|no|nr|num) of\b")
_GENITIVE = re.compile(r"(?<=\w)['\u2019]s\b")
_B2B = re.compile(r"\bb2b\b")
_PART_MIN = 4
_SSES = re.compile(r"sses$")  # "Addresses".
_PLURAL_MIN = 4  # "News" is not what is new.
_LINKS = ("", "s", "n", "en", "es")


def squash(name: str) -> str:
    """A name without case, accents, blanks and punctuation: "Nº de empleados" is nodeempleados."""
    plain = name.replace("\ufeff", "").strip()
    folded = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(c for c in folded if c.isalnum())


def words_of(name: str) -> tuple[str, ...]:
    """Words of a name, each folded; numbers are words of their own.

    "companyName" gives company, name; "E-mail 1 - Value" gives email, 1, value.
    """
    apart = _CAMEL.sub(" ", _LINKEDIN.sub("linkedin", name.replace("\ufeff", "")))
    plain = _B2B.sub("business", _plain(_GENITIVE.sub("", apart).replace("#", " number ")))
    words = _COUNT.sub("count", " ".join(_WORD.findall(plain)))
    return tuple(_JOINED.sub(_unblank, words).split())


def word_key(word: str) -> str:
    """A word under which its spellings meet: "größe" and "groesse", "employee" and "employees"."""
    plain = _plain(word)
    if len(plain) < _PART_MIN:
        return plain
    short = _UMLAUTS.sub(lambda match: match[0][0], _SSES.sub("ss", plain))
    return short.removesuffix("s") if len(plain) > _PLURAL_MIN else short


def parts_of(word: str, known: Collection[str]) -> tuple[str, ...]:
    """Keys of the known words that one is made of; itself where it is none of them.

    Args:
        word: A word as `words_of` gives it.
        known: Keys of words.
    """
    key = word_key(word)
    if key in known:
        return (key,)
    for end in range(len(word) - _PART_MIN, _PART_MIN - 1, -1):
        first = _linked(word[:end], known)
        if first and (rest := parts_of(word[end:], known)) and set(rest) <= set(known):
            return (first, *rest)
    return (key,)


def _linked(part: str, known: Collection[str]) -> str:
    """Key of a compound's beginning, without what links it to the next word; else empty."""
    bare = (part.removesuffix(link) for link in _LINKS)
    return next((word_key(each) for each in bare if word_key(each) in known), "")


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _unblank(match: re.Match[str]) -> str:
    return match[0].strip()
