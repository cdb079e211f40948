"""Contact lists to contacts, and the companies that they imply."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from enrichment.intake.companies import NO_CHOICE, companies_of
from enrichment.intake.further_addresses import further_addresses
from enrichment.intake.headers import HeaderMapping
from enrichment.intake.list_facts import mention_of
from enrichment.intake.no_records import no_records
from enrichment.intake.ownership import names_crm_owner, owner_named
from enrichment.intake.person_cells import parse_email, parse_emails, person_name
from enrichment.intake.raw_list import RawList
from enrichment.intake.reading import read_list
from enrichment.intake.rows import MappedRow, columns_of_fields, map_list, mapped_rows
from enrichment.intake.same_person import merge_contacts
from enrichment.intake.touches import Touch, parse_touch
from prospects.company import Company
from prospects.contact import Contact, contact_id, is_role_address, person_url
from prospects.country import parse_country
from prospects.day import DayOrder, day_order
from prospects.issue import Issue, IssueCode, Stage
from prospects.mention import Mention
from prospects.own_domain import own_domain, own_email_domain
from prospects.person_name import parse_person_name
from prospects.rejected import RejectedRow

_KEPT_AS_EXTRA = (
    "region", "external_id", "email_verified_at", "role_since", "signal", "signal_at", "source",
)  # fmt: skip
_COMPANY = "company."
_TOUCHED = "last_contacted_at"


@dataclass(frozen=True, slots=True)
class ContactIntake:
    """What a contact list gave: `rows_read == len(contacts) + merged + len(rejected)`.

    Attributes:
        mentions: What each row that was taken says of its company, in the list's order.
        rejected: Rows that name nobody, or no company.
        rows_read: Records of the list, blank rows not counted.
        list_name: The list.
        columns: Field of a company -> the column that it was taken from.
        rows: What each row that was taken says of its person, in the list's order.
        issues: Values that were not taken, each with its row.
    """

    mentions: tuple[Mention, ...]
    rejected: tuple[RejectedRow, ...]
    rows_read: int
    list_name: str
    columns: Mapping[str, str]
    rows: tuple[Contact, ...] = ()
    issues: tuple[Issue, ...] = ()

    # What the list gives by itself. A run merges its rows with those of the database instead, so
    # nothing of this is worked out before somebody asks.

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """People, merged within the list, in its order."""
        return tuple(merge_contacts(self.rows))

    @property
    def companies(self) -> tuple[Company, ...]:
        """The companies they work for, merged, in the list's order."""
        return companies_of(self.mentions)

    @property
    def merged(self) -> int:
        """Rows that told of somebody whom an earlier row had named."""
        return len(self.rows) - len(self.contacts)


def read_contacts(
    path: Path, *, observed_at: datetime, columns: Mapping[str, str] = NO_CHOICE
) -> ContactIntake:
    """Read a contact list of any common format.

    Args:
        path: The file.
        observed_at: Aware UTC time that the list's facts get.
        columns: Field -> column, where the user named it.

    Raises:
        InputError: The file is no list of contacts, or has an opt-out that is not understood.
    """
    return intake_contacts(read_list(path), observed_at=observed_at, columns=columns)


def intake_contacts(
    raw: RawList, *, observed_at: datetime, columns: Mapping[str, str] = NO_CHOICE
) -> ContactIntake:
    """Contacts of a list that is already read; see `read_contacts`."""
    mapping = map_list(raw, "contacts", columns)
    contacts: list[Contact] = []
    mentions: list[Mention] = []
    rejected: list[RejectedRow] = []
    issues: list[Issue] = []
    barred: dict[str, tuple[bool, bool]] = {}
    order = _day_order(raw, mapping)
    apart = no_records(raw)
    for at, row in enumerate(mapped_rows(raw, mapping)):
        _bar(barred, row, mapping)
        employer = _employer(row, observed_at)
        reason = apart.get(at) or _reason(row, employer)
        if employer is None or reason:
            rejected.append(row.rejected("contacts", reason))
            continue
        touch = parse_touch(row.fields.get(_TOUCHED, ""), row.source, observed_at.date(), order)
        if touch.fault:
            issues.append(_refused(row, touch.fault, observed_at))
        contact = _contact(row, employer.company_key, mapping, touch)
        is_crm = names_crm_owner(row.columns.get("owner", ""), raw.source)
        contacts.append(replace(contact, crm_owner=contact.owner) if is_crm else contact)
        mentions.append(employer)
    rows = [_barred(contact, barred) for contact in contacts]
    return ContactIntake(
        tuple(mentions),
        tuple(rejected),
        raw.rows,
        raw.list_name,
        _company_columns(mapping),
        tuple(rows),
        tuple(issues),
    )


def _company_columns(mapping: HeaderMapping) -> dict[str, str]:
    columns = columns_of_fields(mapping)
    names = {"company": "name", "domain": "domain"}
    return {
        names.get(field, field.removeprefix(_COMPANY)): column
        for field, column in columns.items()
        if field in names or field.startswith(_COMPANY)
    }


