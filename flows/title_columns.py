"""Which columns of a list hold job titles, and what else is known beside them.

The title is the column `title`, else the one that the vocabulary of lists takes for job titles.
Country, industry and headcount change what a title means, so that none of them counts unless
somebody names it or the column is called just so; what may be meant by others is told.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from enrichment.intake import HeaderMapping, map_headers
from enrichment.intake.whole_rows import Row, WholeRows
from flows.title_context import context_of_cells
from prospects.errors import UsageError
from prospects.title_reading import NO_CONTEXT, TitleContext

CONTEXT = ("country", "industry", "headcount")
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class TitleColumns:
    """Places of columns in a row.

    Attributes:
        title: Of the job title.
        context: Field of the context -> its place; only those that count.
        notes: What was taken without being asked for, a sentence each.
    """

    title: int
    context: Mapping[str, int]
    notes: tuple[str, ...] = ()

    def asked(self, row: Row) -> tuple[str, TitleContext]:
        """Title and context of a row."""
        if not self.context:
            return row[self.title], NO_CONTEXT
        cells = {field: row[place] for field, place in self.context.items()}
        return row[self.title], context_of_cells(*(cells.get(field, "") for field in CONTEXT))


def choose_columns(
    rows: WholeRows, file: str, title: str | None, context: Mapping[str, str | None]
) -> TitleColumns:
    """Choose the columns of a list.

    Args:
        rows: The list.
        file: Its name for messages.
        title: The column that the user named, or None.
        context: Field -> the column that the user named; None leaves it to the names, and ""
            takes none.

    Raises:
        UsageError: A named column is not there, or none is known to hold job titles.
    """
    fields = map_headers(tuple(rows.samples), "contacts", samples=rows.samples)
    at = _choice(rows.columns, file)
    notes: tuple[str, ...] = ()
    if title is None:
        place, notes = _title_place(rows, fields.columns_of("title"), file)
    else:
        place = at("--column", title)
    places: dict[str, int] = {}
    for field, named in context.items():
        if named:
            places[field] = at(f"--{field}-column", named)
        elif named is None:
            found, note = _beside(field, rows.columns, fields)
            places |= {} if found is None else {field: found}
            notes += (note,) if note else ()
    return TitleColumns(place, places, notes)


def _choice(columns: Sequence[str], file: str) -> Callable[[str, str], int]:
    """Option and name -> place of the column."""

    def place_of(option: str, name: str) -> int:
        place = columns.index(name) if name in columns else _called(columns, name)
        if place is None:
            raise UsageError(f"{option} {name}: {file} has no such column ({_listed(columns)})")
        return place

    return place_of


def _title_place(rows: WholeRows, meant: Sequence[str], file: str) -> tuple[int, tuple[str, ...]]:
    """Place of the column with job titles, without being told, and what to say of it.

    Raises:
        UsageError: None is known to be it.
    """
    columns, only = rows.columns, ""
    # Beside a "Job Title", a "Title" is often how people are addressed.
    named = next((name for name in ("title", *meant) if name in columns), None)
    place = _called(columns, "title") if named is None else columns.index(named)
    if place is None and len(columns) == 1:
        # A list of titles alone may have no header at all.
        place, only = 0, ", the only one, and its first line is taken for its name"
    if place is None:
        raise UsageError(
            f"{file}: no column is known to hold job titles ({_listed(columns)}); name it with "
            "--column NAME"
        )
    told = f'job titles are read from the column "{columns[place]}"{only}'
    return place, () if columns[place] == "title" else (told,)


def _beside(field: str, columns: Sequence[str], fields: HeaderMapping) -> tuple[int | None, str]:
    """Place of a column that is called as the field, else none; and what to say of it."""
    option, own = f"--{field}-column", _called(columns, field)
    if own is not None:
        return own, f'the {field} in "{columns[own]}" counts as well; {option} "" leaves it out'
    meant = (*fields.columns_of(field), *fields.columns_of(f"company.{field}"))
    if not meant:
        return None, ""
    return None, f'"{meant[0]}" may be the {field}; {option} "{meant[0]}" makes it count'


def _called(columns: Sequence[str], name: str) -> int | None:
    """Place of the first column of a name, whatever its case and outer blanks."""
    key = name.strip().casefold()
    return next((at for at, own in enumerate(columns) if own.strip().casefold() == key), None)


def _listed(columns: Sequence[str]) -> str:
    names = [" ".join(name.split()) or "(no name)" for name in columns[:_SHOWN]]
    return f"columns: {', '.join(names)}{', ...' if len(columns) > _SHOWN else ''}"
