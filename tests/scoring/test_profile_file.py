"""Profiles from a file: what each cell says, what is unknown, and what is told."""

import io
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from prospects.errors import InputError
from scoring.icp.profile_file import read_profiles
from scoring.icp.profiles import Profiles

DAY = date(2026, 11, 22)


def read(text: str, tell=lambda _: None) -> pd.DataFrame:
    return read_profiles(io.BytesIO(text.encode()), day=DAY, tell=tell)


def cell(column: str, text: str, tell=lambda _: None) -> Profiles:
    """A file of one company named Acme, with one more cell."""
    quoted = text.replace('"', '""')
    return Profiles(read(f'name,{column}\nAcme,"{quoted}"\n', tell))


@pytest.mark.parametrize(
    ("column", "text", "low", "high"),
    [
        ("headcount", "51-200", 51, 200),
        ("headcount", "501-1,000", 501, 1000),
        ("headcount", "10k+", 10_000, None),
        ("headcount", "120", 120, 120),
        ("headcount_min", "500", 500, None),
        ("headcount_max", "50", None, 50),
        ("headcount_max", "50.0", None, 50),
        ("headcount", "", None, None),
        ("revenue", "$1M to $10M", 1e6, 1e7),
        ("revenue_min", "2e6", 2e6, None),
    ],
)
def test_a_number_is_read_as_lists_write_it(column, text, low, high):
    profiles = cell(column, text)
    name = column.partition("_")[0]
    ends = [profiles.numbers(f"{name}_{end}")[0] for end in ("min", "max")]
    assert [None if np.isnan(end) else end for end in ends] == [low, high]


def test_the_bounds_of_a_headcount_outrank_its_text():
    frame = read("headcount,headcount_min,headcount_max\n51-200,60,80\n51-200,,\n")
    assert frame[["headcount_min", "headcount_max"]].to_numpy().tolist() == [[60, 80], [51, 200]]


@pytest.mark.parametrize(
    ("column", "text", "inside", "said"),
    [
        ("headcount", "a few", "headcount_min", "headcount: 1 value cannot be read"),
        ("headcount_min", "many", "headcount_min", 'the first in row 1: "many"'),
        ("openings_total", "-3", "openings_total", "openings_total: 1 value"),
        ("revenue_max", "inf", "revenue_max", "revenue_max: 1 value"),
        ("founded_year", "1999 or 2004", "founded_year", "founded_year: 1 value"),
        ("country", "Europe", "country", 'the first in row 1: "Europe"'),
        ("observed_at", "yesterday", "age", "observed_at: 1 value"),
    ],
)
def test_a_value_that_cannot_be_read_is_unknown_and_told(column, text, inside, said):
    told: list[str] = []
    profiles = cell(column, text, told.append)
    assert pd.isna(profiles.frame[inside].iat[0])
    assert [said in sentence for sentence in told] == [True]


def test_crossed_bounds_are_unknown_and_told():
    told: list[str] = []
    frame = read("headcount_min,headcount_max\n20,10\n10,20\n", told.append)
    assert frame["headcount_min"].isna().tolist() == [True, False]
    assert len(told) == 1


@pytest.mark.parametrize(
    ("column", "text", "inside", "values"),
    [
        ("technologies", "HubSpot|Slack", "technologies", ("HubSpot", "Slack")),
        ("technologies", " HubSpot | | Slack|", "technologies", ("HubSpot", "Slack")),
        ("technologies", "   ", "technologies", ()),
        ("ats_vendor", "lever", "ats", ("lever",)),
        ("languages", "en|de", "languages", ("en", "de")),
        ("industry", " Software ", "industry", ("Software",)),
        ("linkedin_url", "https://www.linkedin.com/company/acme-invented", "social",
         ("https://www.linkedin.com/company/acme-invented",)),
        ("Region Code", "X1", "extra.Region Code", ("X1",)),
        ("extra.Plan", "Gold", "extra.Plan", ("Gold",)),
    ],
)  # fmt: skip
def test_words_are_read_without_space_around_them(column, text, inside, values):
    assert cell(column, text).values(inside, 0) == values


