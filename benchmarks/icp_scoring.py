"""A million profiles against three ICPs of twelve criteria: ours, by hand in polars, the command.

Both sides start from a frame in memory and end with score range, coverage and tier of every company
and ICP, which must be equal. Each side is a process of its own; reading the file and preparing the
frame are left out of both, and printed.
"""

import argparse
import io
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from icp_profiles import write_profiles
from icp_specs import COMPETITORS_EVERY, ICPS, write_config
from measuring import (
    Figures,
    cpu_seconds,
    do_job,
    in_own_process,
    median,
    print_table,
    print_verdict,
    rss_peak_mb,
)

from prospects.lists import read_lists
from prospects.specs.icp import IcpSpec
from prospects.specs.loading import load_icps
from scoring.icp import score_companies
from scoring.icp.listed import on_lists
from scoring.icp.profile_file import read_profiles

SCRIPT = Path(__file__).name
MEASURED = ("ours", "by_hand", "command")
ALONE = 200
"""Companies that are scored one by one as well."""
DAY = date(2026, 11, 22)
COLUMNS = ("score_min", "score_max", "coverage", "tier")
FIGURES = ("cpu", "rss_peak", "rss_before", "start")
CPU_MAX, RSS_MB_MAX, BY_HAND_TIMES_MAX, COMMAND_CPU_MAX = 8.0, 1500.0, 4.0, 25.0


def main() -> None:
    """Print the table and what became of each target."""
    options = _options()
    folder = Path(tempfile.mkdtemp(prefix="bench-icp-"))
    try:
        in_own_process(SCRIPT, "write", folder=str(folder), rows=options.profiles)
        _compare(folder, options.profiles, options.rounds)
    finally:
        shutil.rmtree(folder)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profiles", type=int, default=1_000_000, help="companies; 1,000,000")
    parser.add_argument("--rounds", type=int, default=1, help="of all three, in turn; 1")
    return parser.parse_args()


def _compare(folder: Path, profiles: int, rounds: int) -> None:
    runs = [
        {job: in_own_process(SCRIPT, job, folder=str(folder)) for job in MEASURED}
        for _ in range(rounds)
    ]
    engine, hand, whole = (median([run[job] for run in runs]) for job in runs[0])
    differing = _differing(folder)
    apart = in_own_process(SCRIPT, "alone", folder=str(folder))["differing"]
    counts = ", ".join(f"{len(criteria)}" for criteria in ICPS.values())
    print_table(
        f"{profiles:,} profiles, {len(ICPS)} ICPs of {counts} criteria",
        ("", "CPU s", "most memory MB", "before it MB", "CPU s before it"),
        [
            (
                "the engine",
                engine["cpu"],
                engine["rss_peak"],
                engine["rss_before"],
                engine["start"],
            ),
            ("by hand in polars", hand["cpu"], hand["rss_peak"], hand["rss_before"], hand["start"]),
            ("icp score, Parquet in and out", whole["cpu"], whole["rss_peak"], "", ""),
        ],
    )
    times = engine["cpu"] / hand["cpu"]
    print()
    print_verdict("values that differ", "0", float(differing), kept=differing == 0)
    print_verdict(f"that differ for {ALONE} scored alone", "0", float(apart), kept=apart == 0)
    for what, figure, most in (
        ("CPU s of the engine", engine["cpu"], CPU_MAX),
        ("memory MB of the engine", engine["rss_peak"], RSS_MB_MAX),
        ("times the CPU by hand", times, BY_HAND_TIMES_MAX),
        ("CPU s of the command", whole["cpu"], COMMAND_CPU_MAX),
    ):
        print_verdict(what, f"<= {most:g}", figure, kept=figure <= most)


def _differing(folder: Path) -> int:
    """Values that the two sides, or the engine and the command, do not have alike."""
    ours, hand = (np.load(folder / f"{side}.npz") for side in ("ours", "by_hand"))
    written = pq.read_table(folder / "scores.parquet", columns=list(COLUMNS[:3])).to_pandas()
    found = 0
    for at, icp in enumerate(ICPS):
        for name in COLUMNS:
            mine, other = (side[f"{icp[0]}.{name}"] for side in (ours, hand))
            found += _told(f"{icp}.{name}, by hand", mine, other)
            if name != "tier":
                read = written[name].to_numpy()[at :: len(ICPS)]
                found += _told(f"{icp}.{name}, the command", mine, read)
    return found


