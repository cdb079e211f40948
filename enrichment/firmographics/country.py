"""The country of a page's company, decided from hints that agree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from enrichment.firmographics.country_hints import country_hints
from enrichment.firmographics.hint import Hint
from enrichment.firmographics.once import once_per_page
from enrichment.firmographics.quote import quote
from enrichment.page import Page

_ENOUGH = 0.6
_SURE_MAX = 0.99


class CountryDecision(NamedTuple):
    """A country that enough hints agree on.

    Attributes:
        country: Two upper-case letters.
        confidence: 0.0-1.0.
        shown: The hints for it, the strongest first: "address: 10115 Berlin; domain: .de".
    """

    country: str
    confidence: float
    shown: str


@once_per_page
def country_of_page(page: Page) -> CountryDecision | None:
    """Country of the company whose page this is, or None where hints are weak or disagree."""
    return decide_country(country_hints(page))


def decide_country(hints: Iterable[Hint]) -> CountryDecision | None:
    """The country for which hints of different kinds speak together.

    The rule: of each kind the strongest hint for a country counts, and hints of different kinds
    add up as independent ones do, 1 - (1 - a)(1 - b)... A hint that fits several countries
    (a language, a legal form) counts fully for the one that hints for a single country favour, and
    by its shares where they favour none of them. The confidence is that the best country is right
    and the second is not: p(1 - q) / (1 - pq). Below 0.6 nothing is decided.

    Args:
        hints: All hints of a page, in any order.
    """
    by_kind = _strongest(hints)
    ranked = sorted(((_together(kinds), c) for c, kinds in by_kind.items()), reverse=True)
    if not ranked:
        return None
    (best, country), (second, _) = ranked[0], ranked[1] if len(ranked) > 1 else (0.0, "")
    confidence = min(best * (1 - second) / (1 - best * second), _SURE_MAX)
    if confidence < _ENOUGH:
        return None
    told = sorted(by_kind[country].items(), key=lambda item: -item[1][0])
    shown = "; ".join(f"{kind}: {quote(text, 0, 60)}" for kind, (_, text) in told)
    return CountryDecision(country, confidence, shown)


_Kinds = dict[str, tuple[float, str]]


def _strongest(hints: Iterable[Hint]) -> Mapping[str, _Kinds]:
    """Country -> kind -> weight and evidence of the strongest hint of the kind."""
    found: dict[str, _Kinds] = defaultdict(dict)
    shared = []
    for hint in hints:
        if len(hint.weights) == 1:
            _note(found, hint, next(iter(hint.weights)), next(iter(hint.weights.values())))
        else:
            shared.append(hint)
    favoured = {country: _together(kinds) for country, kinds in found.items()}
    for hint in shared:
        fitting = [country for country in hint.weights if country in favoured]
        if fitting:
            best = max(fitting, key=lambda country: (favoured[country], country))
            _note(found, hint, best, max(hint.weights.values()))
            continue
        for country, weight in hint.weights.items():
            _note(found, hint, country, weight)
    return found


def _note(found: dict[str, _Kinds], hint: Hint, country: str, weight: float) -> None:
    if weight > found[country].get(hint.kind, (0.0, ""))[0]:
        found[country][hint.kind] = (weight, hint.shown)


def _together(kinds: _Kinds) -> float:
    doubt = 1.0
    # Sorted, so that the order of hints does not matter to the last digit.
    for weight in sorted(weight for weight, _ in kinds.values()):
        doubt *= 1 - min(weight, _SURE_MAX)
    return 1 - doubt
