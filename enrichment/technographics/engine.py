"""The engine of a fingerprint file in a mode."""

import gc
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from enrichment.technographics.detection import Detection
from enrichment.technographics.detector import ON_SOURCE, Detector
from enrichment.technographics.dom.matcher import DomRule, read_dom, tamed_dom
from enrichment.technographics.fingerprints.compiled import (
    Scanners,
    cache_key,
    load_compiled,
    save_compiled,
)
from enrichment.technographics.fingerprints.reading import (
    OUR_FINGERPRINTS,
    Fingerprints,
    read_fingerprints,
)
from enrichment.technographics.fingerprints.relations import Relations
from enrichment.technographics.fingerprints.rule_book import (
    LeftOut,
    RuleBook,
    make_rule_book,
    texts_of,
)
from enrichment.technographics.page.proof import of_servers
from enrichment.technographics.page.source import PageSource
from enrichment.technographics.parity.detector import ParityDetector
from enrichment.technographics.parity.pattern import parse_parity_pattern
from enrichment.technographics.patterns.cost import tame_pattern
from enrichment.technographics.patterns.pattern import Pattern, parse_pattern
from prospects.once import once

_NOT_TAMED = "no valid expression, or none that is quick on every text"
_NO_LITERAL = "holds no text of three characters to look for"
_NOT_FOUND = "cannot be searched for"
_log = logging.getLogger(__name__)


class Mode(StrEnum):
    """How fingerprints are read: as wappalyzergo does, or as their form says."""

    FULL = "full"
    PARITY = "parity"


@dataclass(frozen=True, slots=True)
class Engine:
    """Finds technologies; threads may share it.

    Attributes:
        fingerprints: What it knows.
        mode: How it reads them.
        detector: What finds them.
        left_out: Patterns that it does not look for, each with its reason.
    """

    fingerprints: Fingerprints
    mode: Mode
    detector: Detector | ParityDetector
    left_out: tuple[LeftOut, ...]

    def detect(self, source: PageSource) -> list[Detection]:
        """What a page shows, in the order of the fingerprints or in which it was found."""
        return self.detector.detect(source)

    def detect_records(self, records: Mapping[str, Sequence[str]]) -> list[Detection]:
        """What records of a domain show; nothing in mode `parity`, which knows only pages.

        Args:
            records: "MX", "TXT" or "NS" -> records; hosts without final dot, 200 read in all.
        """
        return self.detect(PageSource(b"", dns=records))


@once
def default_engine() -> Engine:
    """Ours, in mode `full`."""
    return load_engine()


@cache
def load_engine(path: Path = OUR_FINGERPRINTS, mode: Mode = Mode.FULL) -> Engine:
    """Make an engine, of what was kept on disk where nothing has changed since.

    Args:
        path: A file or a folder in Wappalyzer's form.
        mode: How it is read.

    Raises:
        InputError: The fingerprints cannot be read.
    """
    with _nothing_collected():
        return _load_engine(path, mode)


def _load_engine(path: Path, mode: Mode) -> Engine:
    known = read_fingerprints(path)
    key = cache_key(known.digest, mode)
    kept = load_compiled(key)
    book, scanners = kept or (_book(known, mode), Scanners())
    engine = _engine(known, mode, book, scanners)
    if kept is None:
        save_compiled(key, book, scanners)
    if engine.left_out and mode is Mode.FULL:
        _log.warning(
            "some patterns of %s are left out; see which and why: prospects fingerprints %s --list",
            path, path,
        )  # fmt: skip
    return engine


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Without the collector of garbage: 100,000 objects that all stay make it look for nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _engine(known: Fingerprints, mode: Mode, book: RuleBook, scanners: Scanners) -> Engine:
    if mode is Mode.PARITY:
        implied = [[*texts_of(f.get("implies"))] for f in known.technologies.values()]
        detector = ParityDetector(book, implied, scanners)
        return Engine(known, mode, detector, tuple(book.left_out))
    rules, left_out = _dom_rules(book)
    technologies = known.technologies
    servers = of_servers(technologies.values(), known.categories)
    full = Detector(book, rules, Relations(technologies), scanners, servers)
    unusable = [LeftOut("", "dom", fault, _NOT_FOUND) for fault in full.unusable]
    return Engine(known, mode, full, (*book.left_out, *left_out, *unusable))


def _book(known: Fingerprints, mode: Mode) -> RuleBook:
    if mode is Mode.PARITY:
        return make_rule_book(known.technologies, parse_parity_pattern, "Go's regexp refuses it")
    book = make_rule_book(known.technologies, _parse_tamed, _NOT_TAMED)
    for place in ON_SOURCE:
        rules = book.texts[place]
        book.texts[place] = [rule for rule in rules if rule.pattern.literals]
        book.left_out += [
            LeftOut(book.technologies[rule.technology], place, rule.pattern.source, _NO_LITERAL)
            for rule in rules
            if not rule.pattern.literals
        ]
    for number, (name, fields) in enumerate(known.technologies.items()):
        if asked := fields.get("dom"):
            asked, refused = tamed_dom(asked)
            book.dom.append((number, asked))
            book.left_out += [LeftOut(name, "dom", text, _NOT_TAMED) for text in refused]
    return book


def _parse_tamed(text: str) -> Pattern | None:
    tamed = tame_pattern(text)
    return None if tamed is None else parse_pattern(tamed)


def _dom_rules(book: RuleBook) -> tuple[list[DomRule], list[LeftOut]]:
    rules, left_out = [], []
    for number, asked in book.dom:
        read, faults = read_dom(number, asked)
        rules += read
        name = book.technologies[number]
        left_out += [LeftOut(name, "dom", fault, _NOT_FOUND) for fault in faults]
    return rules, left_out
