"""Scores as the rows of a result file."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa

from scoring.icp.reasons import Which, is_explained, row_reasons
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
    for start in range(0, len(domains), companies_at_once):
        stop = min(start + companies_at_once, len(domains))
        yield _piece(icps, domains, range(start, stop), reasons)


def _piece(
    icps: Sequence[IcpColumns], domains: "pa.Array", companies: range, reasons: Which
) -> "pa.Table":
    here = slice(companies.start, companies.stop)
    every = np.repeat(np.arange(companies.start, companies.stop), len(icps))
    tiers = np.stack([columns.tier[here] for columns in icps], axis=1)
    said = [
        _reasons(columns, row, reasons) for row in companies for columns in icps
    ] if reasons != "none" else pa.nulls(len(every), pa.string())  # fmt: skip
    columns = [
        domains.take(pa.array(every)),
        pa.array([columns.icp.id for columns in icps] * len(companies), pa.string()),
        pa.array(RANKED, pa.string()).take(pa.array(tiers.ravel())),
        *(
            np.stack([getattr(columns, name)[here] for columns in icps], axis=1).ravel()
            for name in ("score_min", "score_max", "coverage")
        ),
        said,
    ]
    return pa.table(columns, names=RESULT.names).cast(RESULT)


def _reasons(columns: IcpColumns, row: int, which: Which) -> str | None:
    if not is_explained(RANKED[columns.tier[row]], which):
        return None
    found = row_reasons(columns, row)
    return "|".join(reason.sentence.replace("|", "/") for reason in found) or None
