from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.day import day_order, parse_day

_DAYS = st.dates(date(1970, 1, 1), date(2068, 12, 31))
_FORMS = st.sampled_from(
    ["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y", "%d %B %Y", "%b %d, %Y", "%d-%b-%Y", "%d-%b-%y",
     "%A, %B %d, %Y", "%a %b %d %Y", "%Y-%m-%dT%H:%M:%SZ", "%d.%m.%y %H:%M"]
)  # fmt: skip
_APRIL = date(2026, 4, 3)


@pytest.mark.parametrize(
    "text",
    ["2026-04-03", "2026/4/3", "20260403", "2026-04-03T10:00:00Z", "2026-04-03 10:00:00+02:00",
     "2026-04-03 00:00:00.000", "3 April 2026", "3rd April 2026", "April 3rd, 2026", "Apr 3, 2026",
     "03-Apr-26", "3. April 2026", "3 avril 2026", "3 de abril de 2026", "3 aprile 2026",
     "3.4.2026", "03.04.26", "46115", "46115.0", "46115.5", "1775174400", "1775174400000",
     "Fri, 3 Apr 2026", "Friday, April 3, 2026", "Fri Apr 03 2026 00:00:00 GMT+0200 (CEST)",
     "April 3, 2026 3:15 PM"],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text):
    assert parse_day(text) == _APRIL


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13/04/2026", date(2026, 4, 13)),
        ("04/13/2026", date(2026, 4, 13)),
        ("13/04/2026, 15:04", date(2026, 4, 13)),
        ("3/3/2026", date(2026, 3, 3)),
        ("3. M\u00e4rz 2026", date(2026, 3, 3)),
        ("1er ao\u00fbt 2026", date(2026, 8, 1)),
        ("1.2.69", date(1969, 2, 1)),
    ],
)
def test_a_day_that_cannot_be_mistaken_needs_no_order(text, day):
    assert parse_day(text) == day


@pytest.mark.parametrize(
    "text",
    ["", "3/4/2026", "03-04-2026", "26-04-03", "2 days ago", "yesterday", "2026", "April 2026",
     "2026-04", "31/02/2026", "2026-13-01", "12345", "1911", "+1 555 010 0000", "10 10 2026", "n/a",
     "0000-00-00", "1899-12-31"],
)  # fmt: skip
def test_what_states_no_day_or_two_is_none(text):
    assert parse_day(text) is None


def test_the_order_of_a_source_decides_what_may_mean_two_days():
    assert parse_day("03/04/2026", "day_first") == _APRIL
    assert parse_day("04/03/2026", "month_first") == _APRIL
    assert parse_day("03-04-26", "day_first") == _APRIL
    assert parse_day("13/04/2026", "month_first") == date(2026, 4, 13)


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["03/04/2026", "", "25/12/2026"], "day_first"),
        (["03/04/2026", "12/25/2026 10:00"], "month_first"),
        (["03/04/2026", "n/a", "2026-12-25"], None),
        (["25/12/2026", "12/25/2026"], None),
    ],
)
def test_a_column_shows_its_order_by_a_day_beyond_the_twelfth(column, order):
    assert day_order(column) == order


@given(_DAYS, _FORMS)
def test_a_day_reads_as_it_is_written(day, form):
    assert parse_day(day.strftime(form)) == day


@given(st.text(max_size=40))
def test_any_text_can_be_asked_for_a_day(text):
    found = parse_day(text)
    assert found is None or parse_day(found.isoformat()) == found
