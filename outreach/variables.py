"""What a template can say: names, meanings, and values for one contact.

Values are data: they are put into one line, braces are taken out (a sequencer may render a
second time) and they are never rendered themselves.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from outreach.openings import quotable_openings, without_gender_mark
from outreach.sources import is_dns_record
from prospects.ats import ats_name
from prospects.contact import Contact
from prospects.industry import industry_label
from prospects.person_name import greeting_name
from prospects.profile import CompanyProfile, parse_bounds
from prospects.specs.icp import IcpSpec
from prospects.specs.team import Sdr
from prospects.words import has_phrase

VARIABLES: Mapping[str, str] = {
    "first_name": "First name in greeting form",
    "last_name": "Last name",
    "title": "Job title as the list writes it",
    "company": "Display name of the company",
    "domain": "Web domain",
    "city": "City of the company",
    "region": "State or region of the company",
    "country": "Country of the company, two letters",
    "industry": "Industry in words",
    "headcount": 'Number of people, "120-140"',
    "founded_year": "Founding year",
    "technologies": "Technologies seen on the site, a list",
    "technology": "The technology that fits the ICP",
    "ats": "Vendor of the job board",
    "openings": "Titles of openings, a list",
    "opening": "The opening that fits the ICP",
    "careers_page": "Address of the careers page",
    "why_now": "Why today, one sentence",
    "reason": "Best reason why the company fits, one sentence",
    "persona": "Name of the persona",
    "icp": "Name of the ICP",
    "seller": "What is sold, from the ICP",
    "sdr_name": "Name of the rep",
    "sdr_email": "Address of the rep",
    "extra": "Further columns of the list: extra.<column>",
    "card": "A part of the persona's card: card.<part>",
}
"""Variable -> meaning; the marketers' guide lists the same."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Everything one message speaks of.

    Attributes:
        contact: Whom it is for.
        profile: Their company.
        icp: Through which ICP.
        persona_name: As which persona.
        sdr: Who writes.
        why_now: One sentence.
        reason: One sentence.
        card: Parts of the persona's card.
    """

    contact: Contact
    profile: CompanyProfile
    icp: IcpSpec
    persona_name: str
    sdr: Sdr
    why_now: str
    reason: str
    card: Mapping[str, object] = field(default_factory=dict)


def variables_of(occasion: Occasion) -> dict[str, object]:
    """Values of the variables that are known.

    What is unknown is left out: `{% if city %}` and `default` work on it, and a template that
    prints it all the same is stopped instead of leaving a hole in a sentence.
    """
    contact, profile = occasion.contact, occasion.profile
    values: dict[str, object] = {
        "first_name": greeting_name(contact.first_name),
        "last_name": contact.last_name,
        "title": contact.title or "",
        "company": profile.name,
        "domain": profile.company.domain or "",
        "industry": industry_label(profile.value("industry") or "").lower(),
        "headcount": headcount_words(profile.value("headcount")),
        "why_now": occasion.why_now,
        "reason": occasion.reason,
        "persona": occasion.persona_name,
        "icp": occasion.icp.name,
        "seller": occasion.icp.seller,
        "sdr_name": occasion.sdr.name,
        "sdr_email": occasion.sdr.email,
        "extra": _extra(contact.extra, profile.company.extra),
        "card": _plain_parts(occasion.card),
    }
    for name in ("city", "region", "country", "founded_year"):
        values[name] = profile.value(name) or ""
    if not profile.value("redirect_domain"):
        values |= _seen_on_pages(profile, occasion.icp)
    plain = {k: plain_text(v) if isinstance(v, str) else v for k, v in values.items()}
    return {name: value for name, value in plain.items() if value}


def _seen_on_pages(profile: CompanyProfile, icp: IcpSpec) -> dict[str, object]:
    """What only their own pages show; where the site leads elsewhere it is another company's."""
    openings = [signal.value for signal in quotable_openings(profile)]
    technologies = technologies_on_pages(profile)
    ats = profile.values("ats")
    return {
        "technologies": [plain_text(name) for name in technologies],
        "technology": fitting_technology(technologies, icp),
        "ats": ats_name(ats[0]) if ats else "",
        "openings": [plain_text(without_gender_mark(title)) for title in openings],
        "opening": without_gender_mark(fitting_opening(openings, icp) or ""),
        "careers_page": profile.value("careers_page") or "",
    }


def headcount_words(value: str | None) -> str:
    """Number of people as a sentence says it: "120-140", "95" for "95-95", "500 or more"."""
    low, high = parse_bounds(value)
    if low is None:
        return f"up to {high:.0f}" if high is not None else ""
    if high is None:
        return f"{low:.0f} or more"
    return f"{low:.0f}" if low == high else f"{low:.0f}-{high:.0f}"


def plain_text(value: str) -> str:
    """A value as one line of plain text: no control characters, no braces."""
    kept = "".join(
        " " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c
        for c in value
        if unicodedata.category(c) != "Cs"
    )
    return " ".join(kept.replace("{", "(").replace("}", ")").split())


def _plain_parts(value: object) -> object:
    """Texts of a card as plain text, however they are nested."""
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, Mapping):
        return {name: _plain_parts(part) for name, part in value.items()}
    return [_plain_parts(part) for part in value] if isinstance(value, list) else value


def fitting_opening(openings: Sequence[str], icp: IcpSpec) -> str | None:
    """First opening that the ICP's hiring criteria ask for."""
    words = [word for c in icp.criteria if c.key == "hiring" for word in c.any]
    return next((o for o in openings if any(has_phrase(o, word) for word in words)), None)


def technologies_on_pages(profile: CompanyProfile) -> tuple[str, ...]:
    """Technologies that may be spoken of: what only a DNS record shows may long be given up."""
    return tuple(
        name
        for name, signal in profile.technologies.items()
        if not is_dns_record(signal.provenance.source_url)
    )


def fitting_technology(technologies: Sequence[str], icp: IcpSpec) -> str:
    """First technology that the ICP asks for, or an empty text."""
    wanted = [t.casefold() for c in icp.criteria if c.key == "technology" for t in c.any]
    return next((t for t in technologies if t.casefold() in wanted), "")


def extra_name(column: str) -> str:
    """A list's column as templates write it: "Partner-Tier (2025)" is `partner_tier_2025`.

    Small letters and digits of any script; whatever stands between them becomes one "_".
    """
    kept = (c if c.isalnum() else " " for c in unicodedata.normalize("NFC", column).lower())
    return "_".join("".join(kept).split())


def _extra(contact: Mapping[str, str], company: Mapping[str, str]) -> dict[str, str]:
    """Columns without a field of their own; what a list says of the contact outranks the company.

    Of two columns that templates would write alike the first one that is filled counts.
    """
    known: dict[str, str] = {}
    for column, text in (*contact.items(), *company.items()):
        name, value = extra_name(column), plain_text(text)
        if name and value:
            known.setdefault(name, value)
    return known
