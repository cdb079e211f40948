"""`prospects fingerprints`: what a set of fingerprints can show, and what it cannot."""

import csv
import logging
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from enrichment.technographics import choose_engine
from enrichment.technographics.fingerprints.coverage import (
    Coverage,
    FieldCount,
    Finding,
    coverage_of,
)

_NOTES = {
    "js": "js: names that the page's own scripts set; what other scripts set needs a browser.",
    "dns": "dns: where the records of the domain are known.",
    "robots": "robots: where the text of robots.txt is known.",
}


def fingerprints(
    path: Annotated[
        Path | None,
        typer.Argument(help="A file or folder in Wappalyzer's form; ours if left out."),
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="Write what is not shown as CSV instead.")
    ] = False,
) -> None:
    """Show what a set of fingerprints can and cannot show without a browser.

    Example: prospects fingerprints technologies.json --list
    """
    found = _coverage("" if path is None else str(path))
    if listed:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(Finding._fields)
        writer.writerows(found.findings)
        return
    for line in _table(found):
        typer.echo(line)


def _coverage(path: str) -> Coverage:
    """Without the warning that sends people here."""
    log = logging.getLogger("enrichment.technographics")
    log.setLevel(logging.ERROR)
    try:
        return coverage_of(choose_engine(path))
    finally:
        log.setLevel(logging.NOTSET)


def _table(found: Coverage) -> Iterable[str]:
    never = found.technologies - found.shown
    yield f"{found.technologies} technologies: {found.shown} can be shown, {never} cannot."
    yield ""
    yield f"{'field':<11}{'patterns':>10}{'looked for':>12}{'left out':>10}{'needs a browser':>17}"
    for count in (*found.fields, _total(found.fields)):
        yield f"{count[0]:<11}{count[1]:>10}{count[2]:>12}{count[3]:>10}{count[4]:>17}"
    notes = [_NOTES[count.field] for count in found.fields if count.field in _NOTES]
    if found.findings:
        notes.append("Every pattern that is not looked for, and why: --list")
    yield from ("", *notes) if notes else ()


def _total(fields: Iterable[FieldCount]) -> FieldCount:
    counts = zip(*(count[1:] for count in fields), strict=True)
    return FieldCount("all", *(map(sum, counts)))
