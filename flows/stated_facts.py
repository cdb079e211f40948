"""Facts that people state of a company: checked, stored and listed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from prospects.choice import PERSON_SCHEME, person_words
from prospects.company import Company, key_named
from prospects.errors import UsageError
from prospects.signal import Provenance, Sighting, Signal, SignalKind
from prospects.stated import flat_text, stated_fields
from prospects.store import Store

_NAME_CHARACTERS_MAX = 80


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A fact as a person stated it.

    Attributes:
        signal: As it is stored; sure, and from `person:NAME#day=DAY`.
        replaced: The fact of a person that it replaces, or None.
    """

    signal: Signal
    replaced: Signal | None


def set_fact(store: Store, what: str, field: str, value: str, *, by: str, day: date) -> StatedFact:
    """Check and store a fact; it outranks pages and lists.

    Args:
        store: The database.
        what: Domain or company key.
        field: A single field of the profile.
        value: As the person wrote it; read as values of lists are.
        by: Who states it.
        day: On which it is stated.

    Raises:
        UsageError: The company is not in the database, or field, value or name cannot be used.
    """
    company = known_company(store, what)
    known = stated_fields().get(_field(field))
    if known is None:
        raise UsageError(f'"{field}" is no field; use {", ".join(stated_fields())}')
    read = known.read(value)
    if read is None:
        raise UsageError(f'{field} "{value}": cannot be read; use {known.allowed}')
    source = f"{PERSON_SCHEME}{person_named(by)}#day={day.isoformat()}"
    seen = Provenance(source, datetime.now(UTC), "person", f"{_field(field)}: {value}")
    signal = Signal(SignalKind.FIRMOGRAPHICS, _field(field), read, 1.0, seen)
    return StatedFact(signal, store.set_fact(company.key, signal, day))


def withdraw_fact(store: Store, what: str, field: str, *, by: str, day: date) -> Signal:
    """End a fact that a person set, so that pages and lists count again.

    Raises:
        UsageError: The company is not in the database, or no person set the field.
    """
    company = known_company(store, what)
    withdrawn = store.withdraw_fact(company.key, _field(field), day, person_named(by))
    if withdrawn is None:
        standing = [s.signal.name for s in facts_of_people(store, company) if s.current]
        raise UsageError(
            f'{what}: nobody has set "{field}"; set are: {", ".join(standing) or "none"}'
        )
    return withdrawn


def facts_of_people(store: Store, company: Company) -> list[Sighting]:
    """Facts of a company that people set, those that were replaced or withdrawn included."""
    sightings = store.load_sightings(company.key)
    return [s for s in sightings if person_words(s.signal.provenance.source_url)]


def known_company(store: Store, what: str) -> Company:
    """The stored company of a domain, URL or company key.

    Raises:
        UsageError: It is not in the database.
    """
    key = key_named(what)
    companies = store.load_companies([key]) if key else []
    if not companies:
        raise UsageError(f"{what}: is not in the database; name another with --database")
    return companies[0]


def _field(text: str) -> str:
    """Name of a field as profiles have it; what lists call `name` is the display name."""
    name = "_".join(text.lower().replace("-", " ").split())
    return "display_name" if name == "name" else name


def person_named(by: str) -> str:
    """Name of whoever answers for a statement, on one line.

    Raises:
        UsageError: There is none, or it is longer than a name.
    """
    name = flat_text(by)
    if not name or len(name) > _NAME_CHARACTERS_MAX:
        raise UsageError(f"--by: give a name of at most {_NAME_CHARACTERS_MAX} characters")
    return name
