"""`prospects icp score`: profiles of a file against the ICPs."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pandas as pd
import pyarrow as pa
import typer

from flows.cli.icp.result_file import write_result
from flows.cli.options import CONFIG, Config, Day, day_of
from flows.icps import load_own_icps
from flows.owner_lists import load_entries
from flows.progress import progress_bar
from flows.writing import require_folder
from prospects.errors import UsageError
from prospects.specs.icp import IcpSpec
from scoring.icp import extra_columns, score_companies
from scoring.icp.columns import EXTRA
from scoring.icp.listed import on_lists
from scoring.icp.profile_file import read_profiles
from scoring.icp.results import domains_of, result_rows

_AT_ONCE = {"none": 250_000, "shown": 2_000, "all": 2_000}
"""Companies written at a time: with reasons few, so that the bar moves."""
_NAMED = 5
"""Columns that a message names."""
_MANY = 10_000
"""Companies from which a bar is worth its flicker."""


class Which(StrEnum):
    """Which companies get reasons."""

    NONE = "none"
    SHOWN = "shown"
    ALL = "all"


def score(
    profiles: Annotated[
        str, typer.Option("--profiles", metavar="FILE", help="CSV or Parquet; - is stdin.")
    ],
    icp: Annotated[
        str | None, typer.Option("--icp", metavar="NAME", help="One ICP; all if left out.")
    ] = None,
    config: Config = CONFIG,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="CSV, or Parquet by its name; else stdout."),
    ] = None,
    reasons: Annotated[
        Which, typer.Option("--reasons", help="Companies with reasons; shown: A, B, needs_data.")
    ] = Which.SHOWN,
    day: Day = None,
) -> None:
    """Score the companies of a file against the ICPs of a configuration.

    Reads no database. Writes one row a company and ICP: `domain,icp,tier,score_min,score_max,
    coverage,reasons`. Example: prospects icp score --profiles profiles.csv --out scores.csv
    """
    require_folder("--out", out)
    today = day_of(day)
    icps = load_own_icps(config)
    wanted = _wanted(icps, icp, config)
    source = sys.stdin.buffer if profiles == "-" else Path(profiles)
    frame = on_lists(read_profiles(source, day=today, tell=_tell), load_entries(config), today)
    _tell_unasked(frame, icps.values())
    criteria = sum(len(each.criteria) for each in icps.values())
    with progress_bar("Scoring", criteria if len(frame) >= _MANY else 0) as advance:
        told = reasons is not Which.NONE
        table = score_companies(frame, [*icps.values()], with_points=told, advance=advance)
    asked = [columns for columns in table.icps if columns.icp.id in wanted]
    rows = result_rows(asked, domains_of(frame), reasons.value, _AT_ONCE[reasons.value])
    with progress_bar("Writing scores", len(frame)) as advance:
        write_result(_counted(rows, len(asked), advance), out)


def _counted(
    pieces: Iterable["pa.Table"], icps: int, advance: Callable[[int], None]
) -> Iterator["pa.Table"]:
    for piece in pieces:
        yield piece
        advance(len(piece) // icps)


def _wanted(icps: Mapping[str, IcpSpec], name: str | None, config: Path) -> frozenset[str]:
    """Ids of the ICPs that are asked for.

    Raises:
        UsageError: There is no such ICP.
    """
    if name is None:
        return frozenset(icps)
    if name not in icps:
        raise UsageError(f"--icp {name}: {config / 'icps'} has no such ICP; use {', '.join(icps)}")
    return frozenset({name})


def _tell_unasked(frame: pd.DataFrame, icps: Iterable[IcpSpec]) -> None:
    """A raw list is soon taken for a file of profiles: say which columns count for nothing."""
    asked = {column.casefold() for column in extra_columns(icps)}
    extras = [str(c).removeprefix(EXTRA) for c in frame.columns if str(c).startswith(EXTRA)]
    if unasked := [column for column in extras if column.casefold() not in asked]:
        more = f" and {len(unasked) - _NAMED} more" if len(unasked) > _NAMED else ""
        _tell(
            f"no ICP asks for the columns {', '.join(unasked[:_NAMED])}{more}; a profiles file "
            "names its columns as docs/commands.md does, prospects intake reads any list"
        )


def _tell(message: str) -> None:
    typer.echo(f"prospects: {message}", err=True)
