import json
import re

import pytest

from prospects.cell import split_cell
from prospects.country import parse_country
from prospects.day import parse_day
from prospects.domain import parse_domain
from prospects.headcount_claim import parse_headcount_claim
from prospects.industry import industries, parse_industry
from prospects.own_domain import own_domain
from prospects.phone import phone_digits
from prospects.revenue import parse_revenue
from prospects.yes_no import parse_yes_no


@pytest.fixture(scope="module")
def naughty(shared_dir):
    texts = json.loads((shared_dir / "payloads" / "blns.json").read_text(encoding="utf-8"))
    assert len(texts) > 500
    return texts


@pytest.mark.shared
def test_a_naughty_string_is_read_as_a_value_or_as_none(naughty):
    for text in naughty:
        assert parse_country(text) is None or re.fullmatch("[A-Z]{2}", parse_country(text))
        assert parse_industry(text) is None or parse_industry(text) in industries()
        for domain in (parse_domain(text), own_domain(text)):
            assert domain is None or re.fullmatch(r"[a-z0-9_.-]+\.[a-z0-9-]+", domain)
        for bounds in (parse_headcount_claim(text), parse_revenue(text)):
            assert bounds is None or bounds.low >= 0
        assert phone_digits(text).isascii()


@pytest.mark.shared
def test_no_character_of_a_naughty_string_is_lost_but_separators(naughty):
    separators = set("\n\r\u2028\u2029|;, []\"'") | {
        c for text in naughty for c in text if c.isspace()
    }
    plain = [text for text in naughty if not text.startswith("[")]
    for text in plain:
        kept = "".join(split_cell(text))
        assert {c for c in text if c not in separators} <= set(kept)


@pytest.mark.shared
def test_a_naughty_string_states_a_day_or_none(naughty):
    days = [day for text in naughty if (day := parse_day(text))]
    assert all(1900 <= day.year < 2100 for day in days)
    assert {parse_yes_no(text) for text in naughty} == {True, False, None}
