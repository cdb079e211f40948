"""What a person decided on likenesses, carried out line by line."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flows.merging import merge_by_person
from prospects.errors import InputError, ProspectsError
from prospects.merge import MergeOf, Reading, apart
from prospects.store import Store

DECISIONS = ("merge", "apart")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What became of a reviewed file.

    Attributes:
        merged: Pairs that were merged.
        apart: Pairs that are apart from now on.
        open: Lines without a decision.
        refused: One sentence for each line that was not carried out.
    """

    merged: int
    apart: int
    open: int
    refused: tuple[str, ...]


def apply_review(store: Store, file: Path, reading: Reading) -> Reviewed:
    """Carry out the decisions of a file, line by line; one that cannot be is refused and told.

    Args:
        store: The database.
        file: As `outreach.exports.likenesses` writes it, with decisions.
        reading: When, and who decided.

    Raises:
        InputError: The file cannot be read or lacks a column.
    """
    counts = {"merge": 0, "apart": 0, "": 0}
    refused: list[str] = []
    for number, row in enumerate(_rows(file), start=2):
        decision = (row.get("decision") or "").strip().lower()
        try:
            _carry_out(store, decision, row, reading)
        except (ProspectsError, ValueError) as error:
            refused.append(f"{file}: line {number}: {error}")
        else:
            counts[decision] += 1
    return Reviewed(counts["merge"], counts["apart"], counts[""], tuple(refused))


def _rows(file: Path) -> list[dict[str, str | None]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            sample = opened.readline()
            opened.seek(0)
            # A spreadsheet may save the file with the semicolons of its country.
            delimiter = ";" if sample.count(";") > sample.count(",") else ","
            reader = csv.DictReader(opened, delimiter=delimiter)
            rows = list(reader)
    except FileNotFoundError:
        raise InputError(f"{file}: does not exist; name the likenesses.csv of a day") from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{file}: cannot be read as CSV: {error}") from None
    missing = [
        c for c in ("decision", "what", "one", "other") if c not in (reader.fieldnames or ())
    ]
    if missing:
        raise InputError(
            f"{file}: lacks the column {missing[0]}; hand back a likenesses.csv with its columns"
        )
    return rows


def _carry_out(
    store: Store, decision: str, row: Mapping[str, str | None], reading: Reading
) -> None:
    if not decision:
        return
    what, one, other = _pair(row)
    if decision == "merge":
        merge_by_person(store, what, one, other, reading)
    elif decision == "apart":
        store.add_apart([apart(what, one, other, reading.by, reading.at)])
    else:
        raise ValueError(f'"{decision}" is no decision; use {" or ".join(DECISIONS)}')


def _pair(row: Mapping[str, str | None]) -> tuple[MergeOf, str, str]:
    one, other = (row["one"] or "").strip(), (row["other"] or "").strip()
    what = (row["what"] or "").strip()
    if not one or not other or one == other:
        raise ValueError("does not name two; leave the columns one and other as they were")
    if what == "company":
        return "company", one, other
    if what == "contact":
        return "contact", one, other
    raise ValueError(f'"{what}" is neither company nor contact; leave the column as it was')
