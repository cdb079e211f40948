"""Patterns that are ready to be searched for, and how they are kept from one process to the next.

Reading 13,000 expressions, bounding them, finding their literals and compiling the databases takes
some ten seconds; loading what came of it takes a tenth of one. It is kept under the digest of the
fingerprints, of the code that reads them and of the library that compiled the databases.
"""

import contextlib
import hashlib
import json
import os
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from enrichment.technographics.fingerprints.rule_book import LeftOut, RuleBook
from enrichment.technographics.patterns.pattern import Pattern
from enrichment.technographics.patterns.rule import Rule
from enrichment.technographics.patterns.scanner import ENGINE, Scanner, scanner_of
from prospects.once import once

_KEPT_MAX = 8
_CODE = Path(__file__).parents[1]
_COMPILING = ("patterns", "fingerprints", "parity", "dom")
"""Packages whose code decides what a compiled set is; engine.py does too."""


class Scanners:
    """Makes scanners, of what was packed where that is known; a call makes one of literals.

    Args:
        packed: Digest of literals -> packed scanner.
    """

    def __init__(self, packed: dict[str, bytes] | None = None) -> None:
        self._known = packed or {}
        self.packed: dict[str, bytes] = {}
        """Of all that were made."""

    def __call__(self, literals: Sequence[bytes]) -> Scanner:
        """A scanner of literals in lower case."""
        key = hashlib.sha256(b"\n".join(literals)).hexdigest()
        scanner = scanner_of(literals, self._known.get(key, b""))
        self.packed[key] = self._known.get(key) or scanner.packed()
        return scanner


def cache_key(*parts: str) -> str:
    """Digest of what a compiled set depends on besides these parts: the code, the library."""
    known = (*parts, _code_digest(), ENGINE, sys.version, sys.platform)
    return hashlib.sha256("\n".join(known).encode()).hexdigest()[:32]


def load_compiled(key: str) -> tuple[RuleBook, Scanners] | None:
    """What was kept under a key, or None."""
    try:
        file = _folder() / f"{key}.zip"
        with zipfile.ZipFile(file) as kept:
            book = _read_book(json.loads(kept.read("rules.json")))
            names = (name for name in kept.namelist() if name != "rules.json")
            packed = {name: kept.read(name) for name in names}
        with contextlib.suppress(OSError):
            os.utime(file)  # What is used stays.
        return book, Scanners(packed)
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError):
        return None


def save_compiled(key: str, book: RuleBook, scanners: Scanners) -> None:
    """Keep a compiled set; a folder that cannot be written to costs time and nothing else."""
    with contextlib.suppress(OSError):
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (
            tempfile.NamedTemporaryFile(dir=folder, delete=False) as opened,
            zipfile.ZipFile(opened, "w") as kept,
        ):
            kept.writestr("rules.json", json.dumps(_written_book(book)))
            for name, packed in scanners.packed.items():
                kept.writestr(name, packed)
        Path(opened.name).replace(folder / f"{key}.zip")
        _forget_oldest(folder)


def _forget_oldest(folder: Path) -> None:
    kept = sorted(folder.glob("*.zip"), key=lambda file: file.stat().st_mtime)
    for file in kept[:-_KEPT_MAX]:
        file.unlink(missing_ok=True)


def _folder() -> Path:
    """Where compiled sets are kept, by the XDG Base Directory Specification.

    Raises:
        FileNotFoundError: There is no home directory.
    """
    told = os.environ.get("XDG_CACHE_HOME", "")
    try:
        base = Path(told) if told.startswith("/") else Path("~/.cache").expanduser()
    except RuntimeError as error:
        raise FileNotFoundError("no home directory") from error
    if not base.is_absolute():
        raise FileNotFoundError(f"{base}: is relative")
    return base / "prospects" / "technographics"


@once
def _code_digest() -> str:
    digest = hashlib.sha256()
    files = [file for package in _COMPILING for file in sorted((_CODE / package).glob("*.py"))]
    for file in (*files, _CODE / "engine.py"):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _written_book(book: RuleBook) -> dict[str, object]:
    return {
        "technologies": list(book.technologies),
        "texts": {place: _written(rules) for place, rules in book.texts.items()},
        "named": {
            place: {name: _written(rules) for name, rules in known.items()}
            for place, known in book.named.items()
        },
        "dom": book.dom,
        "left_out": book.left_out,
    }


def _read_book(read: dict[str, Any]) -> RuleBook:
    return RuleBook(
        read["technologies"],
        {place: _read(rules) for place, rules in read["texts"].items()},
        {p: {n: _read(rules) for n, rules in known.items()} for p, known in read["named"].items()},
        [(number, asked) for number, asked in read["dom"]],
        [LeftOut(*each) for each in read["left_out"]],
    )


def _written(rules: Iterable[Rule]) -> list[list[object]]:
    return [
        [number, p.source, p.literals, p.width, p.version, p.confidence, p.plain, p.prefix]
        for number, p in rules
    ]


def _read(rules: Iterable[list[Any]]) -> list[Rule]:
    return [
        Rule(number, Pattern(source, tuple(literals), *rest))
        for number, source, literals, *rest in rules
    ]
