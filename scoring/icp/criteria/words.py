"""Criteria over fields of words: industry, place, language, state of the site, CRM columns."""

from collections.abc import Iterable, Mapping

from prospects.country import country_name, parse_country
from prospects.industry import industries, industry_label
from prospects.once import once
from prospects.specs.icp import CrmCriterion, WordsCriterion
from prospects.stated import industry_stated
from scoring.icp.criteria.shares import best_share, settled
from scoring.icp.criterion import Points, criterion, joined
from scoring.icp.profiles import Profiles, Truths

_COLUMNS = {"language": "languages"}


@criterion("industry", "country", "region", "city", "language", "stage", "owner", "source")
def field_is_one_of(profiles: Profiles, spec: WordsCriterion | CrmCriterion) -> Points:
    """{label} is {value}.

    Not: {label} is {value}, not {wanted}.
    Unknown: {label} unknown.

    Known when the field has a value. An industry may be named by id, label or any word of our
    taxonomy, a country by code or name; "en" takes "en-GB" as well. Stage, owner and source are
    what lists say.

    Args:
        profiles: One row a company; uses the column of the field.
        spec: The field and its words.
    """
    column = _COLUMNS.get(spec.key, spec.key)
    words = profiles.words(column)

    def naming(group: Iterable[str]) -> Truths:
        wanted = {form for word in group for form in _wanted_forms(spec.key, word)}
        return words.naming(wanted, spec.key, lambda word: _forms(spec.key, word))

    values, ends = settled(best_share(words, spec.shares, naming), words.known(), spec.shares)
    return Points(
        values,
        shown=lambda row: joined(_labels(spec.key, profiles.values(column, row)), "and"),
        slots={"wanted": joined(_labels(spec.key, spec.any))},
        evidence=lambda row: profiles.seen(spec.key, row),
        ends=ends,
        graded=bool(spec.points),
    )


@criterion("site_standing")
def site_stands(profiles: Profiles, spec: WordsCriterion) -> Points:
    """The site is {value}.

    Not: The site is {value}, not {wanted}.
    Unknown: State of the site unknown.

    Known once the site was visited.

    Args:
        profiles: One row a company; uses site_standing.
        spec: The states; any one of them suffices.
    """
    return field_is_one_of(profiles, spec)


def in_country(profiles: Profiles, code: str) -> Truths:
    """Rows whose country is this one.

    Args:
        profiles: One row a company; uses country.
        code: Two upper-case letters.
    """
    words = profiles.words("country")
    named = words.naming({code}, "country", lambda word: _forms("country", word))
    return words.having(named)


def fold_word(word: str) -> str:
    """Word for comparison: no case; `_`, `-` and space are one."""
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())


def _same(key: str, word: str) -> str:
    """The one form under which all names of a value are compared."""
    if key == "industry":
        return _industry_ids().get(fold_word(word), fold_word(word))
    return (parse_country(word) if key == "country" else None) or fold_word(word)


def _forms(key: str, word: str) -> set[str]:
    """Forms under which a value that a company has is found."""
    primary = {fold_word(word.partition("-")[0])} if key == "language" else set()
    named = {industry_stated(word) or ""} if key == "industry" else set()
    return _wanted_forms(key, word) | primary | named


def _wanted_forms(key: str, word: str) -> set[str]:
    """Forms under which a value is looked for: as it is written, and as our data names it."""
    return {_same(key, word), fold_word(word)}


@once
def _industry_ids() -> Mapping[str, str]:
    return {
        fold_word(word): name
        for name, industry in industries().items()
        for word in (*industry.words, industry.label, name)
    }


def _labels(key: str, words: Iterable[str]) -> tuple[str, ...]:
    """Words as people say them: the label of an industry id, a country's name, "for sale"."""
    if key == "industry":
        ids = _industry_ids()
        return tuple(industry_label(ids.get(fold_word(word), word)) for word in words)
    if key == "country":
        return tuple(country_name(_same(key, word)) or word for word in words)
    if key == "site_standing":
        return tuple(word.replace("_", " ") for word in words)
    return tuple(words)
