"""Display names of companies: legal form and capitals put right, never emptied.

Legal forms come from cleanco 2.3 (its terms, not its cutting: it empties "Co" and keeps "INC." of
"ACME INC., LLC"); `data/company_names.yml` adds, removes and holds the words of the casing rules.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from cleanco.clean import prepare_default_terms

from prospects.once import once

_DBA = re.compile(r"\s+(?:d/b/a|dba|d\.b\.a\.|t/a|doing business as|trading as)\s+", re.IGNORECASE)
_CHARACTERS_MAX = 300
_TRAILING = " ,;:-\u2013\u2014/|("
_QUOTES = "\"'\u00ab\u00bb\u201c\u201d\u201e\u2018\u2019 "
_CONNECTORS = frozenset({"&", "+", "and", "und", "et", "y", "e", "och", "og"})
_MARKS = re.compile("[\u00ae\u2122\u2120]")
_UNSPEAKABLE = re.compile(r"(?!mc|s[ckpt][hlr]|[cpst]h[lr]|chr|schw)[b-df-hj-np-tv-xz]{3}")
_PUNCTUATION = str.maketrans("", "", ".,()")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")


@cache
def _words(name: str) -> frozenset[str]:
    text = files("prospects").joinpath("data/company_names.yml").read_text(encoding="utf-8")
    return frozenset(yaml.safe_load(text)[name])


@once
def _forms() -> frozenset[tuple[str, ...]]:
    known = {" ".join(parts) for _, parts in prepare_default_terms()}
    return frozenset(
        tuple(form.split()) for form in (known | _words("more_forms")) - _words("not_forms")
    )


@lru_cache(maxsize=16384)
def display_name(name: str) -> str:
    """Name of a company as people say it: "ACME INC., LLC" -> "Acme", "SAP SE" -> "SAP".

    Takes legal forms off the end (and Russian and Japanese ones off the front), keeps the part
    after "dba", and puts a name that is all capitals into mixed case. A name that is nothing but
    a legal form stays, and so does the spelling of a name in mixed or lower case. Idempotent.

    Args:
        name: As a list or page writes it.

    Returns:
        The display name; empty only where `name` is blank.
    """
    shown = " ".join(name.split())
    if len(shown) > _CHARACTERS_MAX:
        return shown
    for _ in range(12):
        before, shown = shown, _improved(shown)
        if shown == before:
            break
    return shown


def _improved(name: str) -> str:
    said = _DBA.split(_without_marks(name))[-1].strip() or name
    return _cased(_without_ending(_without_leading(said)))


def _without_marks(name: str) -> str:
    """Without signs of a registered mark: "Acme® Foods" -> "Acme Foods"."""
    if name.isascii():
        return name
    plain = " ".join(_MARKS.sub(" ", name).split())
    return plain if _has_letters(plain) else name


def _without_leading(name: str) -> str:
    head, _, rest = name.partition(" ")
    if head.casefold() in _words("leading_forms") and _has_letters(rest):
        return rest.strip(_QUOTES)
    # All glued forms are of other scripts; most names are not.
    for form in () if name.isascii() else _words("glued_forms"):
        rest = name.removeprefix(form).removesuffix(form).strip()
        if rest != name and _has_letters(rest):
            return rest
    return name


def _without_ending(name: str) -> str:
    tokens = name.split()
    plain = [_plain(token) for token in tokens]
    for size in range(min(5, len(tokens) - 1), 0, -1):
        ending, rest = tuple(plain[-size:]), tokens[:-size]
        if ending in _forms() and _may_leave(rest, ending, tokens[-size:]):
            return " ".join(rest).rstrip(_TRAILING)
    return name


def _may_leave(rest: list[str], ending: tuple[str, ...], written: list[str]) -> bool:
    """Whether what remains is a name, and the ending is written as legal forms are."""
    left = " ".join(rest).rstrip(_TRAILING)
    if not _has_letters(left) or left.split()[-1] in _CONNECTORS or left.casefold() == "the":
        return False
    if _plain(left) in _words("any_case"):
        return False
    if ending == ("company",) and rest[0].casefold() == "the":
        return False
    if len(ending) > 1 or ending[0] in _words("any_case"):
        return True
    return "." in written[0].strip(",") or sum(c.isupper() for c in written[0]) > 1


def _plain(token: str) -> str:
    return token.casefold().translate(_PUNCTUATION)


def _has_letters(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _cased(name: str) -> str:
    if not name.isupper():
        return name
    words = name.split(" ")
    return " ".join(_cased_token(word, first=index == 0) for index, word in enumerate(words))


def _cased_token(token: str, *, first: bool) -> str:
    lower = token.lower()
    if not first and lower in _words("particles"):
        return lower
    parts = [match.group() for match in _WORD.finditer(token)]
    if any(c.isdigit() for c in token) or all(_is_abbreviation(part) for part in parts):
        return token
    if "." in token.rstrip("."):
        return lower[:1].upper() + lower[1:]
    return _WORD.sub(lambda match: _cased_word(match.group()), token)


def _is_abbreviation(word: str) -> bool:
    lower = word.lower()
    if len(word) > 3:
        speakable = re.search("[aeiouy\u00e0-\uffff]", lower) and not _UNSPEAKABLE.match(lower)
        return lower in _words("acronyms") or not speakable
    return lower not in _words("short_words")


def _cased_word(word: str) -> str:
    if _is_abbreviation(word) and len(word) > 1:
        return word
    lower = word.lower()
    if re.match(r"mc[a-z]{4}", lower):
        return "Mc" + lower[2].upper() + lower[3:]
    elided = re.match(r"([ldo]['\u2019])(.{3,})", lower)
    if elided:
        return elided[1].capitalize() + elided[2].capitalize()
    return lower[:1].upper() + lower[1:]
