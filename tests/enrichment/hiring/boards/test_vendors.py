"""Each vendor's rules, held to the specimens of its own file."""

import re

import pytest

from enrichment.hiring.boards import board_url, parse_board, vendor_of_host
from enrichment.hiring.boards.rules import vendor_rules, vendor_specs
from prospects.ats import ats_name

SPECS = vendor_specs()
VENDORS = list(SPECS)
WITH_RULES = [vendor for vendor in VENDORS if SPECS[vendor].rules]
POSITIVES = [
    (vendor, url, key) for vendor in VENDORS for url, key in SPECS[vendor].positives.items()
]
NAMES_IN_LOWER_CASE = {"onlyfy", "softgarden"}
WITHOUT_PUBLIC_URL = {"moka", "notion_page", "yello"}


def test_at_least_forty_vendors_are_known_by_their_urls():
    assert len(WITH_RULES) >= 80


@pytest.mark.parametrize(("vendor", "url", "key"), POSITIVES)
def test_a_url_of_a_board_names_vendor_tenant_site_and_region(vendor, url, key):
    board = parse_board(url)
    assert board is not None
    assert board.key == f"{vendor}/{key}"


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_vendors_own_pages_and_its_paths_on_other_hosts_are_no_board(vendor):
    assert [url for url in SPECS[vendor].negatives if parse_board(url)] == []


@pytest.mark.parametrize("vendor", VENDORS)
def test_each_vendor_has_specimens_of_both_kinds(vendor):
    spec = SPECS[vendor]
    assert len(spec.positives) >= (2 if spec.rules else 0)
    assert len(spec.negatives) >= 1


@pytest.mark.parametrize("vendor", WITH_RULES)
def test_each_rule_names_a_tenant_on_a_host_of_its_vendor(vendor):
    for rule in vendor_rules(vendor).rules:
        assert "tenant" in rule.pattern.groupindex, rule.name
        assert set(rule.pattern.groupindex) <= {"tenant", "site", "region"}, rule.name
        assert re.match(r"(?:\(\?i\))?\^", rule.pattern.pattern), rule.name
        assert 0.5 <= rule.confidence < 1.0, rule.name
    assert set(SPECS[vendor].confidence) <= set(SPECS[vendor].rules)


def test_no_host_belongs_to_two_vendors():
    hosts = [host for spec in SPECS.values() for host in spec.hosts]
    assert sorted(hosts) == sorted(set(hosts))
    assert all(vendor_of_host(host) == vendor for vendor in VENDORS for host in SPECS[vendor].hosts)


@pytest.mark.parametrize("vendor", VENDORS)
def test_people_see_a_vendors_name(vendor):
    assert ats_name(vendor) != vendor or vendor in NAMES_IN_LOWER_CASE


@pytest.mark.parametrize("vendor", [each for each in WITH_RULES if each not in WITHOUT_PUBLIC_URL])
def test_a_board_has_a_url_to_open_that_names_the_same_board(vendor):
    boards = [parse_board(url) for url in SPECS[vendor].positives]
    urls = {board.key: board_url(board) for board in boards if board}
    assert any(urls.values())
    for key, url in urls.items():
        read = parse_board(url) if url else None
        assert url is None or (read is not None and read.key == key)
