import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.bounds import Bounds
from prospects.headcount import parse_headcount


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("51-200", "51-200"),
        ("51 to 200", "51-200"),
        ("51 \u2013 200 employees", "51-200"),
        ("501-1,000", "501-1000"),
        ("501-1.000 Mitarbeiter", "501-1000"),
        ("1,001-5,000 employees", "1001-5000"),
        ("1K-5K", "1000-5000"),
        ("5-10k", "5000-10000"),
        ("between 20 and 50 people", "20-50"),
        ("10k+", "10000-"),
        ("10,001+", "10001-"),
        ("500+ employees", "500-"),
        ("more than 50", "51-"),
        ("at least 50", "50-"),
        ("< 10", "1-9"),
        ("up to 10 people", "1-10"),
        ("about 80", "80-80"),
        ("ca. 80 Mitarbeiter", "80-80"),
        ("~80", "80-80"),
        ("1.200", "1200-1200"),
        ("1,200", "1200-1200"),
        ("1 200", "1200-1200"),
        ("1'200", "1200-1200"),
        ("1.2k", "1200-1200"),
        ("1911.0", "1911-1911"),
        ("7", "7-7"),
        ("5-10 employees.", "5-10"),
        ("Employees: 25", "25-25"),
        ("Nov-50", "11-50"),
        ("10-Jan", "1-10"),
        ("Jan-10", "1-10"),
        ("10-Feb", "2-10"),
        ("02-Oct", "2-10"),
        ("10. Feb", "2-10"),
        ("02. Okt", "2-10"),
        ("nov.-50", "11-50"),
        ("10-févr", "2-10"),
        ("gen-10", "1-10"),
        ("10 lis", "None"),
        ("C: 11-50", "11-50"),
        ("J: 10001+", "10001-"),
        ("A: Self-employed", "1-1"),
        ("1950-11-01 00:00:00", "11-50"),
        ("2026-01-10 00:00:00", "1-10"),
        ("1.000-5.000", "1000-5000"),
        ("10.001+", "10001-"),
        ("1,5 Tsd.", "1500-1500"),
        ("5 mil empleados", "5000-5000"),
        ("20-50+", "20-"),
        ("approximately 40+ employees", "40-"),
        ("approx. 20-50", "20-50"),
        ("about 200 FTE", "200-200"),
        ("self-employed", "1-1"),
        ("100\u4eba", "100-100"),
        ("1,234.00", "1234-1234"),
        ('["51-200"]', "51-200"),
    ],
)
def test_a_headcount_is_read(text, bounds):
    assert str(parse_headcount(text)) == bounds


@pytest.mark.parametrize(
    "text",
    ["", "NO", "no", "unknown", "0", "200-51", "10-Nov", "Mar-17", "12 offices, 80 people", "-5",
     "2026-03-17", "+1 555 010 0000", "125 and growing, spread across teams", "12.5", "many"],
)  # fmt: skip
def test_what_states_no_headcount_is_none(text):
    assert parse_headcount(text) is None


@given(st.integers(1, 10_000_000), st.integers(1, 10_000_000))
def test_a_range_reads_as_it_is_written(a, b):
    low, high = sorted((a, b))
    assert str(parse_headcount(f"{low}-{high}")) == f"{low}-{high}"
    assert str(parse_headcount(f"{low:,} to {high:,}")) == f"{low}-{high}"


@given(st.integers(0, 10_000_000), st.none() | st.integers(0, 10_000_000))
def test_a_headcount_of_a_profile_reads_as_itself(low, more):
    high = None if more is None else min(low + more + 1, 10_000_000)
    if low or high:
        assert parse_headcount(str(Bounds(low, high))) == Bounds(low, high)


@given(st.text(max_size=90))
def test_any_text_can_be_asked_for_a_headcount(text):
    bounds = parse_headcount(text)
    assert bounds is None or bounds.high is None or bounds.low <= bounds.high
