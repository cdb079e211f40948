import json
import os
import time

import pytest

from enrichment.technographics import engine
from enrichment.technographics.engine import Mode, load_engine
from enrichment.technographics.fingerprints import compiled
from enrichment.technographics.fingerprints.compiled import (
    Scanners,
    cache_key,
    load_compiled,
    save_compiled,
)
from enrichment.technographics.fingerprints.reading import read_fingerprints
from enrichment.technographics.fingerprints.rule_book import make_rule_book
from enrichment.technographics.page.source import PageSource
from enrichment.technographics.patterns import scanner
from enrichment.technographics.patterns.pattern import parse_pattern

ACME = {
    "Acme": {
        "html": r"<i class=acme-([\d.]+)\;version:\1\;confidence:50",
        "scriptSrc": ["//cdn.acme.io/", "acme[.-]ui", "a/acme", "b/acme", "c/acme", "["],
        "meta": {"Generator": "acme", "og:x": ["", "zenith"]},
        "js": {"Acme.shop": ""},
    },
    "Zenith": {"headers": {"server": "zenith"}, "dom": "a[href*='zenith.io']"},
}
PAGE = PageSource(b"<i class=acme-1.2><script src=//cdn.acme.io/></script>")


@pytest.fixture(autouse=True)
def cache(monkeypatch, tmp_path):
    """Folder of the compiled sets of one test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "cache" / "prospects" / "technographics"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "acme.json"
    path.write_text(json.dumps(ACME))
    return path


@pytest.fixture
def compiled_sets(monkeypatch):
    """What was made anew: the words "book" and "scanner"."""
    made = []
    compiles, books = scanner._compiled, engine.make_rule_book
    monkeypatch.setattr(
        scanner, "_compiled", lambda literals: made.append("scanner") or compiles(literals)
    )
    monkeypatch.setattr(
        engine, "make_rule_book", lambda *given: made.append("book") or books(*given)
    )
    return made


def fresh(path, mode=Mode.FULL):
    """An engine as the first of a process gets it."""
    return load_engine.__wrapped__(path, mode)


@pytest.mark.parametrize("mode", Mode)
def test_what_is_loaded_the_second_time_is_equal_and_compiled_from_nothing(
    file, compiled_sets, cache, mode
):
    first = fresh(file, mode)
    assert set(compiled_sets) == {"book", "scanner"}
    (kept,) = cache.glob("*.zip")
    written = kept.read_bytes()
    compiled_sets.clear()
    second = fresh(file, mode)
    assert compiled_sets == []
    assert kept.read_bytes() == written
    assert second.left_out == first.left_out != ()
    assert second.detect(PAGE) == first.detect(PAGE) != []


def test_a_book_is_read_as_it_was_written():
    book = make_rule_book(ACME, parse_pattern, "no reason")
    save_compiled("key", book, Scanners())
    read, _ = load_compiled("key")
    assert read == book
    assert read.left_out[0].pattern == "["


def test_a_scanner_is_read_as_it_was_written():
    scanners = Scanners()
    scanners([b"acme", b"zenith"])
    save_compiled("key", make_rule_book({}, parse_pattern, ""), scanners)
    _, read = load_compiled("key")
    assert read([b"acme", b"zenith"]).places(b"a zenith") == [(8, 1)]
    assert read.packed == scanners.packed


def test_other_data_another_mode_and_another_library_have_other_keys(monkeypatch, file):
    digest = read_fingerprints(file).digest
    keys = [cache_key(digest, mode) for mode in Mode]
    file.write_text(json.dumps(ACME | {"Other": {}}))
    keys.append(cache_key(read_fingerprints(file).digest, Mode.FULL))
    monkeypatch.setattr(compiled, "ENGINE", "hyperscan 99")
    keys.append(cache_key(digest, Mode.FULL))
    monkeypatch.setattr(compiled, "_code_digest", lambda: "other code")
    keys.append(cache_key(digest, Mode.FULL))
    assert len(set(keys)) == len(keys)


def test_data_that_changed_are_compiled_anew(file, compiled_sets, cache):
    fresh(file)
    file.write_text(json.dumps(ACME | {"Other": {"html": "<i class=acme-"}}))
    compiled_sets.clear()
    assert {found.technology for found in fresh(file).detect(PAGE)} == {"Acme", "Other"}
    assert "book" in compiled_sets
    assert len([*cache.glob("*.zip")]) == 2


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda kept: kept.write_bytes(b""), id="empty"),
        pytest.param(lambda kept: kept.write_bytes(b"no archive"), id="no-archive"),
        pytest.param(lambda kept: kept.write_bytes(kept.read_bytes()[:-100]), id="cut"),
        pytest.param(lambda kept: kept.write_bytes(kept.read_bytes()[:300]), id="cut-early"),
        pytest.param(
            lambda kept: kept.write_bytes(
                kept.read_bytes().replace(b'"technologies"', b'"technologieX"')
            ),
            id="changed",
        ),
        pytest.param(lambda kept: (kept.unlink(), kept.mkdir()), id="a-folder"),
    ],
)
def test_a_broken_file_is_compiled_anew(file, compiled_sets, cache, damage):
    first = fresh(file)
    (kept,) = cache.glob("*.zip")
    damage(kept)
    compiled_sets.clear()
    assert fresh(file).detect(PAGE) == first.detect(PAGE)
    assert "book" in compiled_sets


def test_a_scanner_that_cannot_be_unpacked_is_compiled_anew(file, cache):
    first = fresh(file)
    (kept,) = cache.glob("*.zip")
    found = load_compiled(kept.stem)
    book, scanners = found
    scanners.packed.update(dict.fromkeys(scanners._known, b"broken"))
    save_compiled(kept.stem, book, scanners)
    assert fresh(file).detect(PAGE) == first.detect(PAGE)


def test_a_folder_that_cannot_be_made_costs_nothing_but_time(file, cache):
    cache.parent.parent.mkdir(parents=True)
    cache.parent.write_text("a file where the folder should be")
    assert fresh(file).detect(PAGE) == fresh(file).detect(PAGE) != []


@pytest.mark.parametrize("told", ["", "relative/folder", None])
def test_without_an_absolute_folder_it_is_the_one_of_the_home(monkeypatch, tmp_path, file, told):
    if told is None:
        monkeypatch.delenv("XDG_CACHE_HOME")
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", told)
    fresh(file)
    kept = tmp_path / "home" / ".cache" / "prospects" / "technographics"
    assert len([*kept.glob("*.zip")]) == 1


def test_what_is_kept_is_for_the_eyes_of_its_owner(file, cache):
    fresh(file)
    assert cache.stat().st_mode & 0o077 == 0
    assert all(kept.stat().st_mode & 0o077 == 0 for kept in cache.iterdir())


def test_the_eight_latest_are_kept_and_nothing_half_written(cache):
    book = make_rule_book({}, parse_pattern, "")
    for number in range(10):
        save_compiled(str(number), book, Scanners())
        past = time.time() - 100 + number
        os.utime(cache / f"{number}.zip", (past, past))
    assert {kept.name for kept in cache.iterdir()} == {f"{number}.zip" for number in range(2, 10)}


def test_one_engine_is_made_a_process(file):
    assert load_engine(file) is load_engine(file)


def test_that_patterns_are_left_out_stands_in_the_log(file, caplog):
    fresh(file)
    assert [record.getMessage() for record in caplog.records] == [
        f"some patterns of {file} are left out; "
        f"see which and why: prospects fingerprints {file} --list"
    ]
