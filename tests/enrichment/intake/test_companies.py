from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.intake import (
    companies_of,
    intake_companies,
    list_signals,
    parse_list,
    read_companies,
)
from prospects.errors import InputError

_AT = datetime(2026, 11, 21, tzinfo=UTC)
_NAMED = {"name": "name", "website": "website"}
_SHARED = Path(__file__).parents[3].parent / "shared"


def intake(text, **options):
    return intake_companies(parse_list(text.encode(), "list.csv"), observed_at=_AT, **options)


def facts(found, key):
    return {signal.name: signal.value for signal in signals(found, key)}


def signals(found, key):
    mentions = [mention for mention in found.mentions if mention.company_key == key]
    return list_signals(mentions, {found.list_name: found.columns})


def test_a_row_becomes_a_company_with_signals_that_say_where_they_stood():
    found = intake(
        "Company Name,Website,Industry,# Employees,Annual Revenue,Founded,HQ Country,City,Phone,"
        "LinkedIn,Account Owner,Technologies\n"
        "BOLT WORKS INC.,https://www.bolt.example/x,Computer Software,11-50,$1M-$10M,1911.0,"
        "Norway,Oslo,+47 22 00 00 00,linkedin.com/company/bolt/,Anna,HubSpot;AWS\n"
    )
    (company,) = found.companies
    assert (company.key, company.name, company.list_owner) == (
        "bolt.example",
        "BOLT WORKS INC.",
        "Anna",
    )
    assert company.sources == ("list.csv row 1",)
    assert company.facts["headcount"] == "11-50"
    assert company.extra == {"Technologies": "HubSpot;AWS"}
    assert facts(found, "bolt.example") == {
        "display_name": "Bolt Works",
        "industry": "software",
        "headcount": "11-50",
        "revenue": "1000000-10000000",
        "founded_year": "1911",
        "country": "NO",
        "city": "Oslo",
        "phone": "+47 22 00 00 00",
        "social": "https://www.linkedin.com/company/bolt",
    }
    signal = signals(found, "bolt.example")[3]
    seen = signal.provenance
    assert (seen.source_url, seen.extractor, seen.evidence, signal.confidence) == (
        "list:list.csv#row=1",
        "list",
        "Annual Revenue: $1M-$10M",
        0.7,
    )


@pytest.mark.parametrize(
    ("website", "key"),
    [
        ("https://www.acme.co.uk/about", "acme.co.uk"),
        ("acme.example; acme.test", "acme.example"),
        ("https://müller.example", "xn--mller-kva.example"),
        ("https://www.linkedin.com/company/acme", "name:acme:"),
        ("https://jobs.lever.co/acme", "name:acme:"),
        ("gmail.com", "name:acme:"),
        ("https://linkedin.com/company/acme acme.example", "acme.example"),
        ("coming soon", "name:acme:"),
        ("", "name:acme:"),
    ],
)
def test_a_platforms_host_is_never_a_companys_domain(website, key):
    found = intake(f'name,website\nAcme,"{website}"\n')
    assert found.companies[0].key == key
    if key.startswith("name:") and website:
        assert found.companies[0].extra == {"website": website}


def test_the_country_tells_companies_of_one_name_apart():
    found = intake("name,country\nAcme Ltd,UK\nACME,Norway\nAcme,United Kingdom\n")
    assert [c.key for c in found.companies] == ["name:acme:GB", "name:acme:NO"]
    assert found.merged == 1


def test_rows_of_one_company_are_merged_and_gaps_filled():
    found = intake(
        "name,domain,city,owner\nAcme,acme.example,,\nAcme Inc,www.acme.example,Oslo,Anna\n"
    )
    (company,) = found.companies
    assert (company.name, company.facts["city"], company.list_owner) == ("Acme", "Oslo", "Anna")
    assert company.sources == ("list.csv row 1", "list.csv row 2")
    assert [s.name for s in signals(found, "acme.example")] == ["display_name", "city"]


def test_where_rows_contradict_each_other_the_earlier_one_is_surer():
    found = intake("name,domain\nAcme,acme.example\nBolt,acme.example\n")
    assert [(s.value, s.confidence) for s in signals(found, "acme.example")] == [
        ("Acme", 0.7),
        ("Bolt", 0.65),
    ]


