"""`prospects domains`: what intake makes of a file of URLs."""

import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from prospects.domain import parse_domain
from prospects.errors import InputError


def domains(
    file: Annotated[str, typer.Argument(help="One URL or host a line; - is standard input.")],
) -> None:
    """Write the registrable domain of each line, as CSV; empty where there is none.

    Example: prospects domains hosts.txt
    """
    with tempfile.TemporaryDirectory() as folder:
        path = path_of(file, Path(folder))
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


def path_of(file: str, folder: Path) -> Path:
    """The file itself, or standard input as a file."""
    if file != "-":
        return Path(file)
    path = folder / "standard input"
    path.write_bytes(sys.stdin.buffer.read())
    return path