def _told(what: str, mine: np.ndarray, other: np.ndarray) -> int:
    rows = np.flatnonzero(mine != other)
    if len(rows):
        first = rows[0]
        print(f"{what}: {len(rows)} differ, row {first}: {mine[first]!r}, not {other[first]!r}")
    return len(rows)


def write(folder: str, rows: int) -> Mapping[str, int]:
    """Write the profiles, the ICPs and the list of competitors."""
    file = Path(folder) / "profiles.parquet"
    write_profiles(file, rows)
    domains = pq.read_table(file, columns=["domain"])["domain"].to_pylist()
    write_config(Path(folder), domains[::COMPETITORS_EVERY])
    return {"rows": rows}


def prepared(folder: Path) -> pd.DataFrame:
    """The frame that both sides score."""
    entries = [entry for each in read_lists(folder / "lists") for entry in each.entries]
    return on_lists(read_profiles(folder / "profiles.parquet", day=DAY), entries, DAY)


def ours(folder: str) -> Figures:
    """Score with the engine."""
    icps = list(load_icps(Path(folder) / "icps").values())
    frame = prepared(Path(folder))
    started, held = cpu_seconds(), rss_peak_mb()
    table = score_companies(frame, icps, with_points=False)
    tiers = [columns.tier for columns in table.icps]
    spent = cpu_seconds() - started
    found = {
        f"{columns.icp.id[0]}.{name}": tier if name == "tier" else getattr(columns, name)
        for columns, tier in zip(table.icps, tiers, strict=True)
        for name in COLUMNS
    }
    np.savez(Path(folder) / "ours.npz", **found)
    return {"cpu": spent, "rss_peak": rss_peak_mb(), "rss_before": held, "start": started}


def by_hand(folder: str) -> Figures:
    """Score by hand in polars."""
    import polars as pl  # noqa: PLC0415 - the other side does without it
    from icp_by_hand import score_by_hand  # noqa: PLC0415

    frame = prepared(Path(folder)).rename(columns={"read.text": "is_described"})
    table = pa.table({name: pa.array(frame[name]) for name in frame if name != "company_key"})
    held = pl.from_arrow(table).rechunk()  # type: ignore[union-attr]
    numbers = [name for name, kind in held.schema.items() if kind == pl.Float64]
    held = held.with_columns(pl.col(numbers).fill_nan(None))
    del frame, table
    started, before = cpu_seconds(), rss_peak_mb()
    found = score_by_hand(held)
    spent = cpu_seconds() - started
    np.savez(Path(folder) / "by_hand.npz", **found)
    return {"cpu": spent, "rss_peak": rss_peak_mb(), "rss_before": before, "start": started}


def command(folder: str) -> Figures:
    """`prospects icp score` with Parquet in and out, the whole process."""
    here = Path(folder)
    options = {
        "--profiles": here / "profiles.parquet", "--out": here / "scores.parquet",
        "--config": here, "--reasons": "none", "--day": DAY,
    }  # fmt: skip
    call = [str(part) for option in options.items() for part in option]
    start = "from flows.cli import main; main()"
    subprocess.run([sys.executable, "-c", start, "icp", "score", *call], check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"cpu": used.ru_utime + used.ru_stime, "rss_peak": used.ru_maxrss * 1024 / 1e6}


def alone(folder: str) -> Mapping[str, int]:
    """Score some companies each in a file of its own, and count what differs from `ours`."""
    here, whole = Path(folder), np.load(Path(folder) / "ours.npz")
    table = pq.read_table(here / "profiles.parquet")
    icps = list(load_icps(here / "icps").values())
    rows = range(0, len(table), max(len(table) // ALONE, 1))
    return {"differing": sum(_differing_alone(here, table, row, icps, whole) for row in rows)}


def _differing_alone(
    here: Path, table: pa.Table, row: int, icps: Sequence[IcpSpec], whole: Mapping[str, np.ndarray]
) -> int:
    file = io.BytesIO()
    pq.write_table(table.slice(row, 1), file)
    file.seek(0)
    entries = [entry for each in read_lists(here / "lists") for entry in each.entries]
    scored = score_companies(on_lists(read_profiles(file, day=DAY), entries, DAY), icps)
    return sum(
        bool(getattr(columns, name)[0] != whole[f"{columns.icp.id[0]}.{name}"][row])
        for columns in scored.icps
        for name in COLUMNS
    )


JOBS = {"write": write, "ours": ours, "by_hand": by_hand, "command": command, "alone": alone}

if __name__ == "__main__":
    do_job(JOBS) if sys.argv[1:2] and sys.argv[1] in JOBS else main()
