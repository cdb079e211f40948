"""robots.txt: what is meant for us, and what a hostile one may cost."""

from pathlib import Path

import pytest
from protego import Protego

from enrichment.fetching import robots
from enrichment.fetching.robots import AGENT, ROBOTS_BYTES_MAX, parse_robots
from enrichment.fetching.robots_group import lines_for

SITE = "https://acme.com"


@pytest.mark.parametrize(
    ("text", "may"),
    [
        pytest.param("User-agent: *\nDisallow: /a", False, id="all-agents"),
        pytest.param("User-agent: other\nDisallow: /a", True, id="another-agent"),
        pytest.param("User-agent: prospectsbot\nDisallow: /a", False, id="our-name"),
        pytest.param(
            "User-agent: *\nDisallow: /\nUser-agent: ProspectsBot\nDisallow: /b", True,
            id="our-name-outranks-all",
        ),
        pytest.param(
            "User-agent: other\nUser-agent: ProspectsBot\nDisallow: /a", False, id="named-together"
        ),
        pytest.param(
            "User-agent: *\nDisallow: /b\nUser-agent: x\nDisallow: /\nUser-agent: *\nDisallow: /a",
            False, id="groups-of-one-name-are-one",
        ),
        pytest.param("User-agent: *\nSitemap: x\nDisallow: /a", False, id="sitemap-ends-no-group"),
        pytest.param("\ufeffUser-agent: *\nDisallow: /a", False, id="byte-order-mark"),
        pytest.param("User-agent: *\rDisallow: /a", False, id="old-line-ends"),
        pytest.param("USER-AGENT : *\nDISALLOW : /a # why", False, id="spaces-and-comment"),
        pytest.param("useragent: *\ndissallow: /a", False, id="misspelt"),
        pytest.param("User agent *\nDisallow /a", False, id="no-colon"),
        pytest.param("User-agent: *\nDisallow: /*A$", True, id="case-counts-in-paths"),
        pytest.param("Disallow: /a", True, id="no-agent"),
        pytest.param("<html><body>Not: found</body></html>", True, id="a-page"),
        pytest.param("\0\0\1\2:::\nUser-agent:\n*:", True, id="binary"),
        pytest.param("User-agent: *\nDisallow: https://[a", True, id="no-url"),
    ],
)  # fmt: skip
def test_the_rules_for_us_are_obeyed(text: str, may: bool):
    assert parse_robots(200, text.encode()).may_fetch(f"{SITE}/a") is may


@pytest.mark.shared
@pytest.mark.parametrize("agent", ["ProspectsBot", "Googlebot", "bingbot", "CCBot", "Slurp"])
def test_what_is_chosen_says_what_the_whole_file_says(shared_dir: Path, monkeypatch, agent: str):
    """300 real files, each rule of which makes a URL; the oracle parses all groups."""
    monkeypatch.setattr(robots, "AGENT", agent)
    asked = 0
    for path in sorted((shared_dir / "vectors/robots").iterdir()):
        body = path.read_bytes()[:ROBOTS_BYTES_MAX]
        whole = Protego.parse(body.decode("utf-8", "replace").removeprefix("\ufeff"))
        ours = parse_robots(200, body)
        rules = [line.partition(b":")[2].strip() for line in body.splitlines()[:2000:5]]
        for rule in rules:
            url = f"{SITE}/{rule.decode('latin-1').lstrip('/').replace('*', 'x').rstrip('$')}"
            assert ours.may_fetch(url) == whole.can_fetch(url, agent), (path.name, url)
            asked += 1
        assert ours.delay_seconds == (whole.crawl_delay(agent) or 0.0), path.name
    assert asked > 1_000


HOSTILE = {
    "agents times rules": "".join(f"User-agent: a{n}\n" for n in range(2400))
    + "User-agent: *\n"
    + "".join(f"Disallow: /*{n}$\n" for n in range(2500)),
    "prefixes of our name": "".join(f"User-agent: {AGENT[:n]}\n" for n in range(1, 13))
    + "".join(f"Disallow: /{n}\n" for n in range(30_000)),
    "wildcards": "User-agent: *\n" + f"Disallow: /*{'a' * 20}b{'a' * 8}\n" * 15_000,
    "one rule of wildcards": "User-agent: *\nDisallow: /" + "*a" * 250_000,
    "dollars": "User-agent: *\n" + "Disallow: /$*$a$$1$\n" * 25_000,
    "empty lines": "\n" * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_leaves_few_rules(name: str):
    """What it costs is bounded by the lines that are parsed, and by what a question may cost."""
    rules = parse_robots(200, HOSTILE[name].encode())
    assert rules.lines <= 2_500
    rules.may_fetch(f"{SITE}/{'a' * 7_900}")


def test_a_page_is_not_read_where_it_is_too_dear_to_find_out_whether_it_may_be():
    rules = parse_robots(200, HOSTILE["wildcards"].encode())
    assert rules.may_fetch(f"{SITE}/about")
    assert not rules.may_fetch(f"{SITE}/{'a' * 7_900}")


def test_an_agent_is_asked_for_once_whatever_the_number_of_names():
    lines = lines_for(AGENT, HOSTILE["agents times rules"].splitlines())
    assert len(lines) == 2_500


@pytest.mark.parametrize(
    ("delay", "seconds"),
    [("10", 10.0), ("0.5", 0.5), ("1e400", 0.0), ("nan", 0.0), ("-5", 0.0), ("soon", 0.0)],
)
def test_a_crawl_delay_is_a_number_of_seconds(delay: str, seconds: float):
    text = f"User-agent: *\nCrawl-delay: {delay}\n"
    assert parse_robots(200, text.encode()).delay_seconds == seconds
