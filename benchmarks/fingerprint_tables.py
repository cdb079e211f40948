"""What the benchmark of technographics prints."""

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from measuring import Figures, print_table, print_verdict

PAGES_A_SECOND_MIN, PAGES_A_SECOND_AIM, RATIO_MIN = 1500, 3400, 437
FULL_PAGES_A_SECOND_MIN, GAIN_MIN = 500, 0.25
SLOWEST_MS_MAX, RSS_MB_MAX, LOAD_SECONDS_MAX, PEER_RATIO_MIN = 50, 150, 0.3, 150
GAINS_LISTED = 40

Found = Mapping[str, Mapping[str, str]]
"""File of a page -> technology -> its version, or ""."""
Taken = Mapping[str, Any]
"""What a job returned."""


def print_starts(starts: Mapping[str, Sequence[Figures]]) -> None:
    """Compiling once, and loading what came of it."""
    rows = []
    for label, (first, *later) in starts.items():
        loads = [one["load"] for one in later]
        whole = min(one["load"] + one["imports"] for one in later)
        rows.append((label, first["technologies"], first["left_out"], first["load"], min(loads),
                     statistics.median(loads), whole))  # fmt: skip
    print_table(
        "Starting, CPU seconds; the first start compiles, the later ones load that",
        ("", "technologies", "patterns left out", "first", "later, best", "median",
         "best with Python and imports"),
        rows,
    )  # fmt: skip
    for label, _, _, _, best, _, _ in rows:
        print_verdict(f"loading, CPU s, {label}", f"< {LOAD_SECONDS_MAX}", best,
                      kept=best < LOAD_SECONDS_MAX)  # fmt: skip


def print_parity(found: Found, recorded: Found) -> None:
    """How far mode parity finds what wappalyzergo finds."""
    exact = sum(found[page] == recorded[page] for page in recorded)
    named = sum(set(found[page]) == set(recorded[page]) for page in recorded)
    shared = sum(len(found[page].items() & recorded[page].items()) for page in recorded)
    print_table(
        "Parity with wappalyzergo's recorded detections",
        ("", "pages", "detections"),
        [
            ("recorded", len(recorded), _total(recorded)),
            ("found", len(found), _total(found)),
            ("the same names", named, len(_pairs(found) & _pairs(recorded))),
            ("the same names and versions", exact, shared),
        ],
    )
    print_verdict("pages exact, names and versions", f"= {len(recorded)}", exact,
                  kept=exact == len(recorded))  # fmt: skip


def print_speed(taken: Mapping[str, Taken], peer_cpu: float) -> None:
    """CPU of detection alone, and what the machine was worth just before each round."""
    first = next(iter(taken.values()))
    print_table(
        f"Detection, one thread, CPU: {len(first['cpu'])} rounds over {len(first['pages'])} pages"
        " in memory, after one that warms up",
        ("", "pages/s, best", "median", "ms a page: median", "p99", "slowest of all rounds",
         "its file", "lower(), us a page: before the best round", "median"),
        [(label, *_speed(of)) for label, of in taken.items()],
    )  # fmt: skip
    print(f"  wappalyzergo's recorded CPU: {peer_cpu:.1f} s, {len(first['pages']) / peer_cpu:.2f}"
          " pages/s")  # fmt: skip
    parity, full, _ = taken.values()
    pages = len(parity["pages"])
    for which, cpu in (("best", min(parity["cpu"])), ("median", statistics.median(parity["cpu"]))):
        for least, what in ((PAGES_A_SECOND_MIN, "target"), (PAGES_A_SECOND_AIM, "aim")):
            print_verdict(f"parity, pages/s, {which} round, {what}", f">= {least}", pages / cpu,
                          kept=pages / cpu >= least)  # fmt: skip
        print_verdict(f"parity, times wappalyzergo, {which} round", f">= {RATIO_MIN}",
                      peer_cpu / cpu, kept=peer_cpu / cpu >= RATIO_MIN)  # fmt: skip
    median = pages / statistics.median(full["cpu"])
    print_verdict("full, enthec's data, pages/s, median round", f">= {FULL_PAGES_A_SECOND_MIN}",
                  median, kept=median >= FULL_PAGES_A_SECOND_MIN)  # fmt: skip
    for label, of in taken.items():
        slowest, _ = max(of["slowest"])
        print_verdict(f"slowest page of all rounds, ms, {label}", f"<= {SLOWEST_MS_MAX}", slowest,
                      kept=slowest <= SLOWEST_MS_MAX)  # fmt: skip


