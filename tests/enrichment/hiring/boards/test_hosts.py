"""Hosts that tell a vendor: of boards, and of the files that a page loads."""

import pytest

from enrichment.hiring.boards import front_of_asset, is_front, vendor_of_asset, vendor_of_host


@pytest.mark.parametrize(
    ("host", "vendor"),
    [
        ("jobs.lever.co", "lever"),
        ("northwind.wd5.myworkdayjobs.com", "workday"),
        ("northwind.jobs.hr.cloud.sap", "successfactors"),
        ("workforcenow.adp.com", "adp_wfn"),
        ("www.adp.com", None),
        ("other.cloud.sap", None),
        ("lever.co.northwind-invented.tld", None),
        ("co", None),
        ("", None),
        (".", None),
    ],
)
def test_a_host_below_a_vendors_domain_is_the_vendors(host, vendor):
    assert vendor_of_host(host) == vendor


@pytest.mark.parametrize(
    ("host", "front"),
    [
        pytest.param("cdn.phenompeople.com", "phenom", id="phenom"),
        pytest.param("tbcdn.talentbrew.com", "radancy", id="radancy"),
        pytest.param("app.jibecdn.com", "jibe", id="jibe"),
        pytest.param("static.vscdn.net", "eightfold", id="eightfold"),
        pytest.param("rmkcdn.successfactors.com", None, id="a-back-is-no-front"),
        pytest.param("cdn.northwind-invented.tld", None, id="nobody"),
    ],
)
def test_a_host_of_files_tells_a_front(host, front):
    assert front_of_asset(host) == front


def test_a_host_of_files_tells_a_back_as_well():
    assert vendor_of_asset("rmkcdn.successfactors.com") == "successfactors"
    assert vendor_of_asset("assets-aws.teamtailor-cdn.com") == "teamtailor"
    assert vendor_of_asset("images.teamtailor-cdn.com") is None


@pytest.mark.parametrize("vendor", ["phenom", "eightfold", "radancy", "jibe"])
def test_a_front_shows_what_another_system_keeps(vendor):
    assert is_front(vendor)


@pytest.mark.parametrize("vendor", ["workday", "successfactors", "taleo", "icims", "oracle", "?"])
def test_a_back_is_no_front(vendor):
    assert not is_front(vendor)