def _refused(row: MappedRow, words: str, at: datetime) -> Issue:
    return Issue(Stage.INTAKE, row.source, IssueCode.VALUE_NOT_TAKEN, words, at)


def _day_order(raw: RawList, mapping: HeaderMapping) -> DayOrder | None:
    """Order of day and month in the list: as its source is known to write, else as cells show."""
    stated = raw.source.day_order if raw.source else None
    return stated or day_order(t for c in mapping.columns_of(_TOUCHED) for t in raw.frame[c])


def _reason(row: MappedRow, employer: Mention | None) -> str:
    """Why a row is not taken, in one sentence; empty where it is."""
    name = person_name(row.fields)
    if not (name.first or name.last or parse_email(row.fields.get("email", ""))):
        return "no name of a person and no valid e-mail address"
    if employer is None:
        return "no company name, no web site of a company and no business e-mail address"
    return ""


def _company_fields(row: MappedRow) -> tuple[dict[str, str], dict[str, str]]:
    """The company's fields of a contact row, and the columns they come from."""
    names = {field: field.removeprefix(_COMPANY) for field in row.fields if _COMPANY in field}
    names |= {"company": "name"} if "company" in row.fields else {}
    fields = {short: row.fields[field] for field, short in names.items()}
    return fields, {short: row.columns[field] for field, short in names.items()}


def _employer(row: MappedRow, observed_at: datetime) -> Mention | None:
    """The employer: by its web site, else by a business e-mail address, else by its name."""
    fields, columns = _company_fields(row)
    sites = [row.fields.get("domain"), fields.get("website")]
    name = fields.get("name", "")
    domain = next((found for site in sites if site and (found := own_domain(site, name))), None)
    address = parse_email(row.fields.get("email", ""))
    domain = domain or (own_email_domain(address, name) if address else None)
    written = {columns.get("website"): fields.get("website"), row.columns.get("domain"): sites[0]}
    extra = {c: text for c, text in written.items() if c and text and not own_domain(text, name)}
    return mention_of(row, fields, domain, extra, observed_at)


def _contact(row: MappedRow, company_key: str, mapping: HeaderMapping, touch: Touch) -> Contact:
    fields = row.fields
    name = person_name(fields)
    email, *others = parse_emails(fields.get("email", "")) or (None,)
    profile = person_url(fields.get("linkedin_url", ""))
    no_calls, no_emails = mapping.forbidden_channels(row.original)
    return Contact(
        contact_id(company_key, email, profile, f"{name.first} {name.last}"),
        company_key,
        name.first,
        name.last,
        title=fields.get("title"),
        email=email,
        phone=fields.get("phone"),
        linkedin_url=profile,
        city=fields.get("city"),
        country=parse_country(fields.get("country")),
        owner=owner_named(fields.get("owner")),
        do_not_call=no_calls,
        do_not_email=no_emails,
        email_status=fields.get("email_status"),
        extra=_extra(row),
        sources=(row.source,),
        other_emails=_others(email, others, row),
        contacted_on=touch.on,
        contacted_in=row.source if touch.on else None,
        contacted_doubt=touch.doubt,
    )


def _others(email: str | None, others: Iterable[str], row: MappedRow) -> tuple[str, ...]:
    """Further addresses, of the cell and of other columns; a desk's is shared with others."""
    own = (address for address in others if not is_role_address(address))
    every = dict.fromkeys((*own, *further_addresses(row.extra)))
    return tuple(address for address in every if address != email)


def _bar(barred: dict[str, tuple[bool, bool]], row: MappedRow, mapping: HeaderMapping) -> None:
    """Note an address's opt-outs, those of rows that are not taken too."""
    no_calls, no_emails = mapping.forbidden_channels(row.original)
    if not (no_calls or no_emails):
        return
    cell = parse_emails(row.fields.get("email", ""))
    for address in dict.fromkeys((*cell, *further_addresses(row.extra))):
        known = barred.get(address, (False, False))
        barred[address] = (known[0] or no_calls, known[1] or no_emails)


def _barred(contact: Contact, barred: Mapping[str, tuple[bool, bool]]) -> Contact:
    addresses = (contact.email or "", *contact.other_emails)
    found = [barred[address] for address in addresses if address in barred]
    if not found:
        return contact
    no_calls, no_emails = (any(channel) for channel in zip(*found, strict=True))
    return replace(
        contact,
        do_not_call=contact.do_not_call or no_calls,
        do_not_email=contact.do_not_email or no_emails,
    )


def _extra(row: MappedRow) -> dict[str, str]:
    """What a contact has no field for, under its column or its canonical name."""
    fields = row.fields
    extra = {**row.extra, **{f: fields[f] for f in _KEPT_AS_EXTRA if f in fields}}
    unread: dict[str, tuple[str, Callable[[str], object]]] = {
        "email as written": ("email", parse_email),
        "country": ("country", parse_country),
        "linkedin_url": ("linkedin_url", person_url),
        "full_name": ("full_name", parse_person_name),
    }
    for name, (field, parse) in unread.items():
        if field in fields and parse(fields[field]) is None:
            extra[name] = fields[field]
    return extra
