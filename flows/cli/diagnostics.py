"""`prospects domains`: what intake makes of a file of URLs."""

from typing import Annotated

import typer

from flows.cli.standard_input import files_given
from prospects.domain import parse_domain
from prospects.errors import InputError


def domains(
    file: Annotated[str, typer.Argument(help="One URL or host a line; - is standard input.")],
) -> None:
    """Write the registrable domain of each line, as CSV; empty where there is none.

    Example: prospects domains hosts.txt
    """
    with files_given([file]) as (path,):
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
