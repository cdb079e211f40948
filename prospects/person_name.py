"""Names of people: given and family name, and the given name as a greeting writes it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from nameparser import HumanName

_SLOGAN = re.compile(r"\s*[|\u00b7\u2022\u2013\u2014~/\u2605\u2794\u27a4]\s*|\s+-\s+")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|\"[^\"]*\"|\u201c[^\u201d]*\u201d")
_KEPT_CHARACTER = re.compile(r"[^\W_]|[\s.,'\u2019\u2018\-]")
_LETTER = re.compile(r"[^\W\d_]")
_VARIATION_SELECTOR = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# What the second byte of "é" in UTF-8 turns into when it is read as Windows-1252 or Latin-1.
_SECOND_BYTE = re.escape(
    bytes(range(0x80, 0xC0)).decode("cp1252", "ignore") + bytes(range(0x80, 0xC0)).decode("latin-1")
)
_JUNK = re.compile(
    rf"^\s*#|\ufffd|\u00c3(?:[{_SECOND_BYTE}]|[^\w\s.,'\-])"
    r"|[\u00c2\u00c4\u00c5][\u0080-\u009f\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b4\u00b6-\u00b9\u00bb-\u00bf]"
)
_GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})
_WORD_MAX = 6
_CHARACTERS_MAX = 200


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name; either part may be empty where only one is known.

    Attributes:
        first: Given name, spelling as written.
        last: Family name with its particles, spelling as written.
    """

    first: str
    last: str


@cache
def _words(name: str) -> frozenset[str]:
    text = files("prospects").joinpath("data/person_names.yml").read_text(encoding="utf-8")
    return frozenset(yaml.safe_load(text)[name])


@lru_cache(maxsize=65536)
def parse_person_name(full: str) -> PersonName | None:
    """Given and family name of a full name: "Smith, John, MBA" -> ("John", "Smith").

    Drops titles, credentials, emoji, nicknames in brackets, middle initials, characters that are
    not seen (a zero-width space), and whatever follows a "|", "·" or dash. Keeps the spelling, in
    NFC; `greeting_name` puts capitals right. A name in Chinese, Japanese or Korean letters without
    a space is kept whole as family name.

    Args:
        full: A whole cell.

    Returns:
        The name, or None for what names no person: an address, a handle, anything with digits,
        a function ("Info", "LinkedIn Member"), an error of a spreadsheet ("#REF!") or letters read
        in a wrong encoding ("FranÃ§ois").
    """
    said = _said(full)
    if "@" in said or "_" in said or "://" in said or any(c.isdigit() for c in said):
        return None
    cleaned = " ".join(_kept(_BRACKETS.sub(" ", said)).split()).strip(" ,.-")
    if cleaned.casefold() in _words("nobody") or not _LETTER.search(cleaned):
        return None
    return _split_name(_without_credentials(cleaned))


def _said(cell: str) -> str:
    """What a cell says before any slogan, in NFC and without unseen characters; junk is empty."""
    text = unicodedata.normalize("NFC", cell[:_CHARACTERS_MAX])
    if _JUNK.search(text):
        return ""
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")
    # Once more: what a zero-width character kept apart may now compose.
    seen = unicodedata.normalize("NFC", _VARIATION_SELECTOR.sub("", seen))
    return _SLOGAN.split(seen.strip())[0]


def _kept(text: str) -> str:
    """A blank for each character that no name has; a combining mark stays with its letter."""
    kept: list[str] = []
    after_letter = False
    for c in text:
        is_mark = after_letter and _is_mark(c)
        kept.append(c if is_mark or _KEPT_CHARACTER.match(c) else " ")
        after_letter = is_mark or _LETTER.match(c) is not None
    return "".join(kept)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Mc"}


def _without_credentials(name: str) -> str:
    """Take "Ph.D." off the front and ", MBA, PMP" off the end; a surname "Ma" stays."""
    parts = [part.strip() for part in name.split(",")]
    while len(parts) > 1 and _all_credentials(parts[-1]):
        parts.pop()
    words = ", ".join(parts).split()
    while len(words) > 2 and _is_credential(words[-1]) and words[-1].isupper():
        words.pop()
    while len(words) > 1 and _is_credential(words[0]):
        words.pop(0)
    return " ".join(words).rstrip(",")


