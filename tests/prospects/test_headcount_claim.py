import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.headcount import parse_headcount
from prospects.headcount_claim import parse_headcount_claim


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("125 and growing, spread across engineering, design and sales.", "125-125"),
        ("110 & growing (as of April 2024)", "110-110"),
        ("~100 currently (5/3/2019) and growing", "100-100"),
        ("20-50 (Dec 2019)", "20-50"),
        ("11-50 (Source: [LinkedIn](https://www.linkedin.com/company/acme/))", "11-50"),
        ("[28](https://acme.example/about)", "28-28"),
        ("Large (501\u20131,000 employees)", "501-1000"),
        ("Approximately 30-50 employees. The team is kept small.", "30-50"),
        ("5000+ employees globally.", "5000-"),
        ("We are a team of around 50 and look forward to growing.", "50-50"),
        ("130+ team members, ~70 in the tech division", "130-"),
        ("Acme has 20-50 employees and is growing.", "20-50"),
        ("Startup counting less than 10 team members.", "1-9"),
        ("15 people as of end of 2021 and growing", "15-15"),
        ("51-200", "51-200"),
        ("Self-employed", "1-1"),
    ],
)
def test_a_headcount_is_found_in_what_people_say(text, bounds):
    assert str(parse_headcount_claim(text)) == bounds


@pytest.mark.parametrize(
    "text",
    ["", "medium", "many", "We have two engineers.", "3 offices in 12 countries",
     "40 employees in Oslo, 30 employees in Turin", "x" * 500 + " 50 employees"],
)  # fmt: skip
def test_a_sentence_that_counts_no_people_or_counts_them_twice_says_nothing(text):
    assert parse_headcount_claim(text) is None


@given(st.text(max_size=90))
def test_a_plain_headcount_is_read_alike(text):
    plain = parse_headcount(text)
    assert plain is None or parse_headcount_claim(text) == plain


@given(st.text(alphabet="0123456789 +-~.,()[]k<>team ofpl", max_size=120))
def test_any_sentence_can_be_asked(text):
    bounds = parse_headcount_claim(text)
    assert bounds is None or bounds.high is None or bounds.low <= bounds.high
