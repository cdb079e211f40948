"""Fourteen invented companies over 22 days: what their pages link and what their boards show.

Days are numbered, 1 being a Monday; 0 and less lie before it. Spans are written as "1-4, 8-".
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

FIRST_DAY = date(2026, 10, 5)
"""A Monday; nothing depends on it but the weekends."""
LAST = 22
DAYS = range(1, LAST + 1)
WEEKENDS = frozenset({6, 7, 13, 14, 20, 21})

Trouble = Literal["500", "web page", "cut json", "cut off"]


def date_of(day: int) -> date:
    return FIRST_DAY + timedelta(days=day - 1)


def days(spans: str) -> frozenset[int]:
    """Days of spans: "1-3, 8, 20-" is 1, 2, 3, 8, 20, 21 and 22."""
    found: set[int] = set()
    for span in spans.replace(" ", "").split(",") if spans else []:
        first, dash, last = span.partition("-")
        found.update(range(int(first), int(last or (LAST if dash else first)) + 1))
    return frozenset(found)


@dataclass(frozen=True)
class Position:
    """One position as a board shows it.

    Attributes:
        title: As advertised.
        place: As written.
        on: Days on which the board shows it.
        posted: Day on which it says it was posted; None where it says nothing.
        text: What the work is, as HTML.
    """

    title: str
    place: str
    on: str
    posted: int | None = None
    text: str = ""


@dataclass(frozen=True)
class Board:
    """A board that a company has for a while.

    Attributes:
        vendor: Id of the vendor.
        tenant: The company's name there.
        linked: Days on which the company's page links it.
        answers: Days on which there is such a board; on others the vendor answers 404.
    """

    vendor: str
    tenant: str
    linked: str = "1-"
    answers: str = "1-"


@dataclass(frozen=True)
class Firm:
    """An invented company.

    Attributes:
        name: Its domain is made of it.
        positions: What it advertises, on its board or, without one, on its own careers page.
        boards: Where; none, one after the other, or two at the same time.
        troubles: Day -> how its board fails.
        rests: Days on which it is on no list, so that no run looks at it.
    """

    name: str
    positions: tuple[Position, ...] = ()
    boards: tuple[Board, ...] = ()
    troubles: tuple[tuple[str, Trouble], ...] = ()
    rests: frozenset[int] = frozenset()

    @property
    def domain(self) -> str:
        return f"{self.name}-invented.tld"

    def shown(self, day: int) -> list[tuple[int, Position]]:
        """Positions of a day, each with its number at the company."""
        return [(n, each) for n, each in enumerate(self.positions) if day in days(each.on)]

    def trouble(self, day: int) -> Trouble | None:
        return next((kind for spans, kind in self.troubles if day in days(spans)), None)


STOCKHOLM, LEEDS, HAMBURG = "Stockholm, Sweden", "Leeds, United Kingdom", "Hamburg, Germany"
VIENNA, UTRECHT, LYON = "Vienna, Austria", "Utrecht, Netherlands", "Lyon, France"

NORRVIK = Firm(
    "norrvik",
    (
        Position("Software Engineer", STOCKHOLM, "1-", -60),
        Position("Accountant", STOCKHOLM, "1-18", -50),
        Position("Office Manager", STOCKHOLM, "1-18", -45),
        Position("Account Executive", STOCKHOLM, "1-", -40),
        Position("Key Account Manager", STOCKHOLM, "4-", 4),
        Position("Data Engineer", STOCKHOLM, "8-", 8,
                 "<h2>What you will do</h2><p>You will build pipelines with Snowflake.</p>"),
        Position("Backend Engineer", STOCKHOLM, "10-", 10),
        Position("Sales Development Representative", "Oslo, Norway", "12-", 12),
        Position("Payroll Specialist", STOCKHOLM, "12-18", 12),
        Position("Platform Engineer", STOCKHOLM, "16-", 16),
        Position("Controller", STOCKHOLM, "16-18", 16),
    ),
    (Board("greenhouse", "norrvik"),),
)  # fmt: skip
"""Grows by ones, then by two at once: a surge, until four positions are filled."""

BRACKWATER = Firm(
    "brackwater",
    (
        Position("Buyer", LEEDS, "1-3, 5-12", -32),
        Position("Warehouse Operative", LEEDS, "1-7", -35),
        Position("Forklift Driver", LEEDS, "1-12, 17-", -10),
        Position("Quality Inspector", LEEDS, "1-12", -33),
    ),
    (Board("lever", "brackwater"),),
)
"""Overlooks a position for a day, fills one, then shows an empty board for four days."""

CINDERHOLT = Firm(
    "cinderholt",
    (
        Position("Nurse", HAMBURG, "1-"),
        Position("Electrician", HAMBURG, "1-", -60),
        Position("Support Agent", HAMBURG, "1-4", -50),
        Position("Machine Operator", HAMBURG, "1-8", -55),
        Position("Recruiter", HAMBURG, "6-", 6),
    ),
    (Board("ashby", "cinderholt"),),
    (("5-7", "500"), ("10", "web page"), ("12", "cut json"), ("14", "cut off")),
)
"""Its board fails in four ways; one position is filled and one opens while nobody can see it."""

_ROLES = ("Nurse", "Care Assistant", "Electrician", "Forklift Driver", "Machine Operator",
          "Support Agent", "Field Technician")  # fmt: skip
_SHIFTS = ("days", "nights", "weekends")
DUNMERE = Firm(
    "dunmere",
    (
        *(Position(f"{role} ({shift})", LEEDS, "1-", -60) for role in _ROLES for shift in _SHIFTS),
        Position("Dispatcher", LEEDS, "1-6", -60),
        Position("Buyer", LEEDS, "1-", -3),
        Position("Site Manager", LEEDS, "5-", 5),
        Position("Data Analyst", LEEDS, "8-", 7),
        Position("Legal Counsel", LEEDS, "10-", 10),
    ),
    (
        Board("workday", "dunmere", linked="1-7", answers="1-6"),
        Board("personio", "dunmere-care", linked="8-", answers="8-"),
    ),
)
"""Moves to another vendor: the old board is gone a day before its page links the new one."""

EASTMARK = Firm(
    "eastmark",
    (
        Position("Account Executive", VIENNA, "1-", -50),
        Position("VP Sales", VIENNA, "5-", 5),
        Position("Chief Financial Officer", VIENNA, "9-15", 9),
        Position("Sales Development Representative", VIENNA, "11-", 11),
    ),
    (Board("recruitee", "eastmark"),),
)
"""Looks for two leaders, of whom no message may speak."""

FERNHILL = Firm(
    "fernhill",
    (
        Position("Product Manager", UTRECHT, "1-", 1 - 200),
        Position("Product Designer", UTRECHT, "1-", 12 - 181),
        Position("Software Engineer", UTRECHT, "1-", -20),
        Position("Marketing Manager", "Ghent, Belgium", "6-", 6 - 196),
    ),
    (Board("personio", "fernhill"),),
)
"""Keeps positions open for half a year, and shows an old one again that nobody had seen."""

GORSEDALE = Firm(
    "gorsedale",
    (
        Position("Software Engineer", LYON, "1-", -60,
                 "<h2>What you will do</h2><p>You will write services with Python.</p>"),
        Position("Analytics Engineer", LYON, "4-10", 4,
                 "<h2>What you will do</h2><p>You will model data with dbt.</p>"
                 "<h2>Nice to have</h2><p>Experience with Kafka.</p>"),
    ),
    (Board("ashby", "gorsedale"),),
)  # fmt: skip
"""Wants a technology as long as the position that uses it is open."""

HEARTHSTANE = Firm(
    "hearthstane",
    (
        Position("Accountant", LEEDS, "1-", -70),
        Position("Data Engineer", LEEDS, "1-", -2,
                 "<h2>What you will do</h2><p>You will run PostgreSQL.</p>"),
        Position("Marketing Manager", LEEDS, "1-"),
    ),
    (Board("lever", "hearthstane"),),
)  # fmt: skip
"""Never changes."""

INVERLAY = Firm("inverlay")
"""Links no board; a vendor that says "none" to any name would say so to this one."""

ISLANDMOOR = Firm(
    "islandmoor",
    (Position("Software Engineer", "Tampere, Finland", "9-14", 9),),
    (Board("smartrecruiters", "Islandmoor"),),
)
"""Links an empty board, then opens one position and fills it."""

KESTRELFORD = Firm(
    "kestrelford",
    (Position("Nurse", LEEDS, "1-", -5),),
    (Board("greenhouse", "kestrelford"), Board("lever", "kestrelmedia")),
)
"""Links the boards of two firms, and nobody can tell which is its own."""

LARKHAVEN = Firm(
    "larkhaven",
    (
        Position("Buyer", LYON, "1-", -50),
        Position("Electrician", LYON, "1-4", -50),
        Position("Accountant", LYON, "1-5, 8-", -50),
        Position("Recruiter", LYON, "6-", 6),
    ),
    (Board("greenhouse", "larkhaven"),),
    rests=WEEKENDS,
)
"""Is looked at on working days only."""

MERROWBY = Firm(
    "merrowby",
    (
        Position("Baker", LEEDS, "1-", -50),
        Position("Electrician", LEEDS, "1-9", -50),
        Position("Accountant", LEEDS, "6-", 6),
    ),
)
"""Has no board; its own page advertises, and sites are read once a week."""

OAKMERE = Firm(
    "oakmere",
    (
        Position("Buyer", LYON, "1-", -60),
        Position("Account Executive", LYON, "1-7", -9),
        Position("Account Executive", LYON, "8-14", 8),
        Position("Account Executive", LYON, "15-", 15),
    ),
    (Board("recruitee", "oakmere"),),
)
"""Puts the same position up anew every week, under another number and with a day of its own."""

FIRMS = (
    NORRVIK, BRACKWATER, CINDERHOLT, DUNMERE, EASTMARK, FERNHILL, GORSEDALE, HEARTHSTANE, INVERLAY,
    ISLANDMOOR, KESTRELFORD, LARKHAVEN, MERROWBY, OAKMERE,
)  # fmt: skip
