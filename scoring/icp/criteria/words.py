"""Criteria over fields of words: industry, place, language, state of the site, CRM columns."""

from collections.abc import Callable, Iterable, Mapping

from prospects.country import country_name, parse_country
from prospects.industry import industry_label
from prospects.place import city_spellings, find_regions
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
    taxonomy, a country and a state by code or name; "en" takes "en-GB" as well. Stage, owner and
    source are what lists say.

    Args:
        profiles: One row a company; uses the column of the field.
        spec: The field and its words.
    """
    column = _COLUMNS.get(spec.key, spec.key)
    words = profiles.words(column)

    def naming(group: Iterable[str]) -> Truths:
        wanted = {form for word in group for form in wanted_forms(spec.key, word)}
        return words.naming(wanted, spec.key, lambda word: forms_of(spec.key, word))

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
    named = words.naming({code}, "country", lambda word: forms_of("country", word))
    return words.having(named)


def fold_word(word: str) -> str:
    """Word for comparison: no case; `_`, `-` and space are one."""
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())


def forms_of(field: str, word: str) -> set[str]:
    """Forms under which a value that a company has is found.

    Args:
        field: Field of the profile; of one without a vocabulary the word itself is the form.
        word: The value.
    """
    primary = {fold_word(word.partition("-")[0])} if field == "language" else set()
    return wanted_forms(field, word) | primary


def wanted_forms(field: str, word: str) -> set[str]:
    """Forms under which a value is looked for: as it is written, and as our data names it."""
    return {fold_word(word), *_NAMED.get(field, _as_written)(word)}


def _as_written(_word: str) -> Iterable[str]:
    return ()


def _regions(word: str) -> Iterable[str]:
    """States of that name or code; where several countries have one, each of them."""
    return (f"{country}/{state}" for country, state in find_regions(word))


_NAMED: Mapping[str, Callable[[str], Iterable[str]]] = {
    "industry": lambda word: filter(None, [industry_stated(word)]),
    "country": lambda word: filter(None, [parse_country(word)]),
    "region": _regions,
    "city": city_spellings,
}
"""What our data knows a word as."""


def _labels(key: str, words: Iterable[str]) -> tuple[str, ...]:
    """Words as people say them: the label of an industry id, a country's name, "for sale"."""
    if key == "industry":
        named = (industry_label(industry_stated(word) or word) for word in words)
        return tuple(dict.fromkeys(named))
    if key == "country":
        return tuple(country_name(parse_country(word) or "") or word for word in words)
    if key == "site_standing":
        return tuple(word.replace("_", " ") for word in words)
    return tuple(words)
