"""Industries: a small taxonomy of our own, and the words by which lists and sites name them.

The knowledge lies in `data/industries.yml`; ids ("software", "restaurants") are what ICPs, profiles
and signals use.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from prospects.once import once
from prospects.specs.reading import Spec, parse_spec, read_yaml

_FILE = Path(__file__).parent / "data" / "industries.yml"
_NAMES_FILE = Path(__file__).parent / "data" / "industry_names.yml"
_CODES_FILE = Path(__file__).parent / "data" / "industry_codes.yml"
_TEXT_CHARACTERS_MAX = 200
_PATH_MARK = re.compile(r"->|→|»|>|::")
_LIST_MARK = re.compile(r"[,;/|()+•·]|&|\b(?:and|und|et|y|en|och)\b|(?<=\s)[ei](?=\s)")
_NAICS = re.compile(r"(?:naics\b\D{0,12})?(\d{2,6})(?!\d)(?:\W.*)?", re.IGNORECASE)
_SIC = re.compile(r"\bsic\b\D{0,12}(\d{2,4})(?!\d)", re.IGNORECASE)
_NACE = re.compile(
    r"(?:(?:nace|naf|ape|ateco|wz|cnae|isic)\b\D{0,12})?(?:[A-U][\s.-]?(?=\d))?"
    r"(?:(\d\d)\.(\d{1,2})(?:\.\d{1,2})?|(\d\d)(\d\d)(?=[A-Z]))[A-Z]?(?![\w.])(?:\W.*)?",
    re.IGNORECASE,
)
_ISIC = re.compile(r"(?:[A-U][\s.-]?)?(\d{2,4})(?!\d)")
_WORDS = re.compile(r"\w+")


class Industry(Spec):
    """One industry.

    Attributes:
        label: Name for people.
        types: schema.org types that say it outright.
        words: Phrases by which it is named.
    """

    label: str
    types: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@once
def industries() -> Mapping[str, Industry]:
    """All industries by id, in the order of the file.

    Raises:
        ConfigError: The data file is not in its form.
    """
    return {name: parse_spec(Industry, _FILE, values) for name, values in read_yaml(_FILE).items()}


@once
def industry_codes() -> Mapping[str, Mapping[str, str]]:
    """Beginning of a code -> industry, by system: "naics", "sic" and "isic"."""
    return {str(system): codes for system, codes in read_yaml(_CODES_FILE).items()}


@once
def industry_names() -> Mapping[str, tuple[str, ...]]:
    """What providers of lists call an industry, beside its words, by its id."""
    return {industry: tuple(names) for industry, names in read_yaml(_NAMES_FILE).items()}


def parse_industry(text: str) -> str | None:
    """Industry that a value of a list or a phrase of a site names.

    The whole value is tried first, as a provider's name for an industry too ("Motor Vehicle
    Manufacturing"), then its parts: of a path ("Fintech -> Payments") the last,
    of an enumeration ("Retail & E-commerce") the first that is known, and in a part the phrase
    that ends last ("Restaurant software" is software). Else a code decides: NAICS of two to six
    digits ("722511", "NAICS 7225"), NACE with its dot or letter ("62.01", "6201Z"), SIC where the
    value says so. Does not read whole sentences.

    Args:
        text: "Computer Software", "SaaS", "Gastronomie", "B2B -> Marketing" or an id itself.

    Returns:
        The id, or None where no word or code of the taxonomy is named.
    """
    named = next((found for part in _parts(text) if (found := _industry_in(part))), None)
    return named or _industry_of_code(text[:_TEXT_CHARACTERS_MAX].strip())


def industry_of_isic(code: str) -> str | None:
    """Industry of a code of ISIC revision 4, "5610" or "I-56"; None where it is none."""
    match = _ISIC.fullmatch(code.strip())
    return _by_beginning("isic", match[1]) if match else None


def industry_of_type(schema_type: str) -> str | None:
    """Industry that a schema.org type says outright, "Restaurant" or its URL; else None."""
    return _by_type().get(re.split(r"[/#:]", schema_type)[-1])


def industry_label(industry: str) -> str:
    """Name for people; an unknown id as it stands."""
    known = industries().get(industry)
    return known.label if known else industry


def industry_spellings() -> Mapping[str, str]:
    """Words by which an industry is named, its id and label among them -> its id."""
    return {
        spelling: name
        for name, industry in industries().items()
        for spelling in (*industry.words, industry.label, name)
    }


def _industry_of_code(text: str) -> str | None:
    if sic := _SIC.search(text):
        return _by_beginning("sic", sic[1])
    # Before NAICS, whose codes have no dots: 62.01 is programming, and 62 is health care there.
    if nace := _NACE.fullmatch(text):
        return _by_beginning("isic", "".join(part for part in nace.groups() if part))
    naics = _NAICS.fullmatch(text)
    return _by_beginning("naics", naics[1]) if naics else None


def _by_beginning(system: str, code: str) -> str | None:
    known = industry_codes()[system]
    beginnings = (code[:length] for length in range(len(code), 0, -1))
    return next((known[beginning] for beginning in beginnings if beginning in known), None)


def _parts(text: str) -> Iterator[str]:
    bounded = text[:_TEXT_CHARACTERS_MAX]
    for step in reversed(_PATH_MARK.split(bounded)):
        whole = _fold(step)
        if whole in _by_name() or whole in _by_phrase():
            yield whole
        else:
            yield from (_fold(part) for part in _LIST_MARK.split(step.casefold()))


def _industry_in(folded: str) -> str | None:
    """Industry of the name that it is, else of the phrase that ends last, there of the longest."""
    if named := _by_name().get(folded):
        return named
    words = folded.split()
    for end in range(len(words), 0, -1):
        for start in range(end):
            found = _by_phrase().get(" ".join(words[start:end]))
            if found:
                return found
    return None


@once
def _by_phrase() -> Mapping[str, str]:
    phrases: dict[str, str] = {}
    for name, industry in industries().items():
        for phrase in (name, industry.label, *industry.words):
            phrases.setdefault(_fold(phrase), name)
    return phrases


@once
def _by_name() -> Mapping[str, str]:
    listed = industry_names().items()
    return {_fold(name): industry for industry, names in listed for name in names}


@once
def _by_type() -> Mapping[str, str]:
    return {kind: name for name, industry in industries().items() for kind in industry.types}


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("&", " and ").casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_WORDS.findall(plain.replace("_", " ")))
