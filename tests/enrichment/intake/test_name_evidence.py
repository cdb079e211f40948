import pytest

from enrichment.intake import kind_of, parse_list
from enrichment.intake.name_evidence import Named, judge_names
from enrichment.intake.sourcing import kind_doubt

_PERSONS = ["Jane Doe", "Jürgen Müller", "Ann Lee"]
_FIRMS = ["Acme Tools", "Nordwind Logistik", "Bolt Works"]


@pytest.mark.parametrize(
    ("names", "places", "named"),
    [
        pytest.param(
            _PERSONS, ["jane.doe@acme.example", "j.mueller@bolt.example", "alee@tin.example"],
            Named.PERSONS, id="addresses-of-their-own",
        ),
        pytest.param(
            _FIRMS, ["info@acmetools.example", "jo@nordwind.example", "sales@boltworks.example"],
            Named.COMPANIES, id="domains-of-their-own",
        ),
        pytest.param(
            _FIRMS, ["acme@acme.example", "nordwind@nordwind.example", "bolt@bolt.example"],
            Named.COMPANIES, id="addresses-called-like-the-domain",
        ),
        pytest.param(
            ["Sales Force", "Info Point", "Contact Lab"],
            ["sales@a.example", "info@b.example", "contact@c.example"],
            Named.COMPANIES, id="addresses-of-desks-say-nothing",
        ),
        pytest.param(
            _FIRMS, ["acme.example", "nordwind.example", "www.bolt.example"],
            Named.COMPANIES, id="sites-of-their-own",
        ),
        pytest.param(
            _PERSONS, ["acme.example", "bolt.example", "tin.example"], Named.OPEN, id="sites-alone"
        ),
        pytest.param(
            ["Gross GmbH", "Klein AG", "Kurz Ltd"], ["a.example", "b.example", "c.example"],
            Named.COMPANIES, id="legal-forms",
        ),
        pytest.param(_PERSONS[:2], ["x.example", "y.example"], Named.COMPANIES, id="too-few-rows"),
    ],
)  # fmt: skip
def test_names_are_known_by_addresses_and_sites_beside_them(names, places, named):
    assert (
        judge_names([(name, [place]) for name, place in zip(names, places, strict=False)]) == named
    )


def listed(header, names, *columns):
    rows = zip(names, *columns, strict=True)
    return parse_list("\n".join([header, *map(",".join, rows)]).encode(), "list.csv")


def test_a_list_of_persons_under_name_is_one_of_contacts():
    sites = ["acme.example", "bolt.example", "tin.example"]
    addresses = ["jane.doe@acme.example", "j.mueller@bolt.example", "ann@tin.example"]
    assert kind_of(listed("Name,Website,Email", _PERSONS, sites, addresses)) == "contacts"
    firms = ["info@acme.example", "max@nordwind.example", "hello@bolt.example"]
    raw = listed("Name,Website,Email", _FIRMS, sites, firms)
    assert (kind_of(raw), kind_doubt(raw)) == ("companies", "")


def test_what_stays_open_is_said_with_the_way_to_decide_it():
    raw = listed("Name,Website", _PERSONS, ["acme.example", "bolt.example", "tin.example"])
    assert kind_of(raw) == "companies"
    assert "--kind contacts" in kind_doubt(raw)
    assert not kind_doubt(listed("Name,Country", _PERSONS, ["Norway", "Peru", "Chad"]))
