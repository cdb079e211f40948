"""`prospects headers` and `prospects domains`: what intake makes of a file."""

import json
import sys
import tempfile
from pathlib import Path
from typing import Annotated, Literal

import typer

from enrichment.intake import guess_kind, map_headers, read_list
from prospects.domain import parse_domain
from prospects.errors import InputError


def headers(
    file: Annotated[str, typer.Argument(help="A raw list; - is standard input.")],
    kind: Annotated[
        Literal["companies", "contacts"] | None, typer.Option("--kind", help="What it lists.")
    ] = None,
) -> None:
    """Show how the columns of a list are understood, as JSON.

    Doubtful columns are not used; they are shown apart. Example: prospects headers people.csv
    """
    with tempfile.TemporaryDirectory() as folder:
        raw = read_list(_path_of(file, Path(folder)))
    chosen = kind or guess_kind(raw.columns)
    mapped = map_headers(raw.columns, chosen)
    shown = {
        "kind": chosen, "encoding": raw.encoding, "delimiter": raw.delimiter, "rows": raw.rows,
        "mapping": dict(mapped.mapping), "doubtful": dict(mapped.doubtful),
    }  # fmt: skip
    typer.echo(json.dumps(shown, ensure_ascii=False, indent=2))


def domains(
    file: Annotated[str, typer.Argument(help="One URL or host a line; - is standard input.")],
) -> None:
    """Write the registrable domain of each line, as CSV; empty where there is none.

    Example: prospects domains hosts.txt
    """
    with tempfile.TemporaryDirectory() as folder:
        path = _path_of(file, Path(folder))
        try:
            text = path.read_bytes().decode("utf-8-sig", "replace")
        except OSError as error:
            raise InputError(f"{file}: cannot be read: {error.strerror}") from None
    # Only a line feed ends a line: a URL may hold what Python also takes for an end.
    lines = (
        [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []
    )
    typer.echo("input,domain")
    for line in lines:
        typer.echo(f"{csv_cell(line)},{parse_domain(line) or ''}")


def csv_cell(text: str) -> str:
    """One CSV cell (RFC 4180); Python's own writer leaves a lone carriage return unquoted."""
    if any(character in text for character in '",\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _path_of(file: str, folder: Path) -> Path:
    """The file itself, or standard input as a file."""
    if file != "-":
        return Path(file)
    path = folder / "standard input"
    path.write_bytes(sys.stdin.buffer.read())
    return path
