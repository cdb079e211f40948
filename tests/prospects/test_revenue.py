import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.bounds import Bounds
from prospects.currency import exchange_rates, take_currency
from prospects.revenue import parse_revenue

_FORMS = st.sampled_from(["{0}-{1}", "${0:,} to ${1:,}", "USD {0} - USD {1}", "{0:,}\u2013{1:,} $"])


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("$1M to $10M", "1000000-10000000"),
        ("$1M-$10M", "1000000-10000000"),
        ("1-10M", "1000000-10000000"),
        ("$0 - $1M", "0-1000000"),
        ("$10B+", "10000000000-"),
        ("Less than $1M", "0-1000000"),
        ("2500000", "2500000-2500000"),
        ("2500000.0", "2500000-2500000"),
        ("$1,234,567.89", "1234568-1234568"),
        ("USD 2,500,000", "2500000-2500000"),
        ("USD 3bn", "3000000000-3000000000"),
        ("USD 1 to 5 mn", "1000000-5000000"),
        ("3 Mrd. $", "3000000000-3000000000"),
        ("$500 million - $1 billion", "500000000-1000000000"),
        ("over $50M", "50000000-"),
        ("Annual revenue: about $5 million", "5000000-5000000"),
    ],
)
def test_a_revenue_in_dollars_is_read_as_it_is_written(text, bounds):
    assert str(parse_revenue(text)) == bounds


@pytest.mark.parametrize(
    ("text", "currency", "low", "high"),
    [
        ("\u20ac2.5 Mio", "EUR", 2.5e6, 2.5e6),
        ("1,2 Mrd. EUR", "EUR", 1.2e9, 1.2e9),
        ("\u20ac1M - \u20ac10M", "EUR", 1e6, 10e6),
        ("10-50 Mio. Euro", "EUR", 10e6, 50e6),
        ("1.234.567,89 \u20ac", "EUR", 1_234_568, 1_234_568),
        ("Umsatz: ca. 5 Mio. \u20ac", "EUR", 5e6, 5e6),
        ("5 millions d'euros", "EUR", 5e6, 5e6),
        ("12 M\u20ac", "EUR", 12e6, 12e6),
        ("10 MEUR", "EUR", 10e6, 10e6),
        ("1.5 miljard euro", "EUR", 1.5e9, 1.5e9),
        ("\u00a3500k", "GBP", 500e3, 500e3),
        ("CHF 10m", "CHF", 10e6, 10e6),
        ("5 mio chf p.a.", "CHF", 5e6, 5e6),
        ("CAD $5M", "CAD", 5e6, 5e6),
        ("A$5M", "AUD", 5e6, 5e6),
        ("\u20b910 crore", "INR", 100e6, 100e6),
        ("5\u5104\u5186", "JPY", 500e6, 500e6),
        ("5 crore", "INR", 50e6, 50e6),
        ("Rs. 5 Cr", "INR", 50e6, 50e6),
        ("3 lakhs", "INR", 300e3, 300e3),
        ("2-5 crore", "INR", 20e6, 50e6),
        ("100 mln z\u0142", "PLN", 100e6, 100e6),
    ],
)
def test_a_revenue_in_another_currency_is_a_range_around_its_worth(text, currency, low, high):
    bounds, rate = parse_revenue(text), exchange_rates().dollars[currency]
    assert low * rate * 0.85 < bounds.low < low * rate * 0.95
    assert high * rate * 1.05 < bounds.high < high * rate * 1.15


def test_a_converted_revenue_shows_no_more_digits_than_it_bears():
    assert str(parse_revenue("\u20ac2,543,210")) == "2700000-3300000"
    assert str(parse_revenue("over \u20ac1bn")) == "1100000000-"


