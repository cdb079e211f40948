"""Scores as the rows of a result file."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from scoring.icp.reasons import Which, is_explained, row_sentences
from scoring.icp.scores import RANKED, IcpColumns

RESULT = pa.schema(
    {
        "domain": pa.string(), "icp": pa.string(), "tier": pa.string(),
        "score_min": pa.float64(), "score_max": pa.float64(), "coverage": pa.float64(),
        "reasons": pa.string(),
    }
)  # fmt: skip
"""Columns of a result file."""


def domains_of(frame: pd.DataFrame) -> "pa.Array":
    """Domain of each company of a file, empty where it has none."""
    return pa.array(frame["company_key"], type=pa.large_string())


def result_rows(
    icps: Sequence[IcpColumns], domains: "pa.Array", reasons: Which, companies_at_once: int
) -> Iterator["pa.Table"]:
    """One row a company and ICP, company by company; some companies at a time.

    Args:
        icps: The scores against each ICP.
        domains: Domain of each company, in the order of the scores.
        reasons: Which companies get reasons: sentences, parted by `|`.
        companies_at_once: Companies of one piece.
    """
    tiers = np.stack([columns.tier for columns in icps], axis=1)
    for start in range(0, len(domains), companies_at_once):
        here = range(start, min(start + companies_at_once, len(domains)))
        yield _piece(icps, domains, here, tiers[here.start : here.stop], reasons)


def _piece(
    icps: Sequence[IcpColumns], domains: "pa.Array", companies: range,
    tiers: npt.NDArray[np.int8], reasons: Which,
) -> "pa.Table":  # fmt: skip
    here = slice(companies.start, companies.stop)
    numbers = [
        np.stack([getattr(columns, name)[here] for columns in icps], axis=1).ravel()
        for name in ("score_min", "score_max", "coverage")
    ]
    every = pa.array(np.repeat(np.arange(here.start, here.stop), len(icps)))
    names = np.tile(np.arange(len(icps)), len(companies))
    columns = [
        domains.take(every),
        pa.array([columns.icp.id for columns in icps], pa.string()).take(pa.array(names)),
        pa.array(RANKED, pa.string()).take(pa.array(tiers.ravel())),
        *numbers,
        pa.array(_reasons(icps, companies, tiers, reasons), pa.string())
        if reasons != "none"
        else pa.nulls(len(every), pa.string()),
    ]
    return pa.table(columns, names=RESULT.names).cast(RESULT)


def _reasons(
    icps: Sequence[IcpColumns], companies: range, tiers: npt.NDArray[np.int8], which: Which
) -> Iterator[str | None]:
    for row, ranks in zip(companies, tiers, strict=True):
        for columns, rank in zip(icps, ranks, strict=True):
            yield _sentences(columns, row) if is_explained(RANKED[rank], which) else None


def _sentences(columns: IcpColumns, row: int) -> str | None:
    return "|".join(said.replace("|", "/") for said in row_sentences(columns, row)) or None
