"""Which companies of a frame are on the owner's lists, by domain or name."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from prospects.company import loose_name
from prospects.domain import parse_domain
from prospects.suppression import SuppressionEntry
from scoring.icp.words import Truths

_Names = dict[str, list[str]]


def on_lists(frame: pd.DataFrame, entries: Iterable[SuppressionEntry], day: date) -> pd.DataFrame:
    """A frame with the column `lists`: the lists that each company is on.

    Args:
        frame: With `company_key`, the domain or empty, and perhaps `name`.
        entries: Entries of the owner's lists.
        day: Entries that are not in force on it do not count.

    Returns:
        A new frame; names of lists in the order in which they first come.
    """
    held = [entry for entry in entries if entry.holds_on(day)]
    domains = _by_list(held, "domain")
    names = _by_list(held, "name")
    lists = list(dict.fromkeys([*domains, *names]))
    hosts, named = _domains(_texts(frame, "company_key")), _texts(frame, "name")
    found = [
        _is_in(hosts, domains.get(each, [])) | _is_named(named, names.get(each, []))
        for each in lists
    ]
    return frame.assign(lists=pd.Series(_words(found, lists, len(frame)), index=frame.index))


def _by_list(entries: Iterable[SuppressionEntry], scope: str) -> _Names:
    values: _Names = defaultdict(list)
    for entry in entries:
        if entry.scope == scope:
            values[entry.list_name].append(entry.value)
    return values


def _texts(frame: pd.DataFrame, column: str) -> "pa.Array":
    if column not in frame:
        return pa.nulls(len(frame), pa.large_string())
    return pa.array(frame[column], type=pa.large_string(), from_pandas=True)


def _domains(keys: "pa.Array") -> "pa.Array":
    """Keys with the domain in place of each that is an address; only those are looked at."""
    is_address = pc.fill_null(pc.match_substring_regex(keys, r"^www\.|[/:@]"), False)
    if not pc.any(is_address).as_py():
        return keys
    domains = [parse_domain(key) or key for key in keys.filter(is_address).to_pylist()]
    return pc.replace_with_mask(keys, is_address, pa.array(domains, pa.large_string()))


def _is_in(keys: "pa.Array", values: list[str]) -> Truths:
    return np.asarray(pc.is_in(keys, value_set=pa.array(values, pa.large_string())))


def _is_named(names: "pa.Array", wanted: list[str]) -> Truths:
    """Which names are one of some loose names; only those that may be are looked at closely."""
    found = np.zeros(len(names), dtype=np.bool_)
    if wanted:
        loose = frozenset(wanted)
        for row in np.flatnonzero(_may_be(names, wanted)):
            found[row] = loose_name(names[int(row)].as_py()) in loose
    return found


def _may_be(names: "pa.Array", wanted: list[str]) -> Truths:
    """Names that hold the longest word of one that is wanted, and those beyond ASCII."""
    words = {max(name.split(), key=len) for name in wanted}
    # Loose names have no "e" after a, o and u, and no punctuation: "Mueller's" is "mullers".
    body = "|".join(re.sub("([aou])", r"\1e*", re.escape(word)) for word in sorted(words))
    squashed = pc.replace_substring_regex(pc.ascii_lower(names), "[^a-z0-9]+", "")
    held = pc.or_(pc.match_substring_regex(squashed, body), pc.invert(pc.string_is_ascii(names)))
    return np.asarray(pc.fill_null(held, False))


def _words(found: list[Truths], lists: list[str], size: int) -> "pd.arrays.ArrowExtensionArray":
    """Names of lists as a list a row."""
    on = np.stack(found, axis=1) if found else np.zeros((size, 0), dtype=np.bool_)
    ends = np.cumsum(on.sum(axis=1))
    starts = pa.array(np.concatenate([[0], ends]).astype(np.int32))
    words = pa.array(lists, pa.large_string()).take(pa.array(np.nonzero(on)[1]))
    return pd.arrays.ArrowExtensionArray(pa.ListArray.from_arrays(starts, words))
