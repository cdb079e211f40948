"""Titles of the people in the database, by the persona that takes them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from flows.printing.persona_page import TitleTaken
from prospects.specs.persona import PersonaSpec
from prospects.store import Store
from scoring import match_personas

COMPANIES_AT_ONCE = 5_000


def titles_taken(
    store: Store, personas: Sequence[PersonaSpec]
) -> Mapping[str, Sequence[TitleTaken]]:
    """Persona id -> its titles, those that most people bear first.

    Args:
        store: The database.
        personas: All of them, in order of preference: what another takes is not its own.
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    keys = store.company_keys()
    for start in range(0, len(keys), COMPANIES_AT_ONCE):
        contacts = store.load_contacts(keys[start : start + COMPANIES_AT_ONCE])
        titles = {contact.contact_id: contact.title for contact in contacts}
        for contact_id, match in match_personas(titles, personas).items():
            if match.persona:
                counts[match.persona, titles[contact_id] or "", match.rule] += 1
    taken: dict[str, list[TitleTaken]] = {persona.id: [] for persona in personas}
    for (persona_id, title, rule), number in sorted(
        counts.items(), key=lambda item: (-item[1], item[0])
    ):
        taken[persona_id].append(TitleTaken(title, number, rule))
    return taken
