"""Which sheets of a workbook are lists, and what is said of the others.

The first sheet that holds a list is read under the file's name, every further one under its own
name as well. What is hidden, no list, or by its name no list to prospect is told and not read;
`FILE.xlsx#Sheet` reads one sheet whatever it holds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from enrichment.intake.header_row import is_blank
from enrichment.intake.headers import map_headers
from enrichment.intake.needs import missing
from enrichment.intake.opt_out_columns import looks_like_opt_in, looks_like_opt_out
from enrichment.intake.raw_list import RawList
from enrichment.intake.sourcing import kind_of
from prospects.errors import InputError
from prospects.once import once
from prospects.specs.reading import read_yaml

_WORDS = Path(__file__).parent / "data" / "sheet_words.yml"
_FIELDS_ENOUGH = 2
"""A further sheet of one known column ("Name", "Code") may be a list of anything."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The top of a sheet.

    Attributes:
        name: As the workbook has it.
        rows: Its first rows as text, blank ones too.
        head: They as a list; None where the sheet is empty.
        is_hidden: Whether whoever opens the workbook does not see it.
    """

    name: str
    rows: Sequence[Sequence[str]]
    head: RawList | None
    is_hidden: bool = False

    @property
    def is_table(self) -> bool:
        """Whether some row has several cells; a cover sheet has its text in one column."""
        return any(sum(bool(cell.strip()) for cell in row) > 1 for row in self.rows)

    @property
    def is_empty(self) -> bool:
        """Whether no cell says anything."""
        return all(map(is_blank, self.rows))


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What of a workbook is read.

    Attributes:
        lists: Names of the sheets that are read, the one under the file's name first; empty
            where all are.
        notes: A sentence for each other sheet that holds something.
    """

    lists: tuple[str, ...]
    notes: tuple[str, ...] = ()


def choose_sheets(sheets: Sequence[Sheet], file_name: str, named: str = "") -> SheetChoice:
    """Choose the sheets that are read.

    Args:
        sheets: All of a workbook, in its order.
        file_name: Of the workbook, for messages.
        named: The sheet that somebody named, so that nobody has to ask about the others.

    Raises:
        InputError: A sheet beside the first list looks like one of opt-outs, which must not get
            lost and must not be taken for prospects.
    """
    filled = [sheet for sheet in sheets if not sheet.is_empty]
    reasons = {sheet.name: _reason(sheet) for sheet in filled}
    lists = [sheet.name for sheet in filled if not reasons[sheet.name]]
    if not lists:
        tables = [sheet for sheet in filled if sheet.is_table] or filled
        lists = [sheet.name for sheet in tables[:1]]
    others = [sheet for sheet in filled if sheet.name not in lists]
    for sheet in others:
        if _holds_opt_outs(sheet.name) and not named:
            raise InputError(
                f'{file_name}: sheet "{sheet.name}" looks like one of opt-outs and is not '
                "understood; put whoever said no on a suppression list (prospects suppress "
                f"import), then take the sheet out, or name the one to read: {file_name}#{lists[0]}"
            )
    notes = (_note(sheet.name, reasons[sheet.name], file_name) for sheet in others)
    return SheetChoice(tuple(lists), tuple(notes))


def find_sheet(names: Sequence[str], wanted: str, file_name: str) -> str:
    """The sheet that somebody named; case and outer blanks do not matter.

    Raises:
        InputError: There is none of that name.
    """
    key = wanted.strip().casefold()
    for name in (*(n for n in names if n == wanted), *names):
        if name.strip().casefold() == key:
            return name
    raise InputError(f'{file_name}: has no sheet "{wanted}"; it has {", ".join(names)}')


def _reason(sheet: Sheet) -> str:
    """Why a sheet is not read; empty where it is."""
    if sheet.is_hidden:
        return "it is hidden"
    if _holds_opt_outs(sheet.name):
        return "it looks like one of opt-outs"
    if _names_of_others() & set(re.findall(r"[^\W\d_]+", sheet.name.casefold())):
        return "by its name it is no list to prospect"
    return _lacks(sheet.head)


def _lacks(head: RawList | None) -> str:
    if head is None:
        return "it has no header"
    kind = kind_of(head)
    mapping = map_headers(head.columns, kind, samples=head.samples())
    if lacking := missing(mapping, kind):
        return f"no column with {lacking}"
    known = {field for field in mapping.mapping.values() if field}
    return "" if len(known) >= _FIELDS_ENOUGH else "only one of its columns is understood"


def _note(name: str, reason: str, file_name: str) -> str:
    return f'sheet "{name}" was not read: {reason}; to read it, name it: "{file_name}#{name}"'


def _holds_opt_outs(name: str) -> bool:
    return looks_like_opt_out(name) and not looks_like_opt_in(name)


@once
def _names_of_others() -> frozenset[str]:
    return frozenset(word for words in read_yaml(_WORDS).values() for word in words)
