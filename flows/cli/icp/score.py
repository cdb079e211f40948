"""`prospects icp score`: profiles of a file against the ICPs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import CONFIG, Config


class Which(StrEnum):
    """Which companies get reasons."""

    NONE = "none"
    SHOWN = "shown"
    ALL = "all"


def score(
    profiles: Annotated[str, typer.Option("--profiles", help="CSV or Parquet; - is stdin.")],
    icp: Annotated[str | None, typer.Option("--icp", help="Id of one ICP; all if left out.")] = None,
    config: Config = CONFIG,
    out: Annotated[Path | None, typer.Option("--out", help="CSV or Parquet file.")] = None,
    reasons: Annotated[Which, typer.Option("--reasons", help="Who gets reasons.")] = Which.SHOWN,
) -> None:
    """Score the companies of a file against the ICPs.

    Example: prospects icp score --profiles profiles.csv --out scores.csv
    """
    raise NotImplementedError(f"{profiles} {icp} {config} {out} {reasons}")
