import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.alias_file import read_aliases
from prospects.aliases import Alias, Aliases, Redirect, are_namesakes, redirect_aliases
from prospects.errors import ConfigError

_NAMES = st.sampled_from(["acme.com", "acme.io", "acme.de", "bolt.com", "bolt.io", "zinc.com"])
_STEPS = st.lists(st.builds(Alias, _NAMES, _NAMES, st.just("because"), st.just("here")))


def _alias(alias, domain):
    return Alias(alias, domain, f"{alias} is {domain}", "file")


def _redirects(*pairs):
    return redirect_aliases(Redirect(domain, answered_by) for domain, answered_by in pairs)


def test_an_alias_of_an_alias_stands_for_the_same_company():
    aliases = Aliases([_alias("acme.io", "acme.net"), _alias("acme.net", "acme.com")])
    assert [aliases.of(d) for d in ("acme.io", "acme.net", "acme.com")] == ["acme.com"] * 3
    assert aliases.why("acme.io") == "acme.io is acme.net; acme.net is acme.com"
    assert aliases.mapping() == {"acme.io": "acme.com", "acme.net": "acme.com"}


def test_what_has_no_alias_stands_for_itself():
    assert Aliases().of("acme.com") == "acme.com"
    assert Aliases().why("acme.com") == ""
    assert len(Aliases()) == 0


@given(_STEPS, _STEPS)
def test_aliases_are_resolved_to_the_end_even_in_a_ring(stated, seen):
    aliases = Aliases(stated, seen)
    for domain in ("acme.com", "acme.io", "acme.de", "bolt.com", "bolt.io", "zinc.com"):
        end = aliases.of(domain)
        assert aliases.of(end) == end
        assert (aliases.steps(domain) == ()) == (end == domain)
    assert len(aliases) == len(aliases.mapping())


def test_the_owner_outranks_what_redirects_show():
    stated = [_alias("acme.io", "acme.com"), _alias("bolt.com", "bolt.com")]
    seen = _redirects(("acme.com", "acme-group.com"), ("bolt.com", "zinc.com"))
    aliases = Aliases(stated, seen)
    assert aliases.of("acme.io") == "acme.com"
    assert aliases.of("bolt.com") == "bolt.com"


def test_in_a_ring_of_redirects_the_shortest_domain_stands_for_all():
    aliases = Aliases(seen=_redirects(("acme.com", "acme-inc.com"), ("acme-inc.com", "acme.com")))
    assert aliases.of("acme-inc.com") == aliases.of("acme.com") == "acme.com"


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(("acme.com", "linkedin.com"), id="to-a-platform"),
        pytest.param(("bit.ly", "acme.com"), id="from-a-shortener"),
        pytest.param(("acme.com", "sedoparking.com"), id="to-a-parking-host"),
        pytest.param(("acme.com", "godaddy.com"), id="to-a-registrar"),
        pytest.param(("acme.com", "acme.com"), id="to-itself"),
    ],
)
def test_a_redirect_that_shows_no_alias(pair):
    assert _redirects(pair) == ()


def test_a_domain_that_many_unrelated_domains_lead_to_is_nobodys_other_name():
    unrelated = [(f"{name}.com", "market.com") for name in ("acme", "bolt", "zinc", "tin")]
    assert [one.alias for one in _redirects(*unrelated, ("market.io", "market.com"))] == [
        "market.io"
    ]
    assert len(_redirects(*unrelated[:3])) == 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("acme.io", "acme.co.uk", True),
        ("acme-group.com", "acme.com", True),
        ("get-acme.com", "acme.com", False),
        ("ac.com", "acme.com", False),
    ],
)
def test_namesakes_bear_one_name(one, other, same):
    assert are_namesakes(one, other) is are_namesakes(other, one) is same


def test_the_owners_file_names_aliases(tmp_path):
    file = tmp_path / "domain_aliases.csv"
    file.write_text("alias,domain,why\nhttps://www.Acme.io/,acme.com,bought in 2024\nb.io,b.com,\n")
    first, second = read_aliases(file)
    assert first == Alias("acme.io", "acme.com", "bought in 2024", "domain_aliases.csv line 2")
    assert second.why == "b.io is another domain of b.com"
    assert read_aliases(tmp_path / "absent.csv") == ()


def test_every_fault_of_the_owners_file_is_told_at_once(tmp_path):
    file = tmp_path / "domain_aliases.csv"
    file.write_text(
        "alias,domain,why\nnone,acme.com,\na.com,gmail.com,\na.com,b.com,\na.com,c.com,\n"
        "b.com,a.com,\nd.com,e.com,one, two\n"
    )
    with pytest.raises(ConfigError) as error:
        read_aliases(file)
    assert [(fault.place, fault.message) for fault in error.value.faults] == [
        ("line 2", 'alias: "none" is no domain; write it as acme.com'),
        (
            "line 3",
            "domain: gmail.com is a platform that many companies share, and no company's domain",
        ),
        ("line 5", "a.com stands for b.com in line 4; keep one of them"),
        ("line 6", "a.com leads back to b.com; take one of the lines out"),
        ("line 7", "has more than 3 columns; put a text with commas in quotes"),
    ]  # fmt: skip


def test_a_file_without_its_header_is_refused(tmp_path):
    file = tmp_path / "domain_aliases.csv"
    file.write_text("acme.io,acme.com\n")
    with pytest.raises(ConfigError, match="line 1: must be the header alias,domain,why"):
        read_aliases(file)
