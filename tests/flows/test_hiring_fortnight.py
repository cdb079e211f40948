"""Three weeks of fourteen companies on loopback: what is said of their hiring, day by day.

What their boards show stands in `fortnight.story`; here stands what may be said of it, and on which
days. Each table is exact: what it does not name must not be said.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile
from sqlite3 import connect
from typing import Any, get_args

import pytest

from outreach.variables import Occasion, variables_of
from outreach.why_now import build_why_now
from prospects.contact import Contact
from prospects.hiring import DemandKind, Hiring
from prospects.profile import CompanyProfile
from prospects.specs.icp import IcpSpec
from prospects.specs.team import Sdr
from prospects.store import open_store
from tests.flows.conftest import Done, Workplace
from tests.flows.fortnight.living import Days, few_fingerprints, live
from tests.flows.fortnight.story import (
    DAYS,
    EASTMARK,
    FIRMS,
    KESTRELFORD,
    NORRVIK,
    date_of,
    days,
)
from tests.flows.fortnight.vendors import VENDORS
from tests.flows.fortnight.web import StoryWeb

ALL = "1-"
COMMAND_DAY = 12

# Openings in all on each day; ? is unknown, and 0 is "not hiring" by a good answer.
#                Mon                 Mon                 Mon                  Mon
TOTALS = {
    "norrvik":     "4 4 4 5 5 5 5    6 6 7 7 9 9 9    9 11 11 11 7 7 7    7",
    "brackwater":  "4 4 4 3 4 4 4    3 3 3 3 3 0 0    0 0 1 1 1 1 1       1",
    "cinderholt":  "4 4 4 4 ? ? ?    4 3 ? 3 ? 3 ?    3 3 3 3 3 3 3       3",
    "dunmere":     "23 23 23 23 24 24 ?   24 24 25 25 25 25 25   25 25 25 25 25 25 25   25",
    "eastmark":    "1 1 1 1 2 2 2    2 3 3 4 4 4 4    4 3 3 3 3 3 3       3",
    "fernhill":    "3 3 3 3 3 4 4    4 4 4 4 4 4 4    4 4 4 4 4 4 4       4",
    "gorsedale":   "1 1 1 2 2 2 2    2 2 2 1 1 1 1    1 1 1 1 1 1 1       1",
    "hearthstane": "3 3 3 3 3 3 3    3 3 3 3 3 3 3    3 3 3 3 3 3 3       3",
    "inverlay":    "? ? ? ? ? ? ?    ? ? ? ? ? ? ?    ? ? ? ? ? ? ?       ?",
    "islandmoor":  "0 0 0 0 0 0 0    0 1 1 1 1 1 1    0 0 0 0 0 0 0       0",
    "kestrelford": "? ? ? ? ? ? ?    ? ? ? ? ? ? ?    ? ? ? ? ? ? ?       ?",
    "larkhaven":   "3 3 3 3 2 2 2    3 3 3 3 3 3 3    3 3 3 3 3 3 3       3",
    "merrowby":    "2 2 2 2 2 2 2    3 3 3 3 3 3 3    2 2 2 2 2 2 2       2",
    "oakmere":     "2 2 2 2 2 2 2    2 2 2 2 2 2 2    2 2 2 2 2 2 2       2",
}  # fmt: skip

WHY_UNKNOWN = [
    ("cinderholt", "5-7", "the board answered with an error (500)"),
    ("cinderholt", "10", "the board's answer made no sense: HTML instead of JSON"),
    ("cinderholt", "12", "the board's answer made no sense: JSON cut off after 416 bytes"),
    ("cinderholt", "14", "the board did not answer"),
    ("dunmere", "7", "the board is gone (404): has the company moved?"),
    ("inverlay", ALL, "not looked yet"),
    ("kestrelford", ALL, "not looked yet"),
]

# Kind, firm, what is said, since which day, and the days on which it is said.
SAID = [
    # A function that nobody was wanted in before; while an opening shows it.
    ("first_in_function", "norrvik", "data", 8, "8-"),
    ("first_in_function", "cinderholt", "hr", 8, "8-"),  # Opened on day 6, behind an error 500.
    ("first_in_function", "dunmere", "legal", 10, "10-"),  # Nothing on day 8: it moved.
    ("first_in_function", "eastmark", "finance", 9, "9-16"),
    ("first_in_function", "gorsedale", "data", 4, "4-11"),
    ("first_in_function", "islandmoor", "engineering", 9, "9-15"),
    ("first_in_function", "larkhaven", "hr", 8, "8-"),  # Opened on a Saturday.
    ("first_in_function", "merrowby", "finance", 8, "8-"),  # Seen by the second weekly visit.
    # 5 is the median of the eleven days before.
    ("surge", "norrvik", "9 openings, usually 5", 12, "12-15"),
    ("surge", "norrvik", "11 openings, usually 5", 12, "16-18"),
    ("new_country", "norrvik", "NO", 12, "12-"),
    ("new_country", "islandmoor", "FI", 9, "9-15"),
    ("new_location", "norrvik", "Oslo, Norway", 12, "12-"),
    ("new_location", "islandmoor", "Tampere, Finland", 9, "9-15"),
    ("leadership", "eastmark", "VP Sales", 5, "5-"),
    ("leadership", "eastmark", "Chief Financial Officer", 9, "9-16"),
    # Since the posting of the opening that uses it, seen or not.
    ("technology", "norrvik", "Snowflake", 8, "8-"),
    ("technology", "gorsedale", "Python", -60, ALL),
    ("technology", "gorsedale", "dbt", 4, "4-11"),  # Kafka is only welcome there.
    ("technology", "hearthstane", "PostgreSQL", -2, ALL),
]
KINDS = sorted({kind for kind, *_ in SAID})

# Firm, opening, days on which it is new within 14 days, and within 30.
NEW = [
    ("norrvik", "Key Account Manager", "4-18", "4-"),
    ("norrvik", "Data Engineer", "8-", "8-"),
    ("norrvik", "Backend Engineer", "10-", "10-"),
    ("norrvik", "Sales Development Representative", "12-", "12-"),
    ("norrvik", "Payroll Specialist", "12-19", "12-19"),
    ("norrvik", "Platform Engineer", "16-", "16-"),
    ("norrvik", "Controller", "16-19", "16-19"),
    # Back on day 17 after it was closed, and no younger for it.
    ("brackwater", "Forklift Driver", "1-4", "1-13, 17-20"),
    ("cinderholt", "Recruiter", "8-20", "8-"),
    # These two were on the old board, and moved with their dates; the third is truly new.
    ("dunmere", "Buyer", "1-11", "1-"),
    ("dunmere", "Site Manager", "5-19", "5-"),
    ("dunmere", "Data Analyst", "8-21", "8-"),
    ("dunmere", "Legal Counsel", "10-", "10-"),
    ("eastmark", "VP Sales", "5-19", "5-"),
    ("eastmark", "Chief Financial Officer", "9-16", "9-16"),
    ("eastmark", "Sales Development Representative", "11-", "11-"),
    ("fernhill", "Software Engineer", "", "1-10"),
    ("gorsedale", "Analytics Engineer", "4-11", "4-11"),
    ("hearthstane", "Data Engineer", "1-12", "1-"),
    ("islandmoor", "Software Engineer", "9-15", "9-15"),
    # The look of Friday, day 19, stands over the weekend; merrowby's of day 15 over the week.
    ("larkhaven", "Recruiter", "8-21", "8-"),
    ("merrowby", "Accountant", "8-21", "8-"),
    ("oakmere", "Account Executive", "1-5", "1-21"),  # Put up anew on days 8 and 15.
]

# Firm, opening, day of its second miss.
CLOSED = [
    ("norrvik", "Accountant", 20),
    ("norrvik", "Office Manager", 20),
    ("norrvik", "Payroll Specialist", 20),
    ("norrvik", "Controller", 20),
    ("brackwater", "Warehouse Operative", 9),
    ("brackwater", "Buyer", 14),
    ("brackwater", "Forklift Driver", 14),
    ("brackwater", "Quality Inspector", 14),
    ("cinderholt", "Support Agent", 9),  # Gone since day 5; unknown days are no misses.
    ("cinderholt", "Machine Operator", 11),  # Missed on day 9, then not known on day 10.
    ("dunmere", "Dispatcher", 9),  # Did not move along.
    ("eastmark", "Chief Financial Officer", 17),
    ("gorsedale", "Analytics Engineer", 12),
    ("islandmoor", "Software Engineer", 16),
    ("larkhaven", "Electrician", 8),  # Missed on a Friday and on the Monday after it.
    ("merrowby", "Electrician", 22),
]

EVERGREEN = [
    ("fernhill", "Product Manager", ALL),
    ("fernhill", "Product Designer", "12-"),
    ("fernhill", "Marketing Manager", "6-"),
]

# Firm, how many of what, and the days with so many.
BY_FUNCTION = [
    ("norrvik", "sales", 1, "1-3"),
    ("norrvik", "sales", 2, "4-11"),
    ("norrvik", "sales", 3, "12-"),
    ("norrvik", "engineering", 1, "1-9"),
    ("norrvik", "engineering", 2, "10-15"),
    ("norrvik", "engineering", 3, "16-"),
    ("norrvik", "data", 1, "8-"),
    ("norrvik", "finance", 1, "1-11"),
    ("norrvik", "finance", 2, "12-15"),
    ("norrvik", "finance", 3, "16-19"),
]
BY_SENIORITY = [
    ("eastmark", "entry", 1, "1-10"),
    ("eastmark", "entry", 2, "11-"),
    ("eastmark", "vp", 1, "5-"),
    ("eastmark", "c_suite", 1, "9-16"),
]

Fact = tuple[Any, ...]
ICP = IcpSpec.model_validate(
    {
        "id": "test", "name": "Test", "purpose": "test", "personas": ["test"],
        "criteria": [{"key": "hiring", "any": ["astronaut"]}],
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def web() -> Iterator[StoryWeb]:
    with StoryWeb() as served:
        yield served


@dataclass(frozen=True)
class OnSqlite:
    """The story on SQLite, and a copy of the database as it was on the eve of `COMMAND_DAY`."""

    days: Days
    eve: Path


@pytest.fixture(scope="module")
def on_sqlite(web: StoryWeb, tmp_path_factory: pytest.TempPathFactory) -> OnSqlite:
    folder = tmp_path_factory.mktemp("fortnight")
    file, eve = folder / "prospects.db", folder / "eve.db"

    def copy(day: int) -> None:
        if day == COMMAND_DAY - 1:
            with closing(connect(file)) as whole, closing(connect(eve)) as kept:
                whole.backup(kept)

    return OnSqlite(live(web, folder, f"sqlite:///{file}", copy), eve)


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def story(
    request: pytest.FixtureRequest, web: StoryWeb, tmp_path_factory: pytest.TempPathFactory
) -> Days:
    """All days, each lived through twice."""
    if request.param == "sqlite":
        return request.getfixturevalue("on_sqlite").days
    database = request.getfixturevalue("postgres_server").new_database()
    return live(web, tmp_path_factory.mktemp("fortnight"), database)


def on(spans: str, *fact: Any) -> set[Fact]:
    """A fact on each of its days."""
    return {(day, *fact) for day in days(spans)}


def each(story: Days) -> Iterator[tuple[int, str, Hiring]]:
    """Day, firm and what it hires for, of all days and firms."""
    for day, lived in story.once.items():
        for firm in FIRMS:
            yield day, firm.name, lived.hiring.get(firm.name, Hiring())


def total_of(hiring: Hiring) -> str:
    """As `TOTALS` writes it; a state that contradicts the number is written out."""
    number = "?" if hiring.total is None else str(hiring.total)
    fits = {"unknown": number == "?", "not_hiring": number == "0", "hiring": number not in "?0"}
    return number if fits[hiring.state] else f"{hiring.state} {number}"


class TestEachDay:
    def test_firms_hire_or_do_not_or_nobody_knows(self, story):
        found = {firm.name: [] for firm in FIRMS}
        for _, name, hiring in each(story):
            found[name].append(total_of(hiring))
        assert found == {name: totals.split() for name, totals in TOTALS.items()}

    def test_what_is_unknown_says_why(self, story):
        told = {(day, name, hiring.why) for day, name, hiring in each(story) if hiring.why}
        assert told == {fact for name, spans, why in WHY_UNKNOWN for fact in on(spans, name, why)}

    @pytest.mark.parametrize("kind", KINDS)
    def test_signals_are_said_on_their_days_and_on_no_other(self, story, kind):
        told = {
            (day, name, signal.value, signal.since)
            for day, name, hiring in each(story)
            for signal in hiring.signals
            if signal.kind == kind
        }
        assert told == {
            fact
            for about, name, value, since, spans in SAID
            if about == kind
            for fact in on(spans, name, value, date_of(since))
        }

    def test_no_other_signal_is_said(self, story):
        kinds = {signal.kind for _, _, hiring in each(story) for signal in hiring.signals}
        assert kinds == set(KINDS) == set(get_args(DemandKind))

    @pytest.mark.parametrize(("within", "column"), [(14, 2), (30, 3)])
    def test_openings_are_new_on_their_days_and_on_no_other(self, story, within, column):
        told = {
            (day, name, new.opening.title)
            for day, name, hiring in each(story)
            for new in hiring.new_within(within)
        }
        assert told == {fact for row in NEW for fact in on(row[column], *row[:2])}

    def test_openings_are_closed_by_their_second_miss(self, story):
        told = {
            (day, name, known.opening.title)
            for day, lived in story.once.items()
            for name, openings in lived.openings.items()
            for known in openings
            if known.closed_on == date_of(day)
        }
        assert told == {(day, name, title) for name, title, day in CLOSED}

    def test_standing_invitations_are_known_as_such(self, story):
        told = {
            (day, name, known.opening.title)
            for day, name, hiring in each(story)
            for known in hiring.openings
            if known.is_evergreen
        }
        assert told == {fact for name, title, spans in EVERGREEN for fact in on(spans, name, title)}

    @pytest.mark.parametrize(
        ("count", "table"),
        [
            pytest.param(Hiring.by_function, BY_FUNCTION, id="function"),
            pytest.param(Hiring.by_seniority, BY_SENIORITY, id="seniority"),
        ],
    )
    def test_openings_are_counted_by_what_they_are_for(self, story, count, table):
        meant = {(name, value) for name, value, *_ in table}
        told = {
            (day, name, value, number)
            for day, name, hiring in each(story)
            for value, number in count(hiring).items()
            if (name, value) in meant
        }
        assert told == {
            fact for name, value, number, spans in table for fact in on(spans, name, value, number)
        }

    def test_runs_count_the_firms_of_their_lists(self, story):
        for day, lived in story.once.items():
            listed = [firm.name for firm in FIRMS if day not in firm.rests]
            of_day = [TOTALS[name].split()[day - 1] for name in listed]
            funnel = lived.funnel
            assert (funnel.hiring_unknown, funnel.not_hiring) == (
                of_day.count("?"), of_day.count("0"),
            )  # fmt: skip
            assert funnel.hiring == len(of_day) - funnel.hiring_unknown - funnel.not_hiring

    def test_issues_name_the_boards_that_failed(self, story):
        told = {(day, name) for day, lived in story.once.items() for name in lived.issues}
        assert told == {
            fact for name, spans, why in WHY_UNKNOWN if "board" in why for fact in on(spans, name)
        }

    def test_boards_are_asked_daily_and_those_that_no_page_shows_never(self, story):
        told = {
            (day, vendor, found[1])
            for day, lived in story.once.items()
            for url in lived.asked
            for vendor in VENDORS
            if (found := VENDORS[vendor].asked_at.match(url))
        }
        assert told == {
            fact
            for firm in FIRMS
            if firm is not KESTRELFORD
            for board in firm.boards
            for fact in on(board.linked, board.vendor, board.tenant)
            if fact[0] not in firm.rests
        }


class TestHowItIsSaid:
    def test_every_signal_is_proved_by_openings_that_are_open(self, story):
        for _, _, hiring in each(story):
            for signal in hiring.signals:
                assert signal.proof
                assert set(signal.proof) <= set(hiring.openings)

    def test_leaders_who_are_looked_for_are_never_quoted(self, story):
        told = {
            (signal.kind, name, signal.value)
            for _, name, hiring in each(story)
            for signal in hiring.signals
            if not signal.may_quote
        }
        assert told == {
            ("leadership", "eastmark", "VP Sales"),
            ("leadership", "eastmark", "Chief Financial Officer"),
            ("first_in_function", "eastmark", "finance"),
        }

    def test_no_message_and_no_reason_to_write_speaks_of_leaders(self, story):
        for day, lived in story.once.items():
            said = _said(lived.profiles["eastmark"], day)
            assert "Account Executive" in said
            assert [word for word in ("VP", "Chief", "Financial", "finance") if word in said] == []

    def test_what_began_is_the_reason_to_write_as_long_as_a_posting_shows_it(self, story):
        told = {
            (day, name)
            for day, lived in story.once.items()
            for name, profile in lived.profiles.items()
            if "its first opening in data" in build_why_now(profile, ICP, date_of(day)).sentence
        }
        assert told == on("8-", "norrvik") | on("4-10", "gorsedale")

    def test_person_who_advertises_is_nowhere(self, story):
        assert "Somebody Invented" not in repr(story)


@dataclass(frozen=True)
class Worked:
    """What the command left behind."""

    place: Workplace
    done: Done
    hiring: dict[str, Hiring]


@pytest.fixture(scope="module")
def worked(
    new_workplace: Callable[..., Workplace],
    web: StoryWeb,
    on_sqlite: OnSqlite,
    shared_prefect: dict[str, str],
) -> Worked:
    """The whole command on one day in the middle of the story, with all that went before it."""
    place = new_workplace("fortnight")
    place.web = web
    web.day, place.day = COMMAND_DAY, date_of(COMMAND_DAY).isoformat()
    place.settings = shared_prefect | {
        "PROSPECTS_ENRICHMENT__PROCESSES": "1",
        "PROSPECTS_ENRICHMENT__TECHNOGRAPHICS__FINGERPRINTS": str(few_fingerprints(place.folder)),
        "PROSPECTS_ENRICHMENT__HIRING__DELAY_SECONDS": "0",
    }
    place.database_file.parent.mkdir()
    copyfile(on_sqlite.eve, place.database_file)
    done = place.run(**_lists(place.folder))
    with open_store(place.database) as store:
        known = store.load_hiring([firm.domain for firm in FIRMS], date_of(COMMAND_DAY))
    return Worked(place, done, known)


def _lists(folder: Path) -> dict[str, Path]:
    """All firms, with one contact each."""
    companies, contacts = folder / "companies.csv", folder / "contacts.csv"
    companies.write_text("Company Name,Website,Industry,# Employees,Country\n" + "".join(
        f"{firm.name.title()},{firm.domain},Computer Software,120,US\n" for firm in FIRMS
    ))  # fmt: skip
    contacts.write_text("First Name,Last Name,Title,Company,Email,Website,Country\n" + "".join(
        f"Ada,Invented,Head of Revenue Operations,{firm.name.title()},ada@{firm.domain},"
        f"{firm.domain},US\n" for firm in FIRMS
    ))  # fmt: skip
    return {"companies": companies, "contacts": contacts}


@pytest.mark.flow
class TestWholeCommand:
    def test_run_ends_well_and_counts_states(self, worked):
        assert (worked.done.code, worked.done.err) == (0, "")
        totals = [TOTALS[firm.name].split()[COMMAND_DAY - 1] for firm in FIRMS]
        funnel = worked.place.report()["funnel"]
        assert (funnel["hiring_unknown"], funnel["not_hiring"]) == (
            totals.count("?"), totals.count("0"),
        )  # fmt: skip
        assert funnel["hiring"] == sum(total not in "?0" for total in totals)
        assert worked.place.report()["issues"]["board_unreadable"] == 1  # Of cinderholt.

    def test_it_knows_what_is_said_on_that_day_and_no_more(self, worked):
        told = {
            (signal.kind, key, signal.value, signal.since)
            for key, hiring in worked.hiring.items()
            for signal in hiring.signals
        }
        assert told == {
            (kind, f"{name}-invented.tld", value, date_of(since))
            for kind, name, value, since, spans in SAID
            if COMMAND_DAY in days(spans)
        }

    def test_opening_of_the_day_is_the_reason_to_write_and_a_leader_is_none(self, worked):
        queue = {row["domain"]: row for row in worked.place.rows("queue.csv")}
        assert queue[NORRVIK.domain]["why_now"].startswith(
            "Norrvik advertises “Sales Development Representative”"
        )
        entry = queue[EASTMARK.domain]
        said = "".join(entry[name] for name in ("why_now", "reasons", "subject", "body"))
        assert "Sales Development Representative" in said
        assert [word for word in ("VP", "Chief Financial") if word in said] == []


class TestTwice:
    def test_second_run_of_a_day_asks_nobody(self, story):
        assert {day: lived.asked for day, lived in story.twice.items() if lived.asked} == {}

    def test_second_run_of_a_day_knows_the_same(self, story):
        for day in DAYS:
            assert replace(story.twice[day], asked=()) == replace(story.once[day], asked=())

    def test_past_day_is_told_as_it_was(self, story):
        for day, lived in story.once.items():
            told = {name: _in_short(hiring) for name, hiring in story.later[day].items()}
            assert told == {name: _in_short(hiring) for name, hiring in lived.hiring.items()}


def _in_short(hiring: Hiring) -> Fact:
    said = {(signal.kind, signal.value, signal.since) for signal in hiring.signals}
    return hiring.state, hiring.why, hiring.board, hiring.as_of, hiring.total, said


def _said(profile: CompanyProfile, day: int) -> str:
    """Everything that a message to somebody at the company could say."""
    why_now = build_why_now(profile, ICP, date_of(day)).sentence
    key = profile.company.key
    contact = Contact("c-ann", key, "Ann", "Alder", "Office Manager", f"ann@{key}")
    occasion = Occasion(contact, profile, ICP, "Test", Sdr(id="maya", name="Maya"), why_now, "")
    return repr(variables_of(occasion))
