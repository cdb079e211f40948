"""Measures work in processes of its own, and prints what came of it.

Wall clock says little on a shared machine, so everything is CPU (user and system) of a process
that does nothing else; starting and importing are measured apart.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
ENVIRONMENT = {"ours.py": {"MALLOC_ARENA_MAX": "1"}}
"""What `flows.workers` gives to the processes that read sites."""
Figures = dict[str, float]
Row = Sequence[object]


def cpu_seconds() -> float:
    """CPU of this process and of those it has ended, user and system."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


def rss_mb() -> float:
    """Memory that this process holds now, in MB of 10**6 bytes (0.0 where there is no /proc)."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) * 1024 / 1e6


def rss_peak_mb() -> float:
    """The most memory that this process ever held, in MB of 10**6 bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def measured(work: Callable[[], Any]) -> Figures:
    """CPU and wall seconds of a piece of work, and what starting had cost before it."""
    started, clock = cpu_seconds(), time.monotonic()
    work()
    return {
        "start_cpu": started,
        "cpu": cpu_seconds() - started,
        "wall": time.monotonic() - clock,
        "rss_peak": rss_peak_mb(),
    }


def in_own_process(script: str, job: str, **options: object) -> Any:
    """Run a job of a script of this folder in a fresh process.

    Args:
        script: File name.
        job: Name of a function in the script's `JOBS`.
        options: Its arguments.

    Returns:
        What the job returned.
    """
    return in_process_of(sys.executable, script, job, options)


def in_process_of(python: str, script: str, job: str, options: Mapping[str, object]) -> Any:
    """As `in_own_process`, by another Python, which needs nothing but its standard library."""
    command = [python, str(FOLDER / script), job, json.dumps(options)]
    environment = os.environ | ENVIRONMENT.get(script, {})
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        lines = process.stdout.read().splitlines()
    if process.returncode != 0 or not lines:
        raise SystemExit(f"{script} {job} ended with {process.returncode}; its message is above")
    return json.loads(lines[-1])


def do_job(jobs: Mapping[str, Callable[..., Any]]) -> None:
    """The other end of `in_own_process`: the last line printed is the result."""
    _, job, options = sys.argv
    print(json.dumps(jobs[job](**json.loads(options))), flush=True)


def median(rounds: Sequence[Figures]) -> Figures:
    """Median of each figure over rounds."""
    return {name: statistics.median(r[name] for r in rounds) for name in rounds[0]}


def print_table(title: str, header: Row, rows: Sequence[Row]) -> None:
    """A table in plain text; floats with as many digits as they deserve."""
    cells = [[_cell(value) for value in row] for row in (header, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    print(f"\n{title}")
    for number, row in enumerate(cells):
        first, *rest = (
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  " + "  ".join([first, *rest]))
        if number == 0:
            print("  " + "  ".join("-" * width for width in widths))
    sys.stdout.flush()


def print_verdict(what: str, target: str, figure: float, *, kept: bool) -> None:
    """The last word on one target."""
    print(
        f"{'kept  ' if kept else 'missed'}  {what}: {_cell(figure)} (target {target})", flush=True
    )


def _cell(value: object) -> str:
    if not isinstance(value, float):
        return str(value)
    return (
        f"{value:.0f}"
        if abs(value) >= 1000
        else f"{value:.3g}"
        if abs(value) < 10
        else f"{value:.1f}"
    )