@pytest.mark.parametrize(
    ("column", "text", "inside", "complete"),
    [
        ("technologies", "HubSpot", "technologies", True),
        ("technologies", "", "technologies", False),
        ("ats_vendor", "lever", "ats", True),
        ("ats_vendor", "", "ats", False),
        ("description", "Makes widgets", "text", True),
        ("description", "", "text", False),
        ("industry", "Widgets", "text", False),
    ],
)
def test_a_filled_cell_tells_all_of_its_field(column, text, inside, complete):
    assert cell(column, text).was_read(inside).tolist() == [complete]


def test_a_word_is_one_whatever_space_is_around_it_and_space_alone_is_none():
    words = Profiles(read('name,country\na,US\nb," US "\nc,"  "\nd,DE\n')).words("country")
    assert words.distinct == ("US", "DE")
    assert words.known().tolist() == [True, True, False, True]


@pytest.mark.parametrize("text", ["N/A", "n/a", "-", "Unknown", "none", "#N/A", " null "])
@pytest.mark.parametrize("column", ["country", "city", "technologies", "phone", "owner"])
def test_a_cell_that_says_nothing_is_unknown(column, text):
    frame = read(f"name,{column}\nAcme,{text}\n")
    assert frame[column].isna().all()


def test_an_extra_column_may_say_none():
    assert list(read("name,Plan\nAcme,none\n")["extra.Plan"]) == ["none"]


def test_an_empty_list_of_a_parquet_file_means_none(tmp_path):
    table = pa.table({"domain": ["a.example", "b.example"], "technologies": [[], None]})
    pq.write_table(table, tmp_path / "profiles.parquet")
    profiles = Profiles(read_profiles(tmp_path / "profiles.parquet"))
    assert profiles.was_read("technologies").tolist() == [True, False]


def test_text_is_name_description_and_industry():
    frame = read('name,description,industry\nAcme,"Private\nevents",Catering\n,,\n')
    assert frame["text"].to_list() == ["Acme\nPrivate\nevents\nCatering", pd.NA]


@pytest.mark.parametrize(
    ("text", "days"),
    [("2026-11-20", 2), ("2026-11-20T23:00:00Z", 2), ("2026-12-24", 0), ("", None)],
)
def test_the_age_of_a_row_is_counted_to_the_day(text, days):
    age = cell("observed_at", text).ages("headcount")[0]
    assert (None if np.isnan(age) else age) == days


def test_a_row_keeps_its_place_with_or_without_a_domain():
    frame = read(
        "name,domain,website\nAcme,Acme.example,\nBeta,,https://www.beta.co.uk/about\nGamma,,\n"
    )
    assert frame["company_key"].to_list() == ["acme.example", "beta.co.uk", ""]


def test_a_city_has_its_coordinates_where_it_is_known():
    frame = read("city,country\nLyon,France\nNowhere-on-Sea,\n,FR\n")
    assert frame["latitude"].round(1).fillna(0).to_list() == [45.7, 0, 0]


def test_csv_and_parquet_say_the_same(tmp_path):
    text = (
        "domain,headcount,technologies,founded_year,observed_at,Plan\n"
        "a.example,51-200,HubSpot|Slack,2015,2026-11-20,Gold\nb.example,,,,,\n"
    )
    table = pa.table(
        {
            "domain": ["a.example", "b.example"],
            "headcount": pa.array(["51-200", None]).dictionary_encode(),
            "technologies": [["HubSpot", "Slack"], None],
            "founded_year": pa.array([2015, None], pa.int64()),
            "observed_at": pa.array([date(2026, 11, 20), None]),
            "Plan": ["Gold", None],
        }
    )
    pq.write_table(table, tmp_path / "profiles.parquet")
    given = read(text)
    written = read_profiles(tmp_path / "profiles.parquet", day=DAY)
    assert given.astype(str).to_dict() == written[given.columns].astype(str).to_dict()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty; its first line must name the columns"),
        (b"a,b\n1,2\n", "no column of a profile (columns: a, b); use some of ats_vendor"),
        (b"name,domain\nAcme\n", "Expected 2 columns, got 1"),
        (b"name,domain\n\xff,b\n", "invalid UTF8"),
        (b"name,Name\na,b\n", "two columns are name; leave one of them out"),
        (b"name,name\na,b\n", "two columns are name; leave one of them out"),
        (b"PAR1 and no more", "cannot be read as CSV (UTF-8) or Parquet"),
    ],
)
def test_a_file_that_is_no_table_of_profiles_is_refused_in_one_line(content, said):
    with pytest.raises(InputError) as refused:
        read_profiles(io.BytesIO(content))
    assert said in str(refused.value)
    assert str(refused.value).startswith("standard input: ")
    assert "\n" not in str(refused.value)


