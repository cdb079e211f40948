"""Which of several observations is taken, and how that is put in words."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.choice import choose, person_words, rank
from prospects.signal import Provenance, Signal, SignalKind

SITE, ABOUT = "https://acme-invented.tld/", "https://acme-invented.tld/about"
LIST, ROW_2 = "list:companies.csv#row=1", "list:companies.csv#row=2"
DANA = "person:Dana Ops#day=2026-11-20"


def says(value, source=SITE, confidence=0.7, day=2, hour=8):
    seen = Provenance(source, datetime(2026, 11, day, hour, tzinfo=UTC), "test", value)
    return Signal(SignalKind.FIRMOGRAPHICS, "country", value, confidence, seen)


def chosen(*observations):
    return choose(sorted(observations, key=rank))


@pytest.mark.parametrize(
    ("observations", "value", "confidence", "why"),
    [
        pytest.param(
            [says("DE")], "DE", 0.7,
            "the site says so and nobody says otherwise", id="one-voice",
        ),
        pytest.param(
            [says("DE", LIST), says("FR", SITE, 0.9)], "FR", 0.9,
            "the site says so, more surely (0.9) than the list (0.7)", id="surest-wins",
        ),
        pytest.param(
            [says("DE", LIST), says("DE", SITE, 0.6), says("FR", ABOUT, 0.85)], "DE", 0.88,
            "the list and the site say the same, more surely (0.88) than another page (0.85)",
            id="two-voices-together",
        ),
        pytest.param(
            [says("DE", LIST), says("DE", SITE, 0.6), says("FR", SITE, 0.3)], "DE", 0.88,
            "the list and the site say the same, more surely (0.88) than another text of the page "
            "(0.3)", id="a-page-that-says-two-things",
        ),
        pytest.param(
            [says("DE", SITE, 0.6), says("DE", ABOUT, 0.6), says("FR", LIST)], "FR", 0.7,
            "the list says so, more surely (0.7) than the site (0.6)", id="pages-are-one-voice",
        ),
        pytest.param(
            [says("DE", SITE, day=1), says("FR", LIST, day=2)], "FR", 0.7,
            "the list says so, as surely as the site (0.7) and later", id="newer-day",
        ),
        pytest.param(
            [says("DE", SITE), says("FR", LIST, hour=23)], "DE", 0.7,
            "the site says so, as surely as the list (0.7) on the same day, and a page goes first",
            id="page-before-list",
        ),
        pytest.param(
            [says("DE", LIST), says("FR", ROW_2, hour=9)], "FR", 0.7,
            "the list says so, as surely as another row (0.7) and later", id="corrected-list",
        ),
        pytest.param(
            [says("DE", ABOUT), says("FR", SITE)], "FR", 0.7,
            "the site says so, as surely as another page (0.7); the earlier name of the source "
            "decides", id="name-of-the-source",
        ),
        pytest.param(
            [says("DE", DANA, 1.0, day=1), says("FR", SITE, 1.0), says("FR", LIST, 1.0)], "DE", 1.0,
            "it was set by Dana Ops on 2026-11-20, which outranks pages and lists", id="person",
        ),
    ],
)  # fmt: skip
def test_the_surest_is_taken_and_it_is_said_why(observations, value, confidence, why):
    choice = chosen(*observations)
    assert (choice.taken.value, choice.confidence, choice.why) == (value, confidence, why)


def test_what_others_say_is_kept_once_a_value_and_voice():
    choice = chosen(
        says("DE", SITE, 0.9), says("DE", LIST), says("FR", ABOUT, 0.5), says("FR", SITE, 0.4),
        says("FR", ROW_2, 0.4), says("IT", ABOUT, 0.3),
    )  # fmt: skip
    assert [signal.provenance.source_url for signal in choice.agreeing] == [LIST]
    assert [(s.value, s.provenance.source_url) for s in choice.others] == [
        ("FR", ABOUT), ("FR", ROW_2), ("IT", ABOUT),
    ]  # fmt: skip


observations = st.builds(
    says,
    st.sampled_from(["DE", "FR", "IT"]),
    st.sampled_from([SITE, ABOUT, LIST, ROW_2, DANA, "dns:acme-invented.tld/MX"]),
    st.sampled_from([0.5, 0.7, 1.0]),
    st.integers(1, 3),
)


@given(st.lists(observations, min_size=1, max_size=8), st.randoms())
def test_the_order_of_observations_does_not_matter(found, random):
    shuffled = random.sample(found, len(found))
    assert chosen(*found) == chosen(*shuffled)
    assert chosen(*found).why == chosen(*shuffled).why


@given(st.lists(observations, min_size=1, max_size=8))
def test_a_further_voice_never_makes_a_value_less_sure(found):
    choice = chosen(*found)
    assert choice.confidence >= choice.taken.confidence - 0.001
    assert all(signal.value != choice.taken.value for signal in choice.others)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (DANA, "set by Dana Ops on 2026-11-20"),
        ("person:Dana Ops", "set by Dana Ops"),
        ("person:#1 Fan#day=2026-11-20", "set by #1 Fan on 2026-11-20"),
        (SITE, None),
        (LIST, None),
    ],
)
def test_a_person_is_named_with_the_day(source, words):
    assert person_words(source) == words
