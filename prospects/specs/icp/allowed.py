"""Words that a criterion may ask for, where only some can be had, and what was meant by others."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import get_args

from prospects.ats import ats_name, ats_vendors
from prospects.country import country_names, parse_country
from prospects.industry import industry_spellings, parse_industry
from prospects.language import is_language, language_codes
from prospects.technology import category_label, technology_categories
from prospects.vocabulary import SiteStanding
from prospects.words import fold

_NEAR = 3
_MISSPELT = 0.8
"""How alike a word must be to one of ours (0 to 1) to be taken for a slip of the hand."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that companies can have in a field.

    Attributes:
        noun: What each of them is: "industry".
        knows: Whether a word is one of them, however it is spelt.
        spelt: What somebody may try to write -> the word for it.
        form: How a word looks, where they are too many to name; empty: all are named.
        is_open: Whether a file of profiles may have others too, so that only a slip is a fault.
    """

    noun: str
    knows: Callable[[str], object]
    spelt: Callable[[], Mapping[str, str]]
    form: str = ""
    is_open: bool = False

    def fault_of(self, word: str) -> str | None:
        """What is wrong with a word and what is allowed; None where companies may have it."""
        if self.knows(word) or (self.is_open and not self._is_slip(word)):
            return None
        meant = dict.fromkeys(self.spelt()[near] for near in spelt_like(word, self.spelt()))
        near = f"use {', '.join(meant or dict.fromkeys(self.spelt().values()))}"
        told = f"; {near}" if meant or not self.form else ""
        return f'"{word}" is no {self.noun}{told}{f"; {self.form}" if self.form else ""}'

    def _is_slip(self, word: str) -> bool:
        ours = [each.casefold() for each in self.spelt()]
        return bool(get_close_matches(word.casefold(), ours, n=1, cutoff=_MISSPELT))


def spelt_like(name: str, known: Iterable[str]) -> list[str]:
    """Known names that somebody may have meant, the likeliest first."""
    plain = {each.casefold(): each for each in known}
    return [plain[near] for near in get_close_matches(name.casefold(), plain, n=_NEAR, cutoff=0.6)]


def _themselves(words: Iterable[str]) -> dict[str, str]:
    return {word: word for word in words}


INDUSTRIES = Vocabulary("industry that we know", parse_industry, industry_spellings, is_open=True)
COUNTRIES = Vocabulary(
    "country", parse_country, lambda: _themselves(country_names()),
    "write two letters or its name",
)  # fmt: skip
LANGUAGES = Vocabulary(
    "language", is_language, language_codes, "write two letters, as in en or pt-BR"
)
SITE_STANDINGS = Vocabulary(
    "state of a site",
    lambda word: fold(word).replace(" ", "_") in get_args(SiteStanding),
    lambda: _themselves(get_args(SiteStanding)),
)
ATS_VENDORS = Vocabulary(
    "vendor of job boards",
    lambda word: fold(word).replace(" ", "_") in ats_vendors(),
    lambda: {ats_name(vendor): vendor for vendor in ats_vendors()} | _themselves(ats_vendors()),
)
TECHNOLOGY_CATEGORIES = Vocabulary(
    "category of technologies", category_label, lambda: _themselves(technology_categories())
)

OF_FIELD: Mapping[str, Vocabulary] = {
    "industry": INDUSTRIES, "country": COUNTRIES, "language": LANGUAGES,
    "site_standing": SITE_STANDINGS, "ats": ATS_VENDORS, "ats_front": ATS_VENDORS,
}  # fmt: skip
"""Field of a profile -> the words that it can have; a field that is absent may have any."""