def test_a_column_of_a_wrong_kind_is_named(tmp_path):
    pq.write_table(pa.table({"name": [{"first": "Acme"}]}), tmp_path / "profiles.parquet")
    with pytest.raises(InputError, match=r"profiles.parquet: name: its values are struct"):
        read_profiles(tmp_path / "profiles.parquet")


def test_a_number_that_a_table_calls_no_number_is_unknown(tmp_path):
    missing = pa.array([float("nan"), 2015.0])
    names = ("headcount", "headcount_min", "founded_year", "openings_total", "Seats")
    pq.write_table(pa.table(dict.fromkeys(names, missing)), tmp_path / "profiles.parquet")
    told: list[str] = []
    profiles = Profiles(read_profiles(tmp_path / "profiles.parquet", tell=told.append))
    assert told == []
    for name in ("headcount_min", "founded_year", "openings_total"):
        assert np.isnan(profiles.numbers(name)).tolist() == [True, False]
    assert [profiles.values("extra.Seats", row) for row in (0, 1)] == [(), ("2015",)]


def test_an_extra_column_that_holds_no_texts_is_left_out_and_told(tmp_path):
    table = pa.table({"name": ["Acme"], "Address": [{"street": "Main"}], "Plan": ["Gold"]})
    pq.write_table(table, tmp_path / "profiles.parquet")
    told: list[str] = []
    frame = read_profiles(tmp_path / "profiles.parquet", tell=told.append)
    assert [name for name in frame if name.startswith("extra.")] == ["extra.Plan"]
    assert len(told) == 1
    assert "Address: its values are struct<street: string>; write them as text, or" in told[0]


def test_a_semicolon_parts_cells_too():
    assert read("name;country\nAcme;DE\n")["country"].to_list() == ["DE"]


def test_a_file_without_rows_has_no_companies():
    frame = read("name,domain,technologies,headcount,observed_at,city\n")
    assert len(frame) == 0


def test_large_floats_are_read_as_the_numbers_they_are(tmp_path):
    """What a data frame with gaps writes: a float for each whole number."""
    told: list[str] = []
    table = {"revenue": [1.5e10, 6.48125e11, None], "headcount": [1e6, 20.0, None]}
    pq.write_table(pa.table(table), tmp_path / "profiles.parquet")
    frame = read_profiles(tmp_path / "profiles.parquet", tell=told.append)
    assert frame["revenue_min"].tolist()[:2] == [1.5e10, 6.48125e11]
    assert frame["headcount_max"].tolist()[:2] == [1e6, 20]
    assert told == []


def test_a_list_of_a_fixed_length_is_a_list(tmp_path):
    pairs = pa.array([["HubSpot", "React"], None], pa.list_(pa.string(), 2))
    pq.write_table(pa.table({"technologies": pairs}), tmp_path / "profiles.parquet")
    profiles = Profiles(read_profiles(tmp_path / "profiles.parquet"))
    assert [profiles.values("technologies", row) for row in (0, 1)] == [("HubSpot", "React"), ()]


def test_columns_without_a_name_are_not_read():
    """What a spreadsheet writes whose last columns were emptied."""
    frame = read("name,headcount,,\nAcme,20,,x\n")
    assert frame["headcount_min"].tolist() == [20]
    assert not [column for column in frame if column.startswith("extra.")]
