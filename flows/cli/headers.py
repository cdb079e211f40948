"""`prospects headers`: how the columns of a list are understood, and the mapping saved."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from enrichment.intake import (
    HeaderMapping,
    RawList,
    further_sheets,
    kind_of,
    map_headers,
    read_list,
    reading_notes,
    require_columns,
    source_fields,
    with_source,
)
from enrichment.intake.headers import known_fields
from enrichment.intake.source_text import source_id, source_text
from flows.cli.options import CONFIG, Config, field_and_column
from flows.cli.standard_input import files_given
from prospects.errors import UsageError
from prospects.rejected import ListKind
from prospects.specs.reading import load_spec
from prospects.specs.source import Source, load_sources


def headers(
    file: Annotated[str, typer.Argument(help="A raw list, or BOOK.xlsx#SHEET; - is stdin.")],
    kind: Annotated[
        Literal["companies", "contacts"] | None, typer.Option("--kind", help="What it lists.")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", help="FIELD=COLUMN, where it is not understood by itself."),
    ] = None,
    save: Annotated[
        str | None,
        typer.Option("--save", metavar="NAME", help="Save the mapping in config/sources."),
    ] = None,
    config: Config = CONFIG,
) -> None:
    """Show how the columns of a list are understood, as JSON.

    Doubtful columns are not used; they are shown apart. --save writes the mapping down as a
    source, with the doubts as comments to decide.

    Example: prospects headers people.csv --save "Apollo export"
    """
    sources = load_sources(config / "sources", source_fields())
    with files_given([file]) as (path,):
        raw = with_source(read_list(path), sources.values())
        further = further_sheets(path)
    holds: ListKind = kind or kind_of(raw)
    chosen = _chosen(raw, columns or (), holds)
    mapped = map_headers(raw.columns, holds, chosen, samples=raw.samples(), source=raw.source)
    notes = [
        *reading_notes(raw, is_kind_named=kind is not None),
        *(f'sheet "{sheet}" is a list too; see it with "{file}#{sheet}"' for sheet in further),
    ]
    answer = {**shown(raw, holds, mapped), "notes": notes}
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    if save is not None:
        path = _save(config / "sources", save, source_text(save, raw, holds, mapped), sources)
        print(f"Saved: {path}", file=sys.stderr)  # noqa: T201


def shown(raw: RawList, kind: ListKind, mapped: HeaderMapping) -> dict[str, Any]:
    """The answer of the command as a value."""
    return {
        "kind": kind, "encoding": raw.encoding, "delimiter": raw.delimiter, "rows": raw.rows,
        "mapping": dict(mapped.mapping), "doubtful": dict(mapped.doubtful),
        "why": dict(mapped.why), "unclear_opt_outs": list(mapped.unclear_opt_outs),
        "source": raw.source.name if raw.source else None,
    }  # fmt: skip


def _chosen(raw: RawList, columns: Sequence[str], kind: ListKind) -> dict[str, str]:
    chosen = dict(field_and_column(text) for text in columns)
    require_columns(chosen, [raw])
    for field, column in chosen.items():
        if field not in known_fields(kind):
            allowed = ", ".join(known_fields(kind))
            raise UsageError(f"--map {field}={column}: is no field of {kind}; use one of {allowed}")
    return chosen


def _save(folder: Path, name: str, text: str, sources: Mapping[str, Source]) -> Path:
    """Write a source's file, never over another one.

    Raises:
        UsageError: There is one of that name.
    """
    path = folder / f"{source_id(name)}.yml"
    same = [id_ for id_, source in sources.items() if source.name.casefold() == name.casefold()]
    if path.exists() or same:
        known = path if path.exists() else folder / f"{same[0]}.yml"
        raise UsageError(f"--save {name}: {known} is there already; edit it, or give another name")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    try:
        load_spec(Source, path)
    except UsageError:
        path.unlink()
        raise
    return path
