from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.hiring.answers.written_days import number_order, written_day


@pytest.mark.parametrize(
    "text",
    [
        "2031-07-28", "2031-07-28T14:40:00+02:00", "28-Jul-2031", "Posted Jul-28-2031",
        "Posted: 28-Jul-2031", "Jul. 28, 2031", "July 28th, 2031", "28 July 2031", "28. Juli 2031",
        "Mon, 28 Jul 2031 23:10:38 GMT", "07/28/2031", "7/28/2031 2:40 PM", "28/07/2031 08:17",
        "28.07.2031", "28.7.2031", "28 juillet 2031", "28 de julio de 2031", "28 lug 2031",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text):
    assert written_day(text) == date(2031, 7, 28)


@pytest.mark.parametrize(
    "text", [None, "", "soon", "07/05/2031", "31 Feb 2031", "28-Foo-2031", "Jul 2031", "99/99/2031"]
)
def test_what_names_no_one_day_is_unknown(text):
    assert written_day(text) is None


def test_one_date_tells_the_order_of_a_page():
    assert number_order(["07/05/2031", None, "07/28/2031"]) == "month_first"
    assert number_order(["05/07/2031", "28/07/2031"]) == "day_first"
    assert number_order(["05/07/2031"]) is None
    assert number_order(["28/07/2031", "07/28/2031"]) is None
    assert written_day("07/05/2031", "month_first") == date(2031, 7, 5)
    assert written_day("07/05/2031", "day_first") == date(2031, 5, 7)
    assert written_day("07/28/2031", "day_first") is None


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_none(text):
    day = written_day(text)
    assert day is None or 2000 <= day.year <= 2100
