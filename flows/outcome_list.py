"""A file of outcomes, read as any list is."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from enrichment.intake import map_headers, read_list
from scoring.icp.export import Export, OutcomeList, outcomes_in


def read_outcomes(
    path: Path, chosen: Mapping[str, str], tell: Callable[[str], None], day: date
) -> OutcomeList:
    """Read a CRM export: one row a company or deal, with its outcome.

    Args:
        path: CSV, XLSX, JSON or Parquet.
        chosen: Role or field -> column that the user named.
        tell: Takes a sentence for each column of which some values cannot be read.
        day: Day from which ages are counted.

    Raises:
        InputError: It cannot be read, or no column tells how it ended.
        UsageError: A column that the user named is not there.
    """
    raw = read_list(path)
    frame = raw.frame.reset_index(drop=True).astype(object)
    frame.columns = pd.Index(raw.columns)
    mapping = map_headers(raw.columns, "companies", samples=raw.samples())
    export = Export(raw.file_name, frame, mapping.mapping, mapping.ranks)
    return outcomes_in(export, chosen, tell, day)
