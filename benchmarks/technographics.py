"""How fast the technographics engine is and how much it finds, beside its peers.

    .venv/bin/python benchmarks/technographics.py [--shared ../shared] [--rounds 7] [--gains]

All on the same captured pages. What wappalyzergo detects on them with the same data, and the CPU
that takes it, was recorded once. The community's data are read where they stand.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from fingerprint_tables import (
    Found,
    print_command,
    print_gain,
    print_memory,
    print_parity,
    print_peer,
    print_speed,
    print_starts,
)
from measuring import Figures, in_own_process, in_process_of
from pages import SHARED
from python_wappalyzer import NEEDED, peer_python
from sales_categories import SALES_CATEGORIES
from whole_command import CommandFailed, whole_command

from enrichment.technographics.engine import Mode
from enrichment.technographics.fingerprints.reading import read_fingerprints
from enrichment.technographics.patterns.scanner import ENGINE

JOBS = "fingerprinting.py"
STARTS = 3
PEER_PAGES = {"every": 30, "most": 30}
PEER_ROUNDS = 2


class Set(NamedTuple):
    """Fingerprints in a mode.

    Attributes:
        label: For tables.
        data: File of the fingerprints, "" for ours.
        mode: How they are read.
    """

    label: str
    data: str
    mode: str

    @property
    def options(self) -> Mapping[str, str]:
        """For a job."""
        return {"data": self.data, "mode": self.mode}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Speed and yield of the technographics engine.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of pages and data")
    parser.add_argument("--rounds", type=int, default=7, help="rounds over all pages")
    parser.add_argument("--gains", action="store_true", help="name what mode full finds besides")
    parser.add_argument("--no-peer", action="store_true", help="leave python-Wappalyzer out")
    chosen = parser.parse_args()
    web, data = chosen.shared / "data" / "web", chosen.shared / "data" / "fingerprints"
    if not web.is_dir() or not data.is_dir():
        parser.exit(1, f"{chosen.shared}: captured pages and fingerprints are not there\n")
    peer = None if chosen.no_peer else peer_python()
    with _own_cache() as folder:
        sets = _sets(data)
        print(f"Literals are searched for by {ENGINE}")
        print_starts({each.label: _starts(each) for each in sets})
        found = _detect_all(web, sets, chosen.rounds, gains=chosen.gains)
        print_memory({each.label: _memory(web, each) for each in sets})
        _measure_command(web, folder / "signals.jsonl", len(found))
        if peer:
            _measure_peer(peer, web, sets[0], found)
        elif not chosen.no_peer:
            print(f"\npython-Wappalyzer is left out: {' '.join(NEEDED)} cannot be installed")


@contextmanager
def _own_cache() -> Iterator[Path]:
    """A folder that holds nothing compiled yet, and is where all processes look."""
    with tempfile.TemporaryDirectory(prefix="bench-technographics-") as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        yield Path(folder)


def _sets(data: Path) -> tuple[Set, Set, Set]:
    theirs, enthec = data / "wappalyzergo_fingerprints_data.json", data / "enthec_technologies.json"
    return (
        Set("parity, wappalyzergo's data", str(theirs), Mode.PARITY),
        Set("full, enthec's data", str(enthec), Mode.FULL),
        Set("full, our own set", "", Mode.FULL),
    )


def _starts(each: Set) -> list[Figures]:
    """The first of them compiles."""
    return [in_own_process(JOBS, "load", **each.options) for _ in range(STARTS + 1)]


def _memory(web: Path, each: Set) -> float:
    return float(in_own_process(JOBS, "read_from_disk", web=str(web), **each.options))


def _detect_all(web: Path, sets: tuple[Set, ...], rounds: int, *, gains: bool) -> Found:
    """Detect with each set, print, and return what was found in parity."""
    taken = {
        each.label: in_own_process(JOBS, "detect", web=str(web), rounds=rounds, **each.options)
        for each in sets
    }
    parity, full, own = taken.values()
    print_parity(parity["found"], _recorded(web))
    print_speed(taken, sum(_json(web / "wappalyzergo_cpu_seconds.json").values()))
    known = [_saying(each) for each in sets[:2]]
    print_gain(parity["found"], full["found"], own["found"], known[0] | known[1], listed=gains)
    found: Found = parity["found"]
    return found


def _saying(each: Set) -> set[str]:
    """Technologies that say something to a salesperson."""
    known = read_fingerprints(Path(each.data))
    return {name for name in known.technologies
            if SALES_CATEGORIES.intersection(known.category_names(name))}  # fmt: skip


def _measure_command(web: Path, output: Path, pages: int) -> None:
    arguments = ["--manifest", str(web / "manifest.csv"), "--pages", str(web / "pages")]
    try:
        figures = whole_command(["pages", *arguments, "--kinds", "technographics"], output)
    except CommandFailed as failed:
        print(f"\nprospects pages failed: {failed}")
    else:
        print_command(figures, pages)


def _measure_peer(python: Path, web: Path, parity: Set, found: Found) -> None:
    """In turn on the same pages: a machine's speed moves from minute to minute."""
    given = {"web": str(web), **PEER_PAGES}
    rounds = []
    for _ in range(PEER_ROUNDS):
        same = in_process_of(str(python), "python_wappalyzer.py", "analyse",
                             {"data": parity.data, **given})  # fmt: skip
        ours = in_own_process(JOBS, "detect", rounds=5, **given, **parity.options)
        bare = in_process_of(str(python), "python_wappalyzer.py", "analyse", {"data": "", **given})
        rounds.append((same, ours, bare))
    print_peer(rounds, found)


def _recorded(web: Path) -> Found:
    """What wappalyzergo detects, written as "Name" or "Name:version"."""
    named: dict[str, dict[str, str]] = {}
    for page, each in _json(web / "wappalyzergo_detections.json").items():
        named[page] = {name: version for name, _, version in (one.rpartition(":") if ":" in one
                       else (one, "", "") for one in each)}  # fmt: skip
    return named


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
