"""Job titles that a person should decide on before anybody writes to those who bear them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prospects.entry import Withheld
from prospects.score import PersonaMatch
from prospects.title_reviews import review_key
from prospects.vocabulary import WithheldReason

_REASONS = (WithheldReason.DOUBTFUL_TITLE, WithheldReason.NO_PERSONA_FIT)


@dataclass(frozen=True, slots=True)
class TitleToReview:
    """A doubtful title.

    Attributes:
        title: As most of its contacts bear it.
        match: What we make of it now.
        contacts: How many people wait for the answer.
        company: Display name of one of their companies.
    """

    title: str
    match: PersonaMatch
    contacts: int
    company: str


def titles_to_review(
    withheld: Iterable[Withheld], matches: Mapping[str, PersonaMatch]
) -> tuple[TitleToReview, ...]:
    """Doubtful titles of people at companies that are worked, most people first.

    These are who was withheld for the doubt, and whom no persona takes because of it. Spellings of
    a title that one review would decide are one.

    Args:
        withheld: Who was stopped, in the order of the day.
        matches: Contact id -> persona; contacts without one are passed over.
    """
    bearers: dict[str, list[Withheld]] = defaultdict(list)
    for stopped in withheld:
        match = matches.get(stopped.contact_id)
        if stopped.reason in _REASONS and match and match.reading.is_doubtful:
            bearers[review_key(match.reading.title)].append(stopped)
    bearers.pop("", None)  # Nobody can decide on a title without words.
    found = (_to_review(people, matches) for people in bearers.values())
    return tuple(sorted(found, key=lambda each: (-each.contacts, each.title.casefold())))


def _to_review(people: list[Withheld], matches: Mapping[str, PersonaMatch]) -> TitleToReview:
    spellings = Counter(one.title for one in people)
    title = min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
    first = next(one for one in people if one.title == title)
    return TitleToReview(
        title, matches[first.contact_id], len(people), first.company or first.domain
    )
