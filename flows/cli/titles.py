"""`prospects titles`: what the job titles of a list say, and which persona each is."""

import csv
import io
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import islice
from pathlib import Path
from typing import Annotated, Literal, TextIO

import typer

from enrichment.intake import further_sheets
from enrichment.intake.whole_rows import Row, WholeRows, read_rows
from flows.cli.diagnostics import csv_cell
from flows.cli.options import CONFIG, TEMPLATES, Config, Templates
from flows.cli.standard_input import files_given
from flows.progress import progress_bar
from flows.title_answers import COLUMNS, TitleAnswers
from flows.title_columns import TitleColumns, choose_columns
from flows.title_reviewing import load_reviews
from flows.title_summary import TitleSummary
from flows.title_words import unknown_words
from flows.writing import require_folder, written_file
from prospects.specs.loading import load_personas
from prospects.specs.persona import PersonaSpec

_AT_ONCE = 5_000
"""Rows read, answered and written at a time."""
_MANY = 20_000
"""Rows from which a bar is worth its flicker."""


def titles(
    file: Annotated[str, typer.Argument(help="A list of any format; - is standard input.")],
    column: Annotated[
        str | None,
        typer.Option(
            "--column",
            metavar="NAME",
            help="Column of the job titles; found by its name if left out.",
        ),
    ] = None,
    country_column: Annotated[
        str | None,
        typer.Option("--country-column", metavar="NAME", help='Column of the country; "country".'),
    ] = None,
    industry_column: Annotated[
        str | None,
        typer.Option(
            "--industry-column", metavar="NAME", help='Column of the industry; "industry".'
        ),
    ] = None,
    headcount_column: Annotated[
        str | None,
        typer.Option(
            "--headcount-column", metavar="NAME", help='Column of the headcount; "headcount".'
        ),
    ] = None,
    count_as: Annotated[
        Literal["ic", "manager"] | None,
        typer.Option(
            "--manager-titles-count-as",
            help='What titles such as "Account Manager" count as; each persona says.',
        ),
    ] = None,
    summary: Annotated[
        bool, typer.Option("--summary", help="Personas, reasons and unknown words on stderr.")
    ] = False,
    config: Config = CONFIG,
    templates: Templates = TEMPLATES,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="CSV; else standard output.")
    ] = None,
) -> None:
    """Read the job titles of a list: level, functions and persona of each row, with the rule.

    Writes the same rows with more columns. Reviews in title_reviews.csv of --config decide first.

    Example: prospects titles contacts.csv --column "Job Title" --out titles.csv
    """
    require_folder("--out", out)
    personas = _personas(templates)
    reviews = load_reviews(config, personas)
    answers = TitleAnswers(personas.values(), reviews, count_as)
    context = {"country": country_column, "industry": industry_column,
               "headcount": headcount_column}  # fmt: skip
    with files_given([file]) as (path,):
        rows = read_rows(path)
        columns = choose_columns(rows, path.name, column, context)
        header, renamed = _header(rows.columns)
        _tell(*rows.notes, *_further(file, path), *columns.notes, *renamed)
        counts = TitleSummary()
        with _written(out) as stream, _bar(rows.total) as advance:
            _write(stream, [header])
            for some in _chunks(rows):
                _write(stream, _answered(some, columns, answers, counts, summary))
                advance(len(some))
    for line in counts.lines() if summary else [counts.line()]:
        typer.echo(line, err=True)


def _further(file: str, path: Path) -> Iterator[str]:
    """What to say of the other sheets of a workbook."""
    for sheet in further_sheets(path):
        yield f'sheet "{sheet}" is a list too; "{file}#{sheet}" reads it'


def _bar(rows: int) -> AbstractContextManager[Callable[[int], None]]:
    return progress_bar("Reading titles", rows if rows >= _MANY else 0)


def _personas(folder: Path) -> Mapping[str, PersonaSpec]:
    """All personas; without the folder that nobody named titles are read all the same."""
    if folder == TEMPLATES and not folder.is_dir():
        _tell(f"there is no folder {folder}, so no title is a persona; name one with --templates")
        return {}
    return load_personas(folder)


def _header(columns: Sequence[str]) -> tuple[Row, list[str]]:
    """Names of all columns, and what was renamed: ours are fixed, so a list's own give way."""
    taken, names, told = {*columns, *COLUMNS}, list[str](), list[str]()
    for name in columns:
        new = name
        while new in COLUMNS or (new != name and new in taken):
            new = f"input_{new}"
        if new != name:
            taken.add(new)
            told.append(f'the column "{name}" of the list is called "{new}" in the result')
        names.append(new)
    return [*names, *COLUMNS], told


def _chunks(rows: WholeRows) -> Iterator[list[Row]]:
    source = rows.rows()
    while some := list(islice(source, _AT_ONCE)):
        yield some


def _answered(
    rows: Sequence[Row],
    columns: TitleColumns,
    answers: TitleAnswers,
    counts: TitleSummary,
    with_words: bool,
) -> list[Row]:
    """Rows with their answers, which are counted."""
    asked = [columns.asked(row) for row in rows]
    found = answers.answer(asked)
    counts.add(asked, found)
    if with_words:
        for title, number in Counter(title for title, _ in asked).items():
            counts.add_words(unknown_words(title), number)
    return [[*row, *answer.cells] for row, answer in zip(rows, found, strict=True)]


@contextmanager
def _written(out: Path | None) -> Iterator[TextIO]:
    """Where rows go: a file that is whole or not there, or standard output."""
    with nullcontext() if out is None else written_file(out, "--out") as part:
        if part is None:
            yield sys.stdout
        else:
            with part.open("w", encoding="utf-8", errors="replace", newline="") as stream:
                yield stream


def _write(stream: TextIO, rows: Sequence[Row]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    for row in rows:
        # Python's own writer leaves a lone carriage return unquoted.
        if any("\r" in cell for cell in row):
            text.write(",".join(map(csv_cell, row)) + "\n")
        else:
            writer.writerow(row)
    stream.write(text.getvalue())


def _tell(*notes: str) -> None:
    for note in notes:
        typer.echo(f"prospects: {note}", err=True)
