"""What people state of companies, and how explain tells of it and of what changed."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from flows.cli import main
from flows.params import today
from prospects.mention import Mention
from prospects.signal import Provenance, Signal, SignalKind
from prospects.store import Store, open_store
from prospects.visit import SiteReading, Visit

KEY, PAGE, LIST = "acme-invented.tld", "https://acme-invented.tld/", "list:companies.csv#row=1"
FIRST, SECOND = date(2026, 11, 2), date(2026, 11, 9)
Prospects = Callable[..., tuple[int, str, str]]


def fact(name: str, value: str, day: date, confidence: float = 0.9, source: str = PAGE) -> Signal:
    seen = Provenance(source, noon(day), "test", f"{name} {value}")
    kind = SignalKind.TECHNOGRAPHICS if name[0].isupper() else SignalKind.FIRMOGRAPHICS
    return Signal(kind, name, value, confidence, seen)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def visit(store: Store, day: date, *facts: Signal) -> None:
    seen = Visit(KEY, day, "read", 1, 2, noon(day), PAGE, None, "v1")
    store.save_readings([SiteReading(seen, facts)])


@pytest.fixture
def prospects(tmp_path, monkeypatch, capsys) -> Prospects:
    """A command in this process, on a database with one company that was visited twice."""
    database = f"sqlite:///{tmp_path / 'prospects.db'}"
    monkeypatch.setenv("PROSPECTS_DATABASE", database)
    monkeypatch.setenv("COLUMNS", "200")
    with open_store(database) as store:
        facts = {"headcount": "50-80", "country": "Germany"}
        store.save_mentions(
            [Mention(KEY, "companies.csv", 1, KEY, "Acme", facts, observed_at=noon(FIRST))]
        )
        visit(store, FIRST, fact("headcount", "60-60", FIRST, 0.6), fact("HubSpot", "", FIRST))
        visit(
            store, SECOND, fact("headcount", "120-150", SECOND, 0.8),
            fact("country", "DE", SECOND, 0.6), fact("Intercom", "", SECOND),
        )  # fmt: skip

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return call


def explained(prospects: Prospects, *options: str) -> dict[str, Any]:
    code, out, err = prospects("explain", KEY, "--json", *options)
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_a_fact_of_a_person_outranks_pages_and_lists(prospects):
    code, out, err = prospects("facts", "set", KEY, "headcount", "90 to 100", "--by", "Dana Ops")
    told = f"set by Dana Ops on {today()}"
    assert (code, out, err) == (0, f"{KEY}: headcount 90-100, {told}\n", "")
    headcount = explained(prospects)["profile"]["headcount"]
    assert (headcount["value"], headcount["confidence"]) == ("90-100", 1.0)
    assert headcount["source_url"] == f"person:Dana Ops#day={today()}"
    assert headcount["why"] == f"it was {told}, which outranks pages and lists"
    assert headcount["evidence"] == "headcount: 90 to 100"
    assert [other["value"] for other in headcount["others"]] == ["120-150", "50-80"]
    assert f"taken because it was {told}" in prospects("explain", KEY)[1]


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        pytest.param("70", "headcount 70", id="one-number"),
        pytest.param("500+", "headcount 500 or more", id="open-end"),
    ],
)
def test_a_headcount_is_told_as_people_say_it(prospects, stated, told):
    _, out, _ = prospects("facts", "set", KEY, "headcount", stated, "--by", "Dana")
    assert out == f"{KEY}: {told}, set by Dana on {today()}\n"


def test_a_new_fact_replaces_the_old_and_says_so(prospects):
    prospects("facts", "set", KEY, "country", "Germany", "--by", "Dana")
    _, out, _ = prospects("facts", "set", KEY, "Country", "fr", "--by", "Ben")
    assert out == (
        f"{KEY}: country FR, set by Ben on {today()}; "
        f"replaces country DE, set by Dana on {today()}\n"
    )
    assert explained(prospects)["profile"]["country"]["value"] == "FR"
    _, out, _ = prospects("facts", "list", KEY)
    assert out.splitlines() == [
        f"country DE, set by Dana on {today()}; replaced on {today()}",
        f"country FR, set by Ben on {today()}",
    ]


def test_a_withdrawn_fact_lets_pages_and_lists_count_again(prospects):
    prospects("facts", "set", KEY, "country", "France", "--by", "Dana")
    code, out, _ = prospects("facts", "unset", KEY, "country", "--by", "Ben")
    assert (code, out) == (0, f"{KEY}: no longer country FR, set by Dana on {today()}\n")
    assert explained(prospects)["profile"]["country"]["value"] == "DE"
    _, out, _ = prospects("facts", "list", KEY)
    assert out == f"country FR, set by Dana on {today()}; withdrawn by Ben on {today()}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["set", "other-invented.tld", "country", "DE", "--by", "Dana"],
         "other-invented.tld: is not in the database; name another with --database"),
        (["set", KEY, "size", "5", "--by", "Dana"],
         '"size" is no field; use display_name, description, industry, headcount, revenue, '),
        (["set", KEY, "headcount", "lots", "--by", "Dana"],
         'headcount "lots": cannot be read; use people as 50, 50-100 or 500+'),
        (["set", KEY, "country", "Atlantis", "--by", "Dana"],
         "country \"Atlantis\": cannot be read; use a country's name or code, as Germany or DE"),
        (["set", KEY, "country", "DE", "--by", " "], "--by: give a name of at most 80 characters"),
        (["unset", KEY, "country", "--by", "Dana"],
         f'{KEY}: nobody has set "country"; set are: none'),
        (["list", "no domain"], "no domain: is not in the database"),
        (["list", KEY, "--database", "sqlite:///no/such.db"], "database no/such.db does not exist"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_line(prospects, arguments, message):
    code, out, err = prospects("facts", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"prospects: {message}")
    assert len(err.splitlines()) == 1


def test_sources_that_agree_are_told_and_raise_the_confidence(prospects):
    country = explained(prospects)["profile"]["country"]
    assert (country["value"], country["confidence"]) == ("DE", 0.88)
    assert country["why"] == "the list and the site say the same and nobody says otherwise"
    assert [fact["source_url"] for fact in country["agreeing"]] == [PAGE]


def test_what_was_not_taken_is_told_with_its_source(prospects):
    _, out, _ = prospects("explain", KEY)
    assert "taken because the site says so, more surely (0.8) than the list (0.7)" in out
    assert "not taken: 50-80 (companies.csv row 1, confidence 0.7)" in out


def test_what_is_new_gone_and_changed_is_told(prospects):
    changes = explained(prospects)["changes"]
    assert changes["since"] == FIRST.isoformat()
    assert [fact["name"] for fact in changes["new"]] == ["country", "Intercom"]
    assert [fact["name"] for fact in changes["gone"]] == ["HubSpot"]
    [changed] = changes["changed"]
    assert (changed["before"]["value"], changed["after"]["value"]) == ("60-60", "120-150")
    assert changed["after"]["first_seen_on"] == SECOND.isoformat()
    _, out, _ = prospects("explain", KEY)
    assert "New since 2026-11-02" in out
    assert "gone: HubSpot (last seen 2026-11-02)" in out


def test_nothing_is_new_since_the_last_visit(prospects):
    changes = explained(prospects, "--since", SECOND.isoformat())["changes"]
    assert (changes["new"], changes["gone"], changes["changed"]) == ([], [], [])
    code, _, err = prospects("explain", KEY, "--since", "yesterday")
    assert (code, err) == (2, "prospects: --since yesterday: is no day; write it as 2026-11-23\n")
