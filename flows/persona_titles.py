"""Titles of the people we know, by the persona that takes them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from flows.printing.persona_page import TitleTaken
from flows.titled_people import TitledPeople, match_people
from prospects.specs.persona import PersonaSpec
from prospects.title_reviews import TitleReviews


def titles_taken(
    people: TitledPeople, personas: Mapping[str, PersonaSpec], reviews: TitleReviews
) -> Mapping[str, Sequence[TitleTaken]]:
    """Persona id -> its titles, those that most people bear first.

    Args:
        people: Everybody, with what is known of their companies.
        personas: All of them, in order of preference: what another takes is not its own.
        reviews: What people decided on titles.
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    for _, some in people.chunks():
        for match in match_people(some, personas, reviews).values():
            if match.persona:
                counts[match.persona, match.reading.title, match.rule] += 1
    taken: dict[str, list[TitleTaken]] = {name: [] for name in personas}
    for (persona_id, title, rule), number in sorted(
        counts.items(), key=lambda item: (-item[1], item[0])
    ):
        taken[persona_id].append(TitleTaken(title, number, rule))
    return taken
