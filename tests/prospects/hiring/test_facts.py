"""Openings of boards as signals that profiles, criteria and messages read."""

from datetime import UTC, date, datetime

from prospects.company import Company
from prospects.hiring import OWN_SITE, Hiring, opening_signals
from prospects.profile import build_profile
from prospects.signal import Provenance, SignalKind
from tests.prospects.hiring.specimens import BOARD, hiring, later, look, morning, opening

SDR = opening("SDR", locations=("Oslo, Norway", "Bergen"), posted_on=date(2026, 10, 30))


def titles(*looks):
    return [signal.value for signal in opening_signals(hiring(list(looks)))]


def test_an_opening_is_a_fact_with_its_source_time_and_evidence():
    [signal] = opening_signals(hiring([look(0, SDR)]))
    assert (signal.kind, signal.name, signal.value) == (SignalKind.HIRING, "opening", "SDR")
    assert signal.provenance == Provenance(
        SDR.url, morning(later(0)), "board:lever", "SDR; Oslo, Norway; posted 2026-10-30"
    )


def test_what_is_not_known_is_not_said():
    [signal] = opening_signals(hiring([look(0, opening("SDR"))]))
    assert signal.provenance.evidence == "SDR"


def test_evidence_keeps_the_day_of_posting_however_long_the_title():
    long = opening("Baker " * 60, locations=("Oslo " * 60,), posted_on=later(-1), posting_id="b")
    [signal] = opening_signals(hiring([look(0, long)]))
    assert len(signal.provenance.evidence) <= 200
    assert signal.provenance.evidence.endswith("; posted 2026-11-01")


def test_openings_for_leaders_count_as_well():
    assert titles(look(0, "SDR", opening("VP Sales", seniority="vp"))) == ["SDR", "VP Sales"]


def test_what_the_latest_look_did_not_show_is_left_out_though_not_closed():
    assert titles(look(0, "SDR", "Baker"), look(1, "SDR")) == ["SDR"]
    assert titles(look(0, "SDR"), look(1)) == []


def test_what_a_capped_answer_does_not_show_was_seen_on_the_day_it_was_seen():
    signals = opening_signals(hiring([look(0, "SDR"), look(1, "Cook", is_whole=False)]))
    assert {signal.value: signal.provenance.observed_at for signal in signals} == {
        "Cook": morning(later(1)), "SDR": datetime(2026, 11, 2, tzinfo=UTC),
    }  # fmt: skip


def test_where_only_a_path_is_known_the_board_is_the_source():
    [signal] = opening_signals(hiring([look(0, opening("SDR", url="/jobs/1"))]))
    assert signal.provenance.source_url == f"board:{BOARD}"


def test_openings_of_the_own_site_are_less_sure():
    [signal] = opening_signals(hiring([look(0, "SDR", board=OWN_SITE)]))
    assert (signal.provenance.extractor, signal.confidence) == ("board:own-site", 0.8)


def test_nothing_known_is_no_signal():
    assert opening_signals(Hiring()) == ()


def test_profiles_read_them():
    signals = opening_signals(hiring([look(0, SDR)]))
    company = Company("northwind-invented.tld", "northwind-invented.tld", None)
    assert build_profile(company, signals, site_read=True).values("opening") == ("SDR",)
