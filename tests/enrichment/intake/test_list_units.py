from datetime import UTC, datetime

from enrichment.intake import intake_companies, list_signals, parse_list

_AT = datetime(2026, 11, 21, tzinfo=UTC)


def test_a_revenue_is_read_in_the_unit_of_its_column():
    text = "name,website,Revenue (EUR)\nBolt,bolt.example,2500000\nTin,tin.example,$2.5M\n"
    found = intake_companies(parse_list(text.encode(), "list.csv"), observed_at=_AT)
    signals = list_signals(found.mentions, {"list.csv": found.columns})
    revenues = [signal for signal in signals if signal.name == "revenue"]
    assert [signal.value for signal in revenues] == ["2600000-3200000", "2500000-2500000"]
    assert revenues[0].provenance.evidence == "Revenue (EUR): 2500000"


def test_of_several_phones_the_first_is_told():
    text = "name,website,Phone\nBolt,bolt.example,n/a; +49 30 7654321 / +49 171 5550145\n"
    found = intake_companies(parse_list(text.encode(), "list.csv"), observed_at=_AT)
    phones = [s.value for s in list_signals(found.mentions, {}) if s.name == "phone"]
    assert phones == ["+49 30 7654321"]
