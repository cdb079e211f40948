"""Fields of names that are read word by word: whose a column is, and what it holds."""

from collections.abc import Sequence

from enrichment.intake.header_aliases import (
    PLACES,
    SHARED_RANK,
    Certainty,
    known_fields,
    reordered_index_of,
    reordered_names_of,
)
from enrichment.intake.header_vocabulary import (
    Reading,
    is_companys_only,
    readings,
    spoken_fields,
    tools,
)
from enrichment.intake.header_words import NAME_LENGTH_MAX, squash
from prospects.rejected import ListKind

_READ_RANK = 3000
_NUMBER_RANK = 10
# What a company has besides people; "company owner" and "company source" are known as a whole.
_OF_COMPANIES = frozenset(
    {"name", "domain", "website", "industry", "headcount", "revenue", "city", "region", "country",
     "postal_code", "phone", "linkedin_url", "description", "founded_year", "external_id"}
)  # fmt: skip
# "Contacts" and "Roles" may count them, or name more than one.
_ONE_EACH = frozenset(
    {"name", "company", "full_name", "title", "owner", "source", "stage", "signal", "external_id"}
)
# A customer may be a person or a company; these are a person's.
_OF_CUSTOMERS = frozenset({"first_name", "last_name", "full_name", "email", "title"})
_IDS = {
    "id": "external_id", "recordid": "external_id", "contactid": "external_id",
    "personid": "external_id", "leadid": "external_id", "companyid": "company.external_id",
    "accountid": "company.external_id", "organizationid": "company.external_id",
}  # fmt: skip

Found = tuple[str, int]


def read_words(name: str, kind: ListKind) -> tuple[Certainty, Sequence[Found]]:
    """Fields that the words of a name say.

    Args:
        name: A column's name without unit, that is not known as a whole.
        kind: What the list holds.

    Returns:
        How sure it is, and each field with its rank; no field where a word is not known.
    """
    if len(name) > NAME_LENGTH_MAX:
        return "sure", []
    if field := _tool_id(squash(name), kind):
        return "sure", [(field, _READ_RANK)]
    for reading in readings(name):
        for certainty in ("likely", "doubtful"):
            if fields := reordered_names_of(certainty, kind).get(reading.core):
                told = [(field, SHARED_RANK) for field in fields]
                return certainty, [] if reading.whose or reading.is_place else told
        if found := _field_of(reading, kind):
            several = found[0] in _ONE_EACH and " " not in name and name.casefold().endswith("s")
            return ("doubtful", [found]) if several else _numbered(reading.number, found)
    return "sure", []


def _numbered(number: int, found: Found) -> tuple[Certainty, Sequence[Found]]:
    """A second phone is a phone; a second e-mail address may be anybody's."""
    field, rank = found
    if number == 1 or field.endswith("phone"):
        return "sure", [(field, rank + number * _NUMBER_RANK)]
    return "doubtful", [found] if field == "email" else []


def _field_of(reading: Reading, kind: ListKind) -> Found | None:
    if kind == "companies" and reading.whose == "person":
        return None
    is_companys = reading.whose == "company"
    found = _core_field(reading, "companies" if is_companys else kind)
    if found is None or (reading.is_place and found[0] not in PLACES):
        return None
    field, rank = found
    if is_companys:
        return _of_company(field, rank, reading, kind)
    # "Company contact" is a person, and says so as well as "contact's company" says the other.
    is_odd = field == "company" or field.startswith("company.")
    is_odd |= reading.is_partner and (field not in _OF_CUSTOMERS or reading.core == ("name",))
    return None if reading.whose and is_odd else found


def _core_field(reading: Reading, kind: ListKind) -> Found | None:
    """Field of the words that are left, in a list that holds what they are said of."""
    if found := reordered_index_of(kind).get(reading.core):
        return found[0], found[1] + _READ_RANK
    known = known_fields(kind)
    spoken = {_in_list(field, kind) for field in spoken_fields(reading.core)}
    fields = [field for field in spoken if field in known]
    return (fields[0], _READ_RANK + SHARED_RANK) if len(spoken) == 1 and fields else None


def _in_list(field: str, kind: ListKind) -> str:
    if kind == "companies":
        return field.removeprefix("company.")
    return f"company.{field}" if is_companys_only(field) and field != "domain" else field


def _of_company(field: str, rank: int, reading: Reading, kind: ListKind) -> Found | None:
    """Field of something that is the company's, or the vendor's, in a list of either kind."""
    if field not in _OF_COMPANIES:
        return None
    if kind == "companies":
        return None if reading.is_partner and field == "name" else (field, rank)
    if reading.is_partner and not is_companys_only(field):
        return None
    return {"name": "company", "domain": "domain"}.get(field, f"company.{field}"), rank


def _tool_id(key: str, kind: ListKind) -> str | None:
    """Field of "HubSpot contact ID"; None where no tool is named, or something else of it."""
    tool = next((each for each in tools() if key.startswith(each)), "")
    field = _IDS.get(key.removeprefix(tool)) if tool else None
    if field is None or kind == "contacts":
        return field
    persons = key.endswith(("contactid", "personid", "leadid"))
    return None if persons else "external_id"
