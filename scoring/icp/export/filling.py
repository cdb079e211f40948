"""What an export says of companies together with what is known of them elsewhere."""

import numpy as np
import pandas as pd

from scoring.icp.learning import Ended


def with_profiles(ended: Ended, known: pd.DataFrame | None) -> tuple[Ended, int]:
    """Companies with what is known of them elsewhere; what their own file says stands.

    Args:
        ended: The companies.
        known: Profiles with distinct `company_key`; None where nothing is known.

    Returns:
        The companies, and how many of them are known elsewhere.
    """
    if known is None or known.empty:
        return ended, 0
    own = ended.frame.astype(object)
    first = known.drop_duplicates("company_key").set_index("company_key")
    other = first.reindex(own["company_key"]).reset_index(drop=True).astype(object)
    none = pd.Series([None] * len(own), dtype=object)
    merged = {
        str(column): _filled(own.get(column, none), other.get(column, none), str(column))
        for column in dict.fromkeys([*own.columns, *other.columns])
        if column != "profile"
    }
    frame = pd.DataFrame(merged)
    found = int(own["company_key"].isin(first.index).sum())
    return Ended(frame, ended.outcomes, ended.values, ended.left_out), found


def _filled(own: pd.Series, other: pd.Series, column: str) -> pd.Series:
    """Values of one's own, and of the other where there is none; lists as tuples."""
    pairs = zip(map(_plain, own), map(_plain, other), strict=True)
    values = [b if _is_unknown(a) else a for a, b in pairs]
    if column == "site_read" or column.startswith("read."):
        return pd.Series([value is True or value == 1 for value in values], dtype=bool)
    return pd.Series(values, dtype=object)


def _plain(value: object) -> object:
    return tuple(value) if isinstance(value, list | np.ndarray) else value


def _is_unknown(value: object) -> bool:
    """Whether a value is missing; a false truth ("not read") gives way to the other's."""
    if isinstance(value, tuple):
        return not value
    return value is False or bool(pd.isna(value))  # type: ignore[call-overload]
