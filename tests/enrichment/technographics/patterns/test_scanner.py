import importlib.util
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.technographics.patterns import scanner as module
from enrichment.technographics.patterns.scanner import (
    PLACES_MAX,
    HyperscanScanner,
    PlainScanner,
    scanner_of,
)

LITERALS = [b"acme.io", b"cdn.acme.io/", b"acme", b"/zenith-", b'"config"', b"aaa"]
KINDS = [PlainScanner, HyperscanScanner]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("data", "places"),
    [
        (b"", []),
        (b"nothing", []),
        (b"ACME and acme", [(4, 2), (13, 2)]),
        (b"//cdn.Acme.io/x", [(10, 2), (13, 0), (14, 1)]),
        (b"aaaaa", [(3, 5), (4, 5), (5, 5)]),
        (b"\x00acme\x00\xff", [(5, 2)]),
        (b"a\ncme", []),
    ],
)
def test_every_place_of_every_literal_is_told_by_its_end(kind, data, places):
    assert kind(LITERALS).places(data) == places


@pytest.mark.parametrize("kind", KINDS)
def test_no_literals_stand_nowhere(kind):
    assert kind([]).places(b"acme") == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_full_of_literals_is_not_read_on(kind):
    assert len(kind(LITERALS).places(b"aaa" * 1_000_000)) == PLACES_MAX


@pytest.mark.parametrize("kind", KINDS)
def test_a_packed_scanner_finds_the_same(kind):
    packed = kind(LITERALS).packed()
    data = b"//CDN.acme.io/zenith-" * 9
    assert scanner_of(LITERALS, packed).places(data) == kind(LITERALS).places(data) != []


def test_a_packed_scanner_is_not_made_of_its_literals():
    packed = HyperscanScanner(LITERALS).packed()
    assert HyperscanScanner([b"nothing"], packed).places(b"acme") == [(4, 2)]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_literal_packs_to_nothing(kind):
    assert kind([]).packed() == b""


def test_both_scanners_stop_at_the_same_place():
    data = b"//CDN.acme.io/zenith-" * 1_000
    assert HyperscanScanner(LITERALS).places(data) == PlainScanner(LITERALS).places(data)


PIECES = st.sampled_from([*LITERALS, b"\x00", b"\n", b"\xe9", b"A", b"c", b"\x212a", b"ACME.IO/"])


@given(st.lists(PIECES | st.binary(max_size=9), max_size=40))
def test_both_scanners_say_the_same(pieces):
    data = b"".join(pieces)
    assert HyperscanScanner(LITERALS).places(data) == PlainScanner(LITERALS).places(data)


def test_threads_share_a_scanner():
    scanner = HyperscanScanner(LITERALS)
    texts = [b"x" * number + b"cdn.acme.io/" for number in range(2_000)]
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(scanner.places, texts))
    assert found == [PlainScanner(LITERALS).places(text) for text in texts]


def test_without_hyperscan_the_plain_scanner_answers_and_says_so_once(monkeypatch, caplog):
    monkeypatch.setitem(sys.modules, "hyperscan", None)
    spec = importlib.util.spec_from_file_location("scanner_without", module.__file__)
    without = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(without)
    scanners = [without.scanner_of(LITERALS), without.scanner_of(LITERALS)]
    assert [type(scanner).__name__ for scanner in scanners] == ["PlainScanner"] * 2
    assert [record.message for record in caplog.records] == [
        "hyperscan cannot be imported: technologies are found all the same, but slower"
    ]
