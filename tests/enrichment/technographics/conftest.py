"""Engines of a few fingerprints, with what was compiled kept far from anybody's home."""

import json
from itertools import count

import pytest

from enrichment.technographics.detector import Detector
from enrichment.technographics.dom.matcher import read_dom
from enrichment.technographics.engine import Mode, load_engine
from enrichment.technographics.fingerprints import compiled
from enrichment.technographics.fingerprints.compiled import cache_key, load_compiled
from enrichment.technographics.fingerprints.reading import read_fingerprints
from enrichment.technographics.fingerprints.relations import Relations
from enrichment.technographics.fingerprints.rule_book import texts_of
from enrichment.technographics.page.proof import of_servers
from enrichment.technographics.page.source import PageSource
from enrichment.technographics.parity.detector import ParityDetector
from enrichment.technographics.patterns.scanner import PlainScanner


@pytest.fixture(scope="session")
def engine_of(tmp_path_factory):
    """Makes an engine of {technology: fields}."""
    numbers, folder = count(), tmp_path_factory.mktemp("fingerprints")

    def make(technologies, mode=Mode.FULL):
        file = folder / f"{next(numbers)}.json"
        file.write_text(json.dumps(technologies))
        with pytest.MonkeyPatch.context() as patch:
            # Hundreds of them would drive ours out of the cache that all tests share.
            patch.setattr(compiled, "_KEPT_MAX", 10_000)
            return load_engine(file, mode)

    return make


@pytest.fixture(scope="session")
def detect(engine_of):
    """What a page shows to the fingerprints {technology: fields}: technology -> detection."""

    def find(technologies, body="<p>x", mode=Mode.FULL, **rest):
        source = PageSource(body.encode() if isinstance(body, str) else body, **rest)
        return {found.technology: found for found in engine_of(technologies, mode).detect(source)}

    return find


@pytest.fixture(scope="session")
def plain_detector():
    """Makes the detector of an engine's fingerprints that does without hyperscan."""

    def make(engine):
        known = engine.fingerprints
        book, _ = load_compiled(cache_key(known.digest, engine.mode))
        technologies = known.technologies
        if engine.mode is Mode.PARITY:
            implied = [[*texts_of(fields.get("implies"))] for fields in technologies.values()]
            return ParityDetector(book, implied, PlainScanner)
        rules = [
            rule
            for number, fields in enumerate(technologies.values())
            for rule in read_dom(number, fields.get("dom"))[0]
        ]
        servers = of_servers(technologies.values(), known.categories)
        return Detector(book, rules, Relations(technologies), PlainScanner, servers)

    return make


@pytest.fixture(scope="session")
def our_engine():
    """Ours, in mode `full`."""
    return load_engine()


@pytest.fixture(scope="session")
def wappalyzergo(shared_dir):
    """wappalyzergo's fingerprints, read as it does."""
    return load_engine(
        shared_dir / "data" / "fingerprints" / "wappalyzergo_fingerprints_data.json", Mode.PARITY
    )


@pytest.fixture(scope="session")
def known_of_ours():
    """Our fingerprints as written."""
    return read_fingerprints()