def _all_credentials(text: str) -> bool:
    return all(_is_credential(word) for word in text.split())


def _is_credential(word: str) -> bool:
    return word.replace(".", "").casefold() in _words("credentials")


def _split_name(name: str) -> PersonName | None:
    if not name or len(name.replace(",", " ").split()) > _WORD_MAX or len(name) > 80:
        return None
    parsed = HumanName(name)
    first, last = parsed.first.strip(" .,"), parsed.last.strip(" ,")
    if _is_initial(first) and parsed.middle and not _is_initial(parsed.middle.split()[0]):
        first = f"{parsed.first} {parsed.middle.split()[0]}"
    if (not first and not last) or _looks_like_handle(name):
        return None
    return PersonName(first, last)


def _is_initial(text: str) -> bool:
    return len(text.replace(".", "")) == 1


def _looks_like_handle(name: str) -> bool:
    """One word such as "john.smith", "jsmith" or "jsmithCEO"."""
    if " " in name:
        return False
    inner = name.strip(".")
    return (
        "." in inner
        or (inner.isascii() and inner.islower())
        or re.search(r"[a-z][A-Z]{2}", inner) is not None
    )


@lru_cache(maxsize=65536)
def greeting_name(first: str) -> str:
    """Given name as a greeting writes it: "MARIE-LOUISE" -> "Marie-Louise", "o'neil" -> "O'Neil".

    Mixed spelling is kept ("LaToya"). Of several given names all are kept; initials are dropped
    ("J. Robert" -> "Robert"), and so is a family name before a comma ("Smith, John" -> "John").
    In NFC, so that a letter and its accent are one. Idempotent.

    Args:
        first: Given name as a list writes it.

    Returns:
        The name; empty where no greeting can use it: initials only, an address, digits, an error
        of a spreadsheet ("#REF!"), letters read in a wrong encoding ("FranÃ§ois").
    """
    said = _said(first)
    if "@" in said or "_" in said or any(c.isdigit() for c in said):
        return ""
    words = _after_family_name(_kept(_BRACKETS.sub(" ", said))).split()
    names = [word.strip(".-'\u2019\u2018") for word in words if not _is_abbreviated(word)]
    names = [n for n in names if n and not _is_title(n) and not _is_abbreviated(n)]
    joined = " ".join(names)
    if len(names) > 3 or joined.casefold() in _words("nobody") or not _LETTER.search(joined):
        return ""
    return " ".join(_cased(name) for name in names)


def _after_family_name(text: str) -> str:
    """Given names of "Smith, John" and of "John, Jr."; a text without a comma as it is."""
    parts = [part for part in text.split(",") if _LETTER.search(part)]
    while len(parts) > 1 and all(
        _is_credential(word) or word.strip(".").casefold() in _GENERATION
        for word in parts[-1].split()
    ):
        parts.pop()
    return "".join(parts[1:2] or parts)


def _is_abbreviated(word: str) -> bool:
    """Initials: "J.", "J", "J.R.", "JR" is a name (short for nothing)."""
    letters = word.replace(".", "").replace("-", "")
    return (len(letters) <= 1 and letters.isascii()) or bool(
        re.fullmatch(r"(?:[^\W\d_]\.-?)+[^\W\d_]?", word)
    )


def _is_title(word: str) -> bool:
    return word.casefold() in {"mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "sir"}


def _cased(name: str) -> str:
    if not (name.isupper() or name.islower()):
        return name
    lower = name.lower()
    if len(name) == 2 and name.isupper() and not re.search("[aeiouy]", lower):
        return name
    starts = (i == 0 or not (_LETTER.match(lower[i - 1]) or _is_mark(lower[i - 1]))
              for i in range(len(lower)))  # fmt: skip
    cased = (c.upper() if start else c for c, start in zip(lower, starts, strict=True))
    return unicodedata.normalize("NFC", "".join(cased))
