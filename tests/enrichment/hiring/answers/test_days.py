"""Days as boards write them."""

from datetime import date

import pytest

from enrichment.hiring.answers import epoch_day, parse_day, relative_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-07-16T11:55:32-04:00", date(2026, 7, 16)),
        ("2026-08-05 10:10:39 UTC", date(2026, 8, 5)),
        ("2026-08-05", date(2026, 8, 5)),
        (" 2026-08-05Z", date(2026, 8, 5)),
        ("0001-01-01T00:00:00", None),
        ("1970-01-01", None),
        ("2026-02-30", None),
        ("05/08/2026", None),
        ("soon", None),
        (20260805, None),
        (None, None),
    ],
)
def test_a_day_as_written(value, day):
    assert parse_day(value) == day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (1790294400, date(2026, 9, 25)),
        (1790294400000, date(2026, 9, 25)),
        (1790294400000.0, date(2026, 9, 25)),
        (0, None),
        (-1, None),
        (10**30, None),
        (float("inf"), None),
        (float("nan"), None),
        (True, None),
        ("1790294400", None),
    ],
)
def test_a_day_as_seconds_or_milliseconds(value, day):
    assert epoch_day(value) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Posted Today", TODAY),
        ("Posted Yesterday", date(2026, 11, 21)),
        ("Posted 3 Days Ago", date(2026, 11, 19)),
        ("Posted 30+ Days Ago", None),
        ("Vor 2 Tagen ausgeschrieben", date(2026, 11, 20)),
        ("Vor mehr als 30+ Tagen ausgeschrieben", None),
        ("Heute ausgeschrieben", TODAY),
        ("Publié il y a 5 jours", date(2026, 11, 17)),
        ("Publicado hace 4 días", date(2026, 11, 18)),
        ("Posted 2026-11-01", None),
        (None, None),
    ],
)
def test_an_age_is_counted_from_the_day_of_the_reading(text, day):
    assert relative_day(text, TODAY) == day
    assert relative_day(text, None) is None
