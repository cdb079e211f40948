"""People with their job titles, of the database or of a list, with what is known beside them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from enrichment.intake import map_headers
from enrichment.intake.whole_rows import Row, WholeRows, read_rows
from flows.contact_matching import company_context, contact_context
from flows.listed import load_current
from flows.title_columns import CONTEXT, choose_columns
from prospects.contact import Contact
from prospects.profile import CompanyProfile, build_profile
from prospects.score import PersonaMatch
from prospects.specs.persona import PersonaSpec
from prospects.store import Store
from prospects.title_reading import NO_CONTEXT, TitleContext
from prospects.title_reviews import TitleReviews
from scoring import match_personas

_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class TitledPerson:
    """One person with a job title.

    Attributes:
        key: Contact id, or the row of a list ("row 17").
        title: As written; None where unknown.
        context: What is known beside it.
        name: What people call the person; empty where unknown.
        company: What people call the company; empty where unknown.
    """

    key: str
    title: str | None
    context: TitleContext
    name: str = ""
    company: str = ""


@dataclass(frozen=True, slots=True)
class TitledPeople:
    """Many of them.

    Attributes:
        total: Steps of reading them, for a progress bar.
        chunks: Gives them piece by piece, each with the number of its steps.
        notes: How they were read, a sentence each.
    """

    total: int
    chunks: Callable[[], Iterator[tuple[int, Sequence[TitledPerson]]]]
    notes: tuple[str, ...] = ()


def people_of_store(store: Store, day: date) -> TitledPeople:
    """All contacts of the database, with what is known of their companies on a day."""
    keys = store.company_keys()

    def chunks() -> Iterator[tuple[int, Sequence[TitledPerson]]]:
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            companies = store.load_companies(some)
            signals = load_current(store, companies, day)
            profiles = {
                company.key: build_profile(company, signals.get(company.key, ()), site_read=False)
                for company in companies
            }
            yield len(some), list(_persons(store.load_contacts(some), profiles))

    return TitledPeople(len(keys), chunks)


def people_of_list(path: Path, column: str | None = None) -> TitledPeople:
    """The rows of a list of any format.

    Args:
        path: The file.
        column: Column with the job titles; None chooses it by its name.

    Raises:
        InputError, UsageError: The list cannot be read, or no column is known to hold titles.
    """
    rows = read_rows(path)
    columns = choose_columns(rows, path.name, column, dict.fromkeys(CONTEXT))
    named = _places(rows, ("full_name",)) or _places(rows, ("first_name", "last_name"))
    employer = _places(rows, ("company",))

    def chunks() -> Iterator[tuple[int, Sequence[TitledPerson]]]:
        numbered = enumerate(rows.rows(), start=1)
        while some := list(islice(numbered, _AT_ONCE)):
            people = [
                TitledPerson(
                    f"row {number}", *columns.asked(row), _text(row, named), _text(row, employer)
                )
                for number, row in some
            ]
            yield len(some), people

    # What a column counts for can be changed in `prospects titles` alone.
    notes = [note for note in columns.notes if "-column" not in note]
    return TitledPeople(rows.total, chunks, (*rows.notes, *notes))


def _places(rows: WholeRows, fields: Sequence[str]) -> list[int]:
    """Places of the columns that hold some fields."""
    known = map_headers(tuple(rows.samples), "contacts", samples=rows.samples)
    names = [name for field in fields for name in known.columns_of(field)[:1]]
    return [rows.columns.index(name) for name in names if name in rows.columns]


def _text(row: Row, places: Sequence[int]) -> str:
    return " ".join(cell for place in places if (cell := row[place].strip()))


def match_people(
    people: Sequence[TitledPerson],
    personas: Mapping[str, PersonaSpec],
    reviews: TitleReviews,
) -> dict[str, PersonaMatch]:
    """Key of each person -> match."""
    return match_personas(
        {person.key: person.title for person in people},
        list(personas.values()),
        {person.key: person.context for person in people},
        reviews,
    )


def _persons(
    contacts: Sequence[Contact], profiles: Mapping[str, CompanyProfile]
) -> Iterator[TitledPerson]:
    known = {key: company_context(profile) for key, profile in profiles.items()}
    for contact in contacts:
        profile = profiles.get(contact.company_key)
        yield TitledPerson(
            contact.contact_id,
            contact.title,
            contact_context(contact, known.get(contact.company_key, NO_CONTEXT)),
            contact.name,
            profile.name if profile else "",
        )