@pytest.mark.parametrize(
    ("column", "text", "bounds"),
    [
        ("Revenue (in 000s USD)", "5000", "5000000-5000000"),
        ("Revenue (in 000s USD)", "1,000-5,000", "1000000-5000000"),
        ("Revenue (in 000s USD)", "$5M", "5000000-5000000"),
        ("Annual Revenue ($M)", "2.5", "2500000-2500000"),
        ("Umsatz in Mio. EUR", "2,5", "2600000-3200000"),
        ("Umsatz (TEUR)", "2500", "2600000-3200000"),
        ("Revenue (EUR)", "2500000", "2600000-3200000"),
        ("Revenue (EUR)", "$2.5M", "2500000-2500000"),
        ("Annual Revenue", "2500000", "2500000-2500000"),
        ("crunchbase_estimated_revenue", "2500000", "2500000-2500000"),
        ("Revenue / Revenue (EUR, in 000s, in millions)", "$2500", "None"),
        ("Revenue in USDm", "7", "7000000-7000000"),
        ("Revenue MUSD", "7", "7000000-7000000"),
        ("Revenue (USD '000)", "7", "7000-7000"),
        ("Revenue (x1000)", "7", "7000-7000"),
        ("Umsatz in 1.000 EUR", "7", "7400-9000"),
        ("Umsatz in 1.000.000 EUR", "7", "7400000-9000000"),
        ("Fatturato (migliaia di euro)", "7", "7400-9000"),
        ("CA en milliers d'euros", "7", "7400-9000"),
        ("Omsättning (MSEK)", "7", "660000-810000"),
        ("Turnover (Rs. Lakhs)", "7", "7400-9000"),
        ("Revenue (in Crores)", "7", "740000-900000"),
        ("Revenue $B", "7", "7000000000-7000000000"),
        ("Fortune 1000 revenue", "7000", "7000-7000"),
        ("Revenue 12M (USD)", "7000", "7000-7000"),
        ("B2B revenue", "7000", "7000-7000"),
    ],
)
def test_a_columns_name_may_say_the_unit_of_its_cells(column, text, bounds):
    assert str(parse_revenue(text, column)) == bounds


@pytest.mark.parametrize(
    ("text", "column", "country", "bounds"),
    [
        ("5 Mio.", "Revenue", "DE", "5300000-6400000"),
        ("5 Mio.", "Revenue", "CH", "5600000-6900000"),
        ("5 Mio.", "Revenue", None, "None"),
        ("100 mln", "", "PL", "25000000-30000000"),
        ("2500000", "Umsatz", "AT", "2600000-3200000"),
        ("2500000", "Umsatz", None, "None"),
        ("7", "Umsatz (Tsd.)", "DE", "7400-9000"),
        ("7", "Umsatz (Tsd.)", None, "None"),
        ("2500000", "Annual turnover", "GB", "3100000-3800000"),
        ("50000 kr", "Revenue", "SE", "4700-5800"),
        ("500 kr", "Revenue", None, "None"),
        ("70", "Omsättning (tkr)", "NO", "6200-7600"),
        ("3 lakh", "", "PK", "None"),
        ("5 Mio.", "", "KZ", "None"),
        ("$5M", "Umsatz", "DE", "5000000-5000000"),
        ("2500000", "Annual Revenue", "DE", "2500000-2500000"),
        ("5 million", "", "DE", "5000000-5000000"),
        ("7", "Revenue / Revenue (EUR)", None, "None"),
        ("7", "Revenue (EUR, in 000s, in millions)", None, "None"),
    ],
)
def test_an_amount_that_names_no_currency_is_in_dollars_only_if_written_so(
    text, column, country, bounds
):
    assert str(parse_revenue(text, column, country)) == bounds


@pytest.mark.parametrize(
    "text",
    ["", "n/a", "\u20ac", "\u00a5500M", "500 kr", "profitable since 2019", "$10M-$1M",
     "\u20ac5M or $6M", "-5", "$5M in 12 offices", "10 - 50", "$0", "0", "750"],
)  # fmt: skip
def test_what_states_no_revenue_or_no_sure_currency_is_none(text):
    assert parse_revenue(text) is None


@given(st.integers(0, 10**13), st.integers(1000, 10**13), _FORMS)
def test_a_range_of_dollars_reads_as_it_is_written(a, b, form):
    low, high = sorted((a, b))
    bounds = parse_revenue(form.format(low, high))
    assert (bounds.low, bounds.high) == (low, high)
    for said in (bounds, Bounds(low, None)):
        assert parse_revenue(str(said)) == said


@given(st.text(max_size=90))
def test_any_text_can_be_asked_for_a_revenue(text):
    bounds = parse_revenue(text)
    assert bounds is None or bounds.high is None or bounds.low <= bounds.high


@given(st.sampled_from(sorted(exchange_rates().dollars)))
def test_every_currency_is_known_by_its_code_and_its_signs(code):
    signs = [code.lower(), *exchange_rates().signs.get(code, ())]
    assert [take_currency(f"{sign} 5")[1] for sign in signs] == [code] * len(signs)
