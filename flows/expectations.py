"""Expectations of ICPs with the profiles they are judged by."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from flows.known_companies import Known, company_key_of
from prospects.errors import Fault, InputError
from prospects.specs.icp import Expectation, IcpSpec, spelt_like
from scoring.icp.expectations import Asked, Verdict, asked_of, judge_expectations
from scoring.icp.profile_file import FILE_COLUMNS, read_profiles

EXTRA = "extra."
_OPEN_FILE = "standard input: "
"""What the reader of profiles calls a file without a name."""


@dataclass(frozen=True, slots=True)
class Judged:
    """All expectations that were asked for.

    Attributes:
        verdicts: One each, in the order of the files.
        unread: Sentences on values of a profile in an ICP file that cannot be read.
    """

    verdicts: tuple[Verdict, ...]
    unread: tuple[tuple[Asked, str], ...] = ()


def judge(icps: Sequence[IcpSpec], known: Known, *, asked: Sequence[Asked] | None = None) -> Judged:
    """Judge the expectations of some ICPs.

    One with a profile of its own is judged by that alone, any other by what is known.

    Args:
        icps: All ICPs that count together.
        known: Where the profiles of the others come from.
        asked: The expectations; None is those of all `icps`.
    """
    wanted = asked_of(icps) if asked is None else asked
    own = [each for each in wanted if each.expectation.profile]
    others = [each for each in wanted if not each.expectation.profile]
    told: list[tuple[Asked, str]] = []
    verdicts = [_judge_own(each, icps, known, told) for each in own]
    verdicts += _judge_known(others, icps, known)
    place = {(each.icp.id, each.position): number for number, each in enumerate(wanted)}
    ordered = sorted(verdicts, key=lambda v: place[v.asked.icp.id, v.asked.position])
    return Judged(tuple(ordered), tuple(told))


def expectation_faults(judged: Judged, folder: Path) -> list[Fault]:
    """Broken expectations, and profiles that cannot be read, as faults of the ICP files."""
    faults = [
        Fault(
            _file(asked, folder),
            f"expectations[{asked.position}].profile",
            sentence,
        )
        for asked, sentence in judged.unread
    ]
    return faults + [
        Fault(_file(v.asked, folder), f"expectations[{v.asked.position}]", broken_words(v))
        for v in judged.verdicts
        if v.state == "broken"
    ]


def broken_words(verdict: Verdict) -> str:
    """Why an expectation is broken, in one line."""
    expectation = verdict.asked.expectation
    wanted = " or ".join(expectation.tier)
    moved = "; ".join(reason.sentence for reason in verdict.moving)
    why = f" (wanted: {expectation.why})" if expectation.why else ""
    return f"{expectation.company} must be {wanted} and is {verdict.words}{why}: {moved}"


def _file(asked: Asked, folder: Path) -> str:
    return str(folder / f"{asked.icp.id}.yml")


def _judge_own(
    asked: Asked, icps: Sequence[IcpSpec], known: Known, told: list[tuple[Asked, str]]
) -> Verdict:
    def tell(sentence: str) -> None:
        told.append((asked, sentence.removeprefix(_OPEN_FILE)))

    try:
        frame = inline_frame(asked.expectation, icps, replace(known, tell=tell))
    except InputError as error:
        tell(str(error))
        return Verdict(asked, None)
    [verdict] = judge_expectations([asked], {0: 0}, frame, icps)
    return verdict


def _judge_known(asked: Sequence[Asked], icps: Sequence[IcpSpec], known: Known) -> list[Verdict]:
    keys = [known.key_of(each.expectation.company) for each in asked]
    frame = known.frame(icps, keys) if keys else None
    if frame is None:
        return [Verdict(each, None) for each in asked]
    place = {key: row for row, key in enumerate(frame["company_key"])}
    rows = {number: place[key] for number, key in enumerate(keys) if key in place}
    return judge_expectations(asked, rows, frame, icps)


def inline_frame(expectation: Expectation, icps: Sequence[IcpSpec], known: Known) -> pd.DataFrame:
    """One row: the profile of an expectation, read as a profiles file is."""
    cells = {"domain": company_key_of(expectation.company)} | expectation.profile
    for column in sorted(set(cells) - FILE_COLUMNS - _extra_columns(icps)):
        if not column.startswith(EXTRA):
            known.tell(_unknown_column(column))
    frame = read_profiles(_as_file(cells), day=known.day, tell=known.tell)
    return known.on_lists(frame)


def _extra_columns(icps: Sequence[IcpSpec]) -> set[str]:
    """Columns without canonical field that the ICPs ask for."""
    return {
        column
        for icp in icps
        for criterion in icp.criteria
        if isinstance(column := getattr(criterion, "column", None), str)
    }


def _unknown_column(column: str) -> str:
    near = next(iter(spelt_like(column, FILE_COLUMNS)), None)
    meant = f"did you mean {near}? use" if near else "use"
    return (
        f'"{column}" is no column of a profiles file; {meant} {", ".join(sorted(FILE_COLUMNS))} '
        f"or {EXTRA}{column}"
    )


def _as_file(cells: Mapping[str, Any]) -> io.BytesIO:
    """A CSV file of one row."""
    text = io.StringIO()
    csv.writer(text).writerows([list(cells), [_cell(value) for value in cells.values()]])
    return io.BytesIO(text.getvalue().encode())


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "|".join(map(str, value)) if isinstance(value, tuple) else str(value)
