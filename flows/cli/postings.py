"""`prospects postings`: what recorded answers of a board say of its openings."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from enrichment.hiring.adapters import adapters
from enrichment.hiring.boards import parse_board
from enrichment.hiring.posting import Answered, BoardMalformed, BoardPage, Posting
from enrichment.hiring.understanding import understand
from prospects.errors import UsageError
from prospects.hiring import BoardRef, Opening


def postings(
    vendor: Annotated[str, typer.Argument(help="Id of the vendor, greenhouse.")],
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Recorded answers of its boards; - is standard input."
        ),
    ],
    board: Annotated[
        str | None,
        typer.Option("--board", metavar="URL", help="The board that answered, if it is known."),
    ] = None,
) -> None:
    """Write the openings of recorded answers, one JSON line each.

    Nothing is fetched. A file that cannot be read is one line on standard error, and the exit
    code is 1. Example: prospects postings greenhouse answers/*.json
    """
    known = None if board is None else _board_of(vendor, board)
    failed = 0
    for file in files:
        try:
            page = _page(vendor, file, known)
        except BoardMalformed as fault:
            failed += _issue(file, str(fault))
            continue
        for posting in page.postings:
            typer.echo(json.dumps(_row(vendor, posting, known), ensure_ascii=False))
        if page.total and not page.postings:
            failed += _issue(
                file, f"none of the {page.total} openings that it counts (expected some of them)"
            )
        if page.unreadable:
            failed += _issue(
                file, f"{page.unreadable} of its entries without title or id (both expected)"
            )
    if failed:
        raise typer.Exit(1)


def _issue(file: str, words: str) -> int:
    typer.echo(f"postings: {file}: {words}", err=True)
    return 1


def _board_of(vendor: str, url: str) -> BoardRef:
    found = parse_board(url)
    if found is None or found.vendor != vendor:
        named = f"names a board of {found.vendor}" if found else "names no board"
        raise UsageError(f"--board {url}: {named}; a board of {vendor} is wanted")
    return found


def _page(vendor: str, file: str, board: BoardRef | None) -> BoardPage:
    """What a file says.

    Raises:
        BoardMalformed: It cannot be read as an answer of the vendor; it says what was expected.
    """
    adapter = adapters().get(vendor)
    if adapter is None:
        known = ", ".join(sorted(adapters()))
        raise BoardMalformed(f'no adapter reads "{vendor}" (expected one of {known})')
    try:
        return adapter.read(Answered(_bytes_of(file), board))
    except OSError as error:
        why = f"cannot be read: {error.strerror}"
        raise BoardMalformed(f"{why} (expected a recorded answer)") from None
    except BoardMalformed as fault:
        raise BoardMalformed(f"{fault} (expected a board of {vendor})") from None


def _bytes_of(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()


def _row(vendor: str, posting: Posting, board: BoardRef | None) -> dict[str, object]:
    """A posting's own address names its board where nobody did."""
    shown_by = board or parse_board(posting.url)
    if shown_by is not None and shown_by.vendor != vendor:
        shown_by = None
    opening = understand(posting, shown_by.key if shown_by else vendor)
    return {"vendor": vendor, "tenant": shown_by.tenant if shown_by else None} | _told(opening)


def _told(opening: Opening) -> dict[str, object]:
    """Fields of an opening; null is unknown."""
    return {
        "posting_id": opening.posting_id,
        "title": opening.title,
        "function": opening.function,
        "seniority": opening.seniority,
        "department": opening.department,
        "location": _joined(opening.locations),
        "country": _joined(opening.countries),
        "remote": opening.remote,
        "posted_on": opening.posted_on.isoformat() if opening.posted_on else None,
        "url": opening.url,
        "technologies": list(opening.technologies),
        "nice_to_have": list(opening.nice_to_have),
        "reports_to": opening.reports_to,
    }


def _joined(values: tuple[str, ...]) -> str | None:
    return "|".join(value.replace("|", "/") for value in values) or None
