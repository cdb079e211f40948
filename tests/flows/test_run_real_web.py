"""The run on captured pages of some 300 real sites, with real titles and invented people."""

import csv
import itertools
import json
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.explanation import explain_company
from prospects.store import open_store

pytestmark = [pytest.mark.flow, pytest.mark.shared]

FIRST_NAMES = (
    "Alma Bruno Carla Dario Edda Faris Greta Hanno Ilka Jonte Kaja Levin Mila Nuri".split()
)
LAST_NAMES = "Ashvale Birkmoor Corvane Dunmere Elmsworth Farrowby Glenhurst Holmbrook".split()
SIZES = ("80", "51-200", "350", "", "12", "4500")
TRADES = ("Computer Software", "", "Restaurants", "Software", "Logistics")
COUNTRIES = ("US", "Germany", "", "United Kingdom")


def rows_of(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def domains(shared_dir) -> list[str]:
    manifest = rows_of(shared_dir / "data" / "web" / "manifest.csv")
    return sorted({row["domain"] for row in manifest if row["domain"] and row["url"]})


@pytest.fixture(scope="module")
def web(shared_dir, tmp_path_factory) -> Iterator[dict[str, str]]:
    """Settings that lead to the captured pages; the server is ended by its own id."""
    authority = tmp_path_factory.mktemp("authority") / "ca.pem"
    ports = free_ports(2)
    server = subprocess.Popen(
        [
            sys.executable, str(shared_dir / "tools" / "serve_web.py"),
            "--web", str(shared_dir / "data" / "web"),
            "--http", str(ports[0]), "--https", str(ports[1]), "--ca-out", str(authority),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        assert " hosts on http " in server.stdout.readline()
        yield {
            "PROSPECTS_FETCH__CONNECT_TO": f"80=127.0.0.1:{ports[0]},443=127.0.0.1:{ports[1]}",
            "PROSPECTS_FETCH__ALLOW_NETWORKS": "127.0.0.0/8",
            "PROSPECTS_FETCH__CA_FILE": str(authority),
            "PROSPECTS_FETCH__DELAY_SECONDS": "0.02",
            "PROSPECTS_FETCH__DEADLINE_SECONDS": "15",
        }
    finally:
        server.terminate()
        server.communicate(timeout=20)


def free_ports(number: int) -> list[int]:
    probes = [socket.create_server(("127.0.0.1", 0)) for _number in range(number)]
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@pytest.fixture(scope="module")
def real(shared_dir, domains, web, new_workplace, shared_prefect) -> tuple[Any, Any]:
    """The workplace of a run on the real sites, and how the run ended."""
    place = new_workplace("real-web", settings=web | shared_prefect)
    titles = [row["title"] for row in rows_of(shared_dir / "data/titles/people_titles.csv")]
    with (place.folder / "companies.csv").open("w", encoding="utf-8", newline="") as file:
        sizes, trades = itertools.cycle(SIZES), itertools.cycle(TRADES)
        lines = csv.writer(file)
        lines.writerow(["Website", "Employees", "Industry", "Country"])
        for domain, country in zip(domains, itertools.cycle(COUNTRIES), strict=False):
            lines.writerow([domain, next(sizes), next(trades), country])
    with (place.folder / "contacts.csv").open("w", encoding="utf-8", newline="") as file:
        step = len(titles) // (2 * len(domains))
        lines = csv.writer(file)
        lines.writerow(["First Name", "Last Name", "Title", "Email", "Company Website"])
        people = itertools.product(domains, (0, 1))
        for number, (domain, _second) in enumerate(people):
            first = FIRST_NAMES[number % len(FIRST_NAMES)]
            last = LAST_NAMES[number // 2 % len(LAST_NAMES)]
            address = f"{first}.{last}@{domain}".lower()
            lines.writerow([first, last, titles[number * step], address, domain])
    started_at = time.monotonic()
    done = place.run(companies="companies.csv", contacts="contacts.csv")
    print(f"\nrun on {len(domains)} sites: {time.monotonic() - started_at:.1f} s")  # noqa: T201
    return place, done


def test_run_is_done_without_a_word_on_stderr(real):
    place, done = real
    assert (done.code, done.err) == (0, "")
    report = place.report()
    print("\n" + done.out + json.dumps(report["issues"]))  # noqa: T201
    print(f"cpu {report['cpu_seconds']} s, rss {report['rss_bytes_max'] / 1e6:.0f} MB")  # noqa: T201


def test_every_domain_is_read_or_has_an_issue(real, domains):
    place, _done = real
    with_issue = {row["subject"] for row in place.rows("issues.csv")}
    with open_store(place.database) as store:
        companies = {company.domain: company.key for company in store.load_companies()}
        read = store.site_read(companies.values())
    refused = {row["Website"]: row["reject_reason"] for row in place.rows("rejected.csv")}
    assert set(domains) - set(companies) == refused.keys() - {""}
    assert all("is a platform" in refused[domain] for domain in refused if domain)
    assert len(companies) > 0.98 * len(domains)
    assert [key for key in companies.values() if key not in read | with_issue] == []


def test_nine_of_ten_sites_give_three_facts_or_more(real, domains):
    place, _done = real
    with open_store(place.database) as store:
        signals = store.load_signals(domains)
    numbers = {
        domain: len({(s.kind, s.name, s.value) for s in found if is_of_site(s)})
        for domain, found in signals.items()
    }
    rich = [domain for domain, number in numbers.items() if number >= 3]
    print(  # noqa: T201
        f"\n{len(rich)} of {len(domains)} sites with three facts or more "
        f"({len(rich) / len(domains):.1%}), median {statistics.median(numbers.values())}; "
        f"poor: {sorted(d for d, n in numbers.items() if n < 3)}"
    )
    assert len(rich) / len(domains) >= 0.9


def is_of_site(signal: Any) -> bool:
    return signal.provenance.source_url.startswith("http")


def test_no_extractor_failed(real):
    place, _done = real
    codes = {row["code"] for row in place.rows("issues.csv")}
    assert "extractor_failed" not in codes


def test_every_line_of_the_queue_is_explained(real):
    place, _done = real
    queue = place.rows("queue.csv")
    assert queue
    with open_store(place.database) as store:
        companies = {company.domain: company for company in store.load_companies()}
        for row in queue:
            found = explain_company(store, companies[row["domain"]])
            contact = {c["contact_id"]: c for c in found["contacts"]}[row["contact_id"]]
            assert contact["queued"]["queue_item_id"] == row["queue_item_id"]
            assert (contact["persona"], bool(contact["rule"])) == (row["persona"], True)
            assert row["why_now"]
            assert row["reasons"]


def test_every_contact_is_either_queued_or_withheld(real, domains):
    place, _done = real
    fates = [r["contact_id"] for r in [*place.rows("queue.csv"), *place.rows("withheld.csv")]]
    assert len(fates) == len(set(fates)) == place.report()["funnel"]["contacts"]
    funnel = place.report()["funnel"]
    assert funnel["contacts"] + funnel["contacts_rejected"] == 2 * len(domains)
    assert funnel["contacts_rejected"] + funnel["companies_rejected"] == len(
        place.rows("rejected.csv")
    )
