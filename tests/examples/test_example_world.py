"""The invented world keeps its promises: nothing in it is real, and each trap is still there."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from flows.demo import EXAMPLES, load_sites
from flows.demo.answer import Request
from flows.demo.pages import ExamplePages
from prospects.domain import parse_domain
from prospects.platforms import is_platform_host
from prospects.specs.reading import load_spec
from prospects.specs.team import Team

PAGES = ExamplePages()
SITES = load_sites()
INVENTED = re.compile(
    r"[a-z]+-invented\.(com|de|fr|io|nl|es|no|co\.uk)|wickerton-data-invented\.com"
)

# Whose scripts, boards and profiles the invented sites link to, as real sites do.
VENDORS = {
    "schema.org", "ogp.me", "gmpg.org", "w.org", "yoast.com", "opengraphprotocol.org", "drupal.org",
    "google.com", "fonts.googleapis.com", "googletagmanager.com", "cloudfront.net",
    "d3e54v103j8qbb.cloudfront.net", "website-files.com", "squarespace.com", "parastorage.com",
    "hs-scripts.com", "hsforms.net", "intercom.io", "segment.com", "driftt.com", "marketo.com",
    "marketo.net", "pardot.com", "hotjar.com", "cookiebot.com", "usercentrics.eu", "stripe.com",
    "zdassets.com", "licdn.com", "facebook.net", "opentable.com", "resy.com", "sevenrooms.com",
    "tripleseat.com", "chimpstatic.com", "klaviyo.com", "shopify.com", "toasttab.com",
    "exploretock.com", "linkedin.com", "twitter.com", "greenhouse.io", "lever.co", "ashbyhq.com",
    "personio.de", "teamtailor.com", "recruitee.com", "workable.com", "smartrecruiters.com",
    "myworkdayjobs.com", "breezy.hr", "bamboohr.com", "pinpointhq.com", "jobvite.com",
    "rippling.com", "icims.com",
}  # fmt: skip


def read_rows(name: str, delimiter: str = ",") -> list[list[str]]:
    with (EXAMPLES / name).open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.reader(handle, delimiter=delimiter))


COMPANY_HEADER, *COMPANIES = read_rows("companies.csv", ";")
CONTACT_HEADER, *CONTACTS = read_rows("contacts.csv")


def column(name: str) -> list[str]:
    place = CONTACT_HEADER.index(name)
    return [row[place] for row in CONTACTS]


def page_addresses() -> list[tuple[str, str, str]]:
    return [
        (domain, *_address(domain, path)) for domain, site in SITES.items() for path in site.pages
    ]


def _address(domain: str, path: str) -> tuple[str, str]:
    if path.startswith("//"):
        host, _, rest = path[2:].partition("/")
        return host, f"/{rest}"
    return (f"www.{domain}" if SITES[domain].canonical == "www" else domain), path


def test_world_has_two_markets_of_enough_companies() -> None:
    markets = Counter(site.market for site in SITES.values())

    assert markets["software"] >= 20
    assert markets["chicago"] >= 16


@pytest.mark.parametrize("domain", SITES)
def test_site_stands_under_a_domain_that_says_it_is_invented(domain: str) -> None:
    assert INVENTED.fullmatch(domain)
    assert parse_domain(f"https://www.{domain}/about") == domain


@pytest.mark.parametrize("name", ["companies.csv", "contacts.csv", *sorted(
    f"lists/{path.name}" for path in (EXAMPLES / "lists").glob("*.csv")
)])  # fmt: skip
def test_lists_name_no_domain_that_is_not_invented(name: str) -> None:
    text = (EXAMPLES / name).read_text(encoding="utf-8-sig").lower()
    hosts = re.findall(r"(?:https?://|www\.|@|domain,)([a-z0-9.-]+\.[a-z]{2,})", text)

    assert hosts
    assert {host for host in hosts if not INVENTED.fullmatch(parse_domain(host) or "")} <= {
        "www.linkedin.com",
        "gmail.com",
    }


@pytest.mark.parametrize(("domain", "host", "path"), page_addresses())
def test_page_renders_and_links_to_nobody_but_vendors_and_the_invented(
    domain: str, host: str, path: str
) -> None:
    site = SITES[domain]
    page = site.pages[_key(domain, host, path)]
    html = PAGES.render(site, page, Request("https", host, path))
    linked = {
        parse_domain(found)
        for found in re.findall(r"(?:https?:)?//([a-z0-9.-]+\.[a-z]{2,})(?=[/\"'?:])", html.lower())
    }

    assert {name for name in linked if name and not INVENTED.fullmatch(name)} <= VENDORS


def _key(domain: str, host: str, path: str) -> str:
    return path if path in SITES[domain].pages else f"//{host}{path}"


def test_job_boards_and_profiles_have_tenants_that_say_they_are_invented() -> None:
    boards = r"greenhouse\.io|lever\.co|ashbyhq|personio|teamtailor|recruitee|workable|smartrecruit"
    text = "\n".join(path.read_text("utf-8") for path in (EXAMPLES / "sites").glob("*.yml"))
    links = re.findall(rf'https?://[^\s"<>]*(?:{boards}|bamboohr|icims|jobvite)[^\s"<>]*', text)

    assert len(links) >= 15
    assert [link for link in links if "invented" not in link.lower()] == []


def test_pages_differ_in_markup_and_weight() -> None:
    sizes = {
        domain: len(PAGES.render(site, site.pages["/"], Request("https", domain, "/")))
        for domain, site in SITES.items()
        if "/" in site.pages
    }

    assert len({site.layout for site in SITES.values()}) >= 10
    assert max(sizes.values()) > 140_000
    assert min(sizes.values()) < 500


def test_example_stays_small() -> None:
    assert sum(path.stat().st_size for path in EXAMPLES.rglob("*") if path.is_file()) < 1_500_000


def test_company_list_is_as_messy_as_an_export() -> None:
    assert (EXAMPLES / "companies.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "" in COMPANY_HEADER
    assert COMPANY_HEADER.count("Country") == 2
    assert all(len(row) == len(COMPANY_HEADER) for row in COMPANIES)


def test_company_list_repeats_companies_and_holds_rows_that_name_none() -> None:
    keys = [parse_domain(row[1]) or row[0].strip("- ") or None for row in COMPANIES]
    found = Counter(key for key in keys if key)

    assert keys.count(None) == 3
    assert sum(1 for count in found.values() if count > 1) == 5
    assert len(found) >= 36
    assert set(SITES) <= set(found)


def test_contact_list_is_long_and_holds_every_trap() -> None:
    addresses = [address.lower() for address in column("Email") if address]
    named = list(zip(column("First Name"), column("Last Name"), column("Email"), strict=True))

    assert len(CONTACTS) >= 130
    assert max(Counter(addresses).values()) == 2
    assert "Brambleby, Cornelia" in column("Last Name")
    assert any(first.isupper() and last.isupper() for first, last, _ in named)
    assert sum(not address for address in column("Email")) >= 8
    assert sum(not any(person) for person in named) >= 2
    assert {"TRUE", ""} == set(column("Do Not Call"))
    assert {"yes", ""} == set(column("Do Not Email"))
    assert {"verified", "invalid", "bounced", "catch_all", "unsubscribed"} <= set(
        column("Email Status")
    )


def test_free_mail_addresses_are_of_a_form_no_provider_gives_out() -> None:
    free = [a for a in column("Email") if is_platform_host(a.partition("@")[2])]

    assert free
    assert all(a.endswith("@gmail.com") and "_" in a for a in free)


@pytest.mark.parametrize("number", sorted({n for n in column("Work Direct Phone") if n}))
def test_telephone_numbers_are_of_ranges_kept_for_fiction(number: str) -> None:
    digits = re.sub(r"\D", "", number)

    assert re.fullmatch(
        r"1?\d{3}55501\d{2}|(49|0)3023125\d{3}|(44|0)2079460\d{3}|019900\d{4}", digits
    )


@pytest.mark.parametrize("path", sorted((EXAMPLES / "lists").glob("*.csv")), ids=lambda p: p.stem)
def test_suppression_lists_have_the_columns_and_scopes_of_the_contract(path: Path) -> None:
    header, *rows = read_rows(f"lists/{path.name}")

    assert header == ["scope", "value", "reason", "since", "until"]
    assert rows
    assert {row[0] for row in rows} <= {"email", "phone", "domain", "name"}
    assert {len(row) for row in rows} == {5}


def test_suppression_lists_hit_the_example() -> None:
    hit = {value for path in (EXAMPLES / "lists").glob("*.csv") for _, value, *_ in
           read_rows(f"lists/{path.name}")[1:]}  # fmt: skip
    addresses = {address.lower() for address in column("Email")}

    assert {value.lower() for value in hit if "@" in value} <= addresses
    assert {"kettlegrove-invented.com", "rivalquartz-invented.com"} <= hit & set(SITES)


def test_team_of_the_example_loads_and_works_norway() -> None:
    team = load_spec(Team, EXAMPLES / "team.yml")

    assert [sdr.id for sdr in team.sdrs] == ["maya", "jonas", "priya"]
    assert "NO" in team.sdrs[1].countries
    assert set(column("Contact Owner")) <= {"", "maya", "jonas", "priya"}


@pytest.mark.parametrize("domain", SITES)
def test_readme_says_what_each_site_shows(domain: str) -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")

    assert f"| {domain} | {SITES[domain].market} | {SITES[domain].shows} |" in readme
