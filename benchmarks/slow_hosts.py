"""A few slow hosts among many: do they cost the others CPU or time?

    .venv/bin/python benchmarks/slow_hosts.py [--companies 1000] [--slow 20]

Each pace is run twice, with and without hosts that take 10 s for every answer. Real pages show
the CPU; invented pages of 2 KB leave the process idle enough to show, by the server's time
stamps, how late after it was due each request of the other hosts came. A request is due `delay`
after the end of the host's previous answer.
"""

import argparse
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from measuring import Figures, in_own_process, print_table, print_verdict
from pages import SHARED
from web import Asked, serving

DELAY_SECONDS = 1.0
SLOW_SECONDS = 10.0
CPU_MORE_MAX = 1.05
TIME_MORE_MAX = 1.2
LATE_MORE_SECONDS_MAX = 0.05
_CLOCK_SECONDS = 0.001


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="A few slow hosts among many.")
    parser.add_argument("--companies", type=int, default=1000)
    parser.add_argument("--slow", type=int, default=20)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the real pages")
    chosen = parser.parse_args()
    every = chosen.companies // chosen.slow
    runs = {
        (size, slow): _run(chosen.shared, chosen.companies, every if slow else 0, size == "2 KB")
        for size in ("2 KB", "60-150 KB")
        for slow in (False, True)
    }
    _print_runs(runs, chosen.companies, chosen.slow)
    _print_verdicts(runs)


def _run(shared: Path, companies: int, slow_every: int, small: bool) -> Figures:
    options = ["--slow-every", str(slow_every), "--slow-seconds", str(SLOW_SECONDS)]
    with serving(shared, *options, *(["--small"] if small else [])) as web:
        figures: Figures = in_own_process(
            "ours.py", "slow_hosts",
            web=web.place, companies=companies, delay_seconds=DELAY_SECONDS,
        )  # fmt: skip
        asked = web.asked()
    by_host = defaultdict(list)
    for request in asked:
        by_host[request.host].append(request)
    slow = {host for host, them in by_host.items() if them[0].end - them[0].start > 1.0}
    fast = [them for host, them in by_host.items() if host not in slow]
    return {
        **figures,
        **lateness(fast),
        "hosts": float(len(by_host)),
        "slow": float(len(slow)),
        "requests": float(len(asked)),
        "violations": float(sum(map(violations, by_host.values()))),
        "fast_seconds": max(t[-1].end for t in fast) - min(t[0].start for t in fast),
    }


def violations(of_host: Sequence[Asked]) -> int:
    """Requests of one host that came before the last was answered or its pause was over."""
    in_order = sorted(of_host, key=lambda asked: asked.start)
    return sum(
        following.start < before.end + DELAY_SECONDS - _CLOCK_SECONDS
        for before, following in pairwise(in_order)
    )


def lateness(hosts: Iterable[Sequence[Asked]]) -> Figures:
    """How long after they were due requests came, in seconds."""
    late = sorted(
        following.start - before.end - DELAY_SECONDS
        for of_host in hosts
        for before, following in pairwise(of_host)
    )
    cuts = statistics.quantiles(late, n=100)
    return {"p50": cuts[49], "p90": cuts[89], "p99": cuts[98], "most": late[-1]}


def _print_runs(runs: dict[tuple[str, bool], Figures], companies: int, slow: int) -> None:
    print_table(
        f"{companies} hosts at a delay of {DELAY_SECONDS:g} s, {slow} or none of them slow "
        f"({SLOW_SECONDS:g} s an answer)",
        (
            "pages", "slow hosts", "read", "ms CPU/company", "fast hosts took s", "late ms p50",
            "p90", "p99", "most", "violations",
        ),
        [
            (
                size, int(run["slow"]), int(run["read"]), run["cpu"] / run["hosts"] * 1000,
                run["fast_seconds"], *(run[name] * 1000 for name in ("p50", "p90", "p99", "most")),
                int(run["violations"]),
            )
            for (size, _), run in runs.items()
        ],
    )  # fmt: skip
    print("  late: start of a fast host's request after it was due, by the server's clock")


def _print_verdicts(runs: dict[tuple[str, bool], Figures]) -> None:
    print()
    for size in ("2 KB", "60-150 KB"):
        without, with_slow = runs[size, False], runs[size, True]
        ratio = with_slow["cpu"] / without["cpu"]
        print_verdict(
            f"CPU with slow hosts, of that without, {size}", f"<= {CPU_MORE_MAX}", ratio,
            kept=ratio <= CPU_MORE_MAX,
        )  # fmt: skip
    ratio = runs["2 KB", True]["fast_seconds"] / runs["2 KB", False]["fast_seconds"]
    print_verdict(
        "time that the fast hosts took with slow ones, of that without", f"<= {TIME_MORE_MAX}",
        ratio, kept=ratio <= TIME_MORE_MAX,
    )  # fmt: skip
    more = runs["2 KB", True]["p99"] - runs["2 KB", False]["p99"]
    print_verdict(
        "seconds that 99 % of requests are later with slow hosts", f"<= {LATE_MORE_SECONDS_MAX}",
        more, kept=more <= LATE_MORE_SECONDS_MAX,
    )  # fmt: skip
    broken = sum(run["violations"] for run in runs.values())
    print_verdict("requests too soon or two at once at a host", "0", broken, kept=not broken)


if __name__ == "__main__":
    main()