@pytest.mark.parametrize(
    ("name", "website", "domain"),
    [
        ("GitLab", "https://www.gitlab.com/", "gitlab.com"),
        ("Product Hunt", "producthunt.com", "producthunt.com"),
        ("GitLab", "https://gitlab.com/acme", None),
        ("Acme", "https://gitlab.com", None),
    ],
)
def test_a_platform_may_itself_be_the_company(name, website, domain):
    assert intake(f"name,website\n{name},{website}\n").companies[0].domain == domain


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",,x", "no company name and no web site"),
        ("-,,x", "no company name and no web site"),
        (",nowhere,x", "no company name, and the web site is no web address"),
        (
            ",https://linkedin.com/company/a,x",
            "no company name, and linkedin.com is a platform, not a company's web site",
        ),
    ],
)
def test_a_row_that_names_no_company_is_kept_with_the_reason(row, reason):
    found = intake(f"name,website,note\nAcme,,y\n\n{row}\n", columns=_NAMED)
    (rejected,) = found.rejected
    assert (rejected.reason, rejected.source_row) == (reason, "list.csv row 3")
    assert list(rejected.original.values()) == row.split(",")


def test_what_cannot_be_read_stays_a_fact_and_is_no_signal():
    found = intake("name,industry,employees,country\nAcme,Zzyzx,lots,Mars\n")
    assert facts(found, "name:acme:") == {"display_name": "Acme"}
    assert found.companies[0].facts == {
        "industry": "Zzyzx",
        "headcount": "lots",
        "country": "Mars",
    }


def test_the_first_filled_column_of_a_field_wins_and_the_other_is_kept():
    found = intake("name,Employee Range,Employee Count\nA,11-50,\nB,11-50,42\n")
    assert [c.facts["headcount"] for c in found.companies] == ["11-50", "42"]
    assert [dict(c.extra) for c in found.companies] == [{}, {"Employee Range": "11-50"}]


def test_a_list_without_a_company_is_refused_with_its_columns():
    with pytest.raises(InputError) as caught:
        intake("Id,Notes,Owner\n1,2,3\n")
    assert str(caught.value) == (
        "list.csv: no column with a company name or a web site (columns: Id, Notes, Owner); "
        "name one with --map website=COLUMN"
    )


def test_a_named_column_is_used_and_must_exist():
    found = intake("Id,Brand\n1,Acme\n", columns={"name": "Brand"})
    assert found.companies[0].name == "Acme"
    with pytest.raises(InputError, match="no column 'Marke'"):
        intake("Id,Brand\n1,Acme\n", columns={"name": "Marke"})
    with pytest.raises(InputError, match="is no field of companies"):
        intake("Id,Brand\n1,Acme\n", columns={"brand": "Brand"})


def test_an_opt_out_that_is_not_understood_stops_the_import():
    with pytest.raises(InputError, match="'GDPR consent' looks like an opt-out"):
        intake("name,GDPR consent\nAcme,yes\n")


def test_a_list_without_rows_gives_nothing():
    found = intake("name,domain\n")
    assert (found.companies, found.rows_read) == ((), 0)


_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
_SITES = st.sampled_from(["", "acme.example", "www.acme.example", "linkedin.com/company/x", "x"])


@given(st.lists(st.tuples(_TEXTS, _SITES, st.sampled_from(["", "NO", "Mars"])), max_size=12))
def test_every_row_is_accounted_for(rows):
    frame = pd.DataFrame(rows, columns=["name", "website", "country"])
    found = intake(frame.to_csv(index=False), columns=_NAMED)
    assert found.rows_read == len(found.companies) + found.merged + len(found.rejected)
    assert found.rows_read == sum(any(cell.strip() for cell in row) for row in rows)
    assert {c.key for c in found.companies} == {m.company_key for m in found.mentions}
    assert sum(len(c.sources) for c in found.companies) + len(found.rejected) == found.rows_read


@given(st.lists(st.tuples(_TEXTS, _SITES), max_size=8), st.randoms())
def test_the_order_of_mentions_does_not_matter(rows, random):
    found = intake(
        pd.DataFrame(rows, columns=["name", "website"]).to_csv(index=False), columns=_NAMED
    )
    mentions = list(found.mentions)
    random.shuffle(mentions)
    assert set(map(repr, companies_of(mentions))) == set(map(repr, found.companies))


@pytest.mark.shared
@pytest.mark.parametrize(
    "path", sorted((_SHARED / "data" / "companies").glob("[!c]*.csv")), ids=lambda p: p.stem
)
def test_real_lists_are_accounted_for(path):
    found = read_companies(path, observed_at=_AT)
    assert found.rows_read == len(found.companies) + found.merged + len(found.rejected)
    assert len(found.companies) > 0.95 * found.rows_read


def test_every_name_of_a_company_is_kept():
    found = intake(
        "name,domain\nGlobex Holding,acme-invented.com\nInitech Ltd,acme-invented.com\n"
        "GLOBEX HOLDING,acme-invented.com\n"
    )
    (merged,) = found.companies
    assert merged.name == "Globex Holding"
    assert merged.facts["other_names"] == "Initech Ltd"
