"""Columns that forbid contact: which they are, what their cells forbid, and when nobody can tell.

Somebody who said no must not get lost: what looks like an opt-out and is not understood stops the
import, and a consent ("Email Opt-In: yes") is never read as its opposite.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from unicodedata import normalize

from enrichment.intake.header_names import forbids_every_channel, header_key
from enrichment.intake.person_cells import is_opt_out
from prospects.once import once
from prospects.rejected import ListKind
from prospects.specs.reading import read_yaml
from prospects.specs.source import OptOutColumn, Source, column_key

FIELDS = ("do_not_call", "do_not_email")
_LISTS = ("opt_outs", "opt_ins", "neither")
_WORDS = Path(__file__).parent / "data" / "opt_out_words.yml"


def looks_like_opt_out(column: str) -> bool:
    """Whether a column's name speaks of consent, opt-out or a ban on contact."""
    return _speaks(column, "opt_outs") or _speaks(column, "opt_ins")


def looks_like_opt_in(column: str) -> bool:
    """Whether a column's name speaks of consent, so that a yes allows contact."""
    return _speaks(column, "opt_ins") and not _speaks(column, "opt_outs")


def unclear_opt_outs(
    mapping: Mapping[str, str | None],
    named: Iterable[str],
    kind: ListKind,
    samples: Mapping[str, Sequence[str]],
    source: Source | None,
) -> Mapping[str, str]:
    """Columns that look like an opt-out and are not understood.

    Args:
        mapping: Column -> field.
        named: Columns that the user named on the command line.
        kind: A company list has no field for an opt-out, so that its cells count as well.
        samples: Column -> some of its filled cells.
        source: What was stated of the list's columns.

    Returns:
        Column -> what can be done about it.
    """
    stated = {column_key(each.column) for each in source.opt_outs} if source else set()
    told = {column_key(column) for column in named}
    unclear: dict[str, str] = {}
    for column, field in mapping.items():
        key = column_key(column)
        if field in FIELDS or key in stated | told or (source and source.clears(column)):
            continue
        says_so = kind == "companies" and _any_forbids(samples.get(column, ()))
        if looks_like_opt_out(column) or says_so:
            unclear[column] = _remedy(column, kind)
    return unclear


def _remedy(column: str, kind: ListKind) -> str:
    stating = "in config/sources (prospects headers FILE --save NAME writes it)"
    if kind == "companies":
        return (
            "put the companies that said no on a suppression list (prospects suppress import) and "
            f"take the column out, or name it under not_opt_outs {stating}"
        )
    if looks_like_opt_in(column):
        return (
            "a yes seems to allow contact, so say under opt_outs which cells do, or name the "
            f"column under not_opt_outs, {stating}"
        )
    return (
        f"name it with --map do_not_email={column} or --map do_not_call={column} if it forbids "
        f"contact, say under opt_outs or not_opt_outs what it means, {stating}, or take it out of "
        "the file"
    )


def forbidden_channels(
    columns: Mapping[str, str | None], stated: Sequence[OptOutColumn], cleared: frozenset[str],
    cells: Mapping[str, str],
) -> tuple[bool, bool]:  # fmt: skip
    """What a row forbids.

    A cell that as a whole says "Unsubscribed" or "Do not contact" forbids whatever its column is
    called.

    Args:
        columns: Column -> field.
        stated: What a person stated of columns.
        cleared: Columns that are stated to be no opt-out, as `column_key` writes them.
        cells: Column -> cell of the row.

    Returns:
        Whether calls are forbidden, and whether e-mail is.
    """
    no_calls = no_emails = False
    rules = {column_key(rule.column): rule for rule in stated}
    for column, text in cells.items():
        field = columns.get(column)
        rule = rules.get(column_key(column)) if rules else None
        if rule is not None:
            forbids = rule.forbids_contact(text)
            no_calls |= forbids and "phone" in rule.forbids
            no_emails |= forbids and "email" in rule.forbids
        elif field in FIELDS:
            forbids = is_opt_out(text)
            every = forbids and forbids_every_channel(column)
            no_calls |= every or (forbids and field == "do_not_call")
            no_emails |= every or (forbids and field == "do_not_email")
        elif text and says_no(text) and column_key(column) not in cleared:
            no_calls = no_emails = True
    return no_calls, no_emails


def says_no(cell: str) -> bool:
    """Whether a cell as a whole is an opt-out: "Unsubscribed", "Do not contact"."""
    return len(cell) <= _LONGEST_NO and " ".join(cell.casefold().split()).strip(" .!") in _nos()


_LONGEST_NO = 40


def _any_forbids(cells: Sequence[str]) -> bool:
    return any(says_no(cell) for cell in cells)


def _speaks(column: str, list_name: str) -> bool:
    key = header_key(column)
    patterns = _patterns()
    return bool(patterns[list_name].search(key)) and not patterns["neither"].search(key)


@once
def _patterns() -> Mapping[str, re.Pattern[str]]:
    # Keys of headers hold Korean syllables taken apart, so the words must too.
    words = {name: normalize("NFD", "|".join(_data()[name])) for name in _LISTS}
    return {name: re.compile(word) for name, word in words.items()}


@once
def _nos() -> frozenset[str]:
    return frozenset(_data()["cells"])


@once
def _data() -> Mapping[str, Any]:
    return read_yaml(_WORDS)
