"""When to reach somebody: morning hours of their next working day, in their own time zone."""

from datetime import date, timedelta

from prospects.contact import Contact
from prospects.place import find_place, time_zones_of
from prospects.profile import CompanyProfile
from prospects.vocabulary import Channel

_HOURS: dict[Channel, str] = {
    "email": "08:30-10:30",
    "linkedin": "08:30-11:30",
    "phone": "10:00-11:30",
}


def build_send_window(
    contact: Contact, profile: CompanyProfile, channel: Channel, day: date
) -> str:
    """Local hours with zone: "2026-11-23 08:30-10:30 America/Chicago".

    The place of the contact counts before that of the company. Where the zone is not certain the
    words "their time" stand instead of a zone, never UTC. Holidays are not looked at.
    """
    zone = time_zone_of(contact, profile)
    return f"{next_working_day(day)} {_HOURS[channel]} {zone or 'their time (zone unknown)'}"


def time_zone_of(contact: Contact, profile: CompanyProfile) -> str | None:
    """IANA zone of a contact, or None where it is not certain."""
    places = (
        (contact.city, None, contact.country or profile.value("country")),
        (profile.value("city"), profile.value("region"), profile.value("country")),
    )
    for city, region, country in places:
        if city and (place := find_place(city, region, country)):
            return place.timezone
    zones = time_zones_of(contact.country or profile.value("country") or "")
    return zones[0] if len(zones) == 1 else None


def next_working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= 5 else day