def print_gain(parity: Found, full: Found, own: Found, saying: set[str], *, listed: bool) -> None:
    """What mode full finds with enthec's data beside what parity finds."""
    before, after = _pairs(parity), _pairs(full)
    every = {name for _, name in before | after}
    rows = []
    for label, kept in (
        ("all", every),
        ("of categories that say something to a salesperson", saying),
    ):
        old, new = ({pair for pair in of if pair[1] in kept} for of in (before, after))
        rows.append((label, len(old), len(new), len(new - old), len(old - new),
                     len(new) / len(old) - 1))  # fmt: skip
    print_table("Detections of mode full with enthec's data beside parity's",
                ("", "parity", "full", "only full", "only parity", "gain"), rows)  # fmt: skip
    names = {name for _, name in _pairs(own)}
    print(f"  our own set: {_total(own)} detections of {len(names)} technologies on"
          f" {sum(map(bool, own.values()))} of {len(own)} pages")  # fmt: skip
    for label, *_, gain in rows:
        print_verdict(f"gain of detections, {label}", f">= {GAIN_MIN}", gain,
                      kept=gain >= GAIN_MIN)  # fmt: skip
    if listed:
        print_table("Only full", ("technology", "pages"), _most(after - before))
        print_table("Only parity", ("technology", "pages"), _most(before - after))


def print_memory(memory: Mapping[str, float]) -> None:
    """The most that a process held which reads one page at a time."""
    print_table("Memory with the engine loaded, pages read one by one from disk",
                ("", "most MB held"), list(memory.items()))  # fmt: skip
    for label, most in memory.items():
        print_verdict(f"memory, MB, {label}", f"< {RSS_MB_MAX}", most, kept=most < RSS_MB_MAX)


def print_command(figures: Figures, pages: int) -> None:
    """The whole command, with start, reading, parsing and writing."""
    print_table(
        f"prospects pages --kinds technographics over {pages} pages, from start to end",
        ("wall s", "CPU s", "cores busy", "pages/s of wall", "pages/s of CPU", "most MB held",
         "by processes"),
        [(figures["wall"], figures["cpu"], figures["cpu"] / figures["wall"],
          pages / figures["wall"], pages / figures["cpu"], figures["rss"], figures["processes"])],
    )  # fmt: skip


def print_peer(rounds: Sequence[tuple[Taken, Taken, Taken]], found: Found) -> None:
    """python-Wappalyzer with wappalyzergo's data and with its own, beside ours."""
    rows = []
    for number, (same, ours, bare) in enumerate(rounds, 1):
        cpu = statistics.median(ours["cpu"])
        count = len(ours["pages"])
        each = [1000 * seconds / count for seconds in (same["cpu"], bare["cpu"], cpu)]
        rows.append((f"round {number}", *each, same["cpu"] / cpu, bare["cpu"] / cpu))
    same, ours, bare = rounds[0]
    equal = sum(set(names) == set(found[page]) for page, names in same["found"].items())
    print_table(
        f"python-Wappalyzer 0.3.1, CPU ms a page on {len(ours['pages'])} of the pages",
        ("", f"it, wappalyzergo's data ({same['technologies']})",
         f"it, its own data ({bare['technologies']})", "parity", "times", "times, its own data"),
        rows,
    )  # fmt: skip
    print(f"  with wappalyzergo's data it names the same as we on {equal} of {len(same['found'])}")
    ratio = statistics.median(row[4] for row in rows)
    print_verdict("times python-Wappalyzer, same data", f">= {PEER_RATIO_MIN}", ratio,
                  kept=ratio >= PEER_RATIO_MIN)  # fmt: skip


def _speed(taken: Taken) -> tuple[object, ...]:
    pages = sorted(taken["pages"])
    return (
        len(pages) / min(taken["cpu"]),
        len(pages) / statistics.median(taken["cpu"]),
        statistics.median(pages),
        pages[len(pages) * 99 // 100],
        *max(taken["slowest"]),
        min(zip(taken["cpu"], taken["calibration"], strict=True))[1],
        statistics.median(taken["calibration"]),
    )


def _pairs(found: Found) -> set[tuple[str, str]]:
    return {(page, name) for page, names in found.items() for name in names}


def _total(found: Found) -> int:
    return sum(map(len, found.values()))


def _most(pairs: set[tuple[str, str]]) -> list[tuple[str, int]]:
    return Counter(name for _, name in pairs).most_common(GAINS_LISTED)
