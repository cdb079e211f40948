"""One store of lists: a criterion asks who is on one, the queue whom one holds back."""

from datetime import UTC, date, datetime

import pytest

from prospects.aliases import Alias, Aliases
from prospects.company import OTHER_NAMES, Company
from prospects.membership import list_members, under_every_domain
from prospects.profile import build_profile
from prospects.signal import Provenance, Signal, SignalKind
from prospects.suppression import SuppressionEntry, SuppressionLists

DAY = date(2026, 11, 22)
SEEN = Provenance("https://acme.example/", datetime(2026, 11, 2, tzinfo=UTC), "x", "")
MOVED = Signal(SignalKind.FIRMOGRAPHICS, "redirect_domain", "newacme.example", 0.9, SEEN)
ACME = build_profile(
    Company("acme.example", "acme.example", "Acme Ltd", {OTHER_NAMES: "Acme Foods|Acme Group"}),
    [MOVED], site_read=True,
)  # fmt: skip


def entry(scope, value, **more):
    return SuppressionEntry("partners", scope, value, **more)


@pytest.mark.parametrize(
    ("listed", "members"),
    [
        pytest.param(entry("domain", "acme.example"), {"acme.example": ""}, id="domain"),
        pytest.param(entry("domain", "newacme.example"), {"acme.example": ""}, id="moved-to"),
        pytest.param(entry("name", "acme foods"), {"acme.example": ""}, id="other-name"),
        pytest.param(entry("domain", "acme.example", reason="reseller", until=date(2026, 12, 1)),
                     {"acme.example": "reseller, until 2026-12-01"}, id="reason-and-until"),
        pytest.param(entry("domain", "acme.example", until=date(2026, 11, 21)), {}, id="over"),
        pytest.param(entry("domain", "acme.example", since=date(2026, 11, 23)), {}, id="not-yet"),
        pytest.param(entry("email", "jo@acme.example"), {}, id="a-person-is-no-company"),
    ],
)  # fmt: skip
def test_a_company_is_on_a_list_under_any_of_its_names_while_the_entry_holds(listed, members):
    found = list_members([ACME], SuppressionLists.of([listed]), DAY)
    assert found == ({"partners": members} if members else {})


def test_a_list_that_only_icps_ask_holds_nobody_back():
    lists = SuppressionLists.of([entry("domain", "acme.example")], scoring_lists=["partners"])
    assert lists.blocking("domain", "acme.example", DAY) == []
    assert list_members([ACME], lists, DAY) == {"partners": {"acme.example": ""}}


@pytest.mark.parametrize("listed", ["acme.example", "acme-io.example", "acme-uk.example"])
def test_an_entry_for_one_domain_of_a_company_counts_for_all_of_them(listed):
    aliases = Aliases(
        Alias(alias, "acme.example", "same firm", "domain_aliases.csv")
        for alias in ("acme-io.example", "acme-uk.example")
    )
    found = under_every_domain([entry("domain", listed), entry("email", "jo@b.example")], aliases)
    assert {each.value for each in found if each.scope == "domain"} == {
        "acme.example", "acme-io.example", "acme-uk.example",
    }  # fmt: skip
    assert len(found) == 4
    assert all("same firm" in each.source for each in found if each.value not in (
        listed, "jo@b.example",
    ))  # fmt: skip
