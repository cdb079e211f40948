"""Saved pages: a manifest that names them, and the signals of each as one JSON line.

As a program (`python -m enrichment.saved_pages`) it reads every n-th page of a manifest, so that
several processes share one without a word between them; it knows no command line and no database
and is up in a second.
"""

import csv
import json
import os
import signal
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from enrichment.extract import extract_signals
from enrichment.fetching.answer import Answer
from enrichment.links import score_link
from enrichment.page import Link, PageRole, is_html, parse_page
from prospects.errors import InputError
from prospects.signal import Signal, SignalKind

FIRMOGRAPHICS = frozenset(
    """
    display_name description industry headcount founded_year country region city postal_code
    language phone social legal_id redirect_domain site_standing
    """.split()
)
"""Firmographics by the names under which they are handed out; those of others stay inside."""

_HIRING = frozenset({"careers_page", "ats", "opening"})
_CELL_CHARACTERS_MAX = 10_000_000
_PAGE_BYTES_MAX = 16_000_000
_SURE_OF_ROLE = 4.5


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One row of a manifest.

    Attributes:
        file: Path of the page below the folder of pages.
        url: Absolute URL it was saved from, or "".
        headers: Lower-case name -> values, as the server sent them; empty where unknown.
        role: What the page is for.
    """

    file: str
    url: str
    headers: Mapping[str, tuple[str, ...]]
    role: PageRole


def read_manifest(path: Path, name: str) -> list[SavedPage]:
    """Rows of a manifest, in order.

    Columns: `file`; `url`, may be missing or empty; `headers`, a JSON object of a name to a list
    of values; `role` or `kind`, which counts where it is one of our roles.

    Args:
        path: CSV in UTF-8.
        name: What the manifest is called in messages.

    Raises:
        InputError: It cannot be read, lacks the column `file`, or a row is wrong.
    """
    csv.field_size_limit(_CELL_CHARACTERS_MAX)
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            rows = csv.DictReader(opened)
            if "file" not in (rows.fieldnames or ()):
                columns = ", ".join(rows.fieldnames or ()) or "none"
                raise InputError(f'{name}: has no column "file" (columns: {columns})')
            return [_saved_page(row, f"{name}: row {place}") for place, row in enumerate(rows, 1)]
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{name}: is not UTF-8; save it as CSV in UTF-8") from None
    except csv.Error as error:
        raise InputError(f"{name}: is no CSV: {error}") from None


def require_pages(pages: Collection[SavedPage], folder: Path) -> None:
    """See that every page is there before the first is read.

    Raises:
        InputError: With the first one that is not.
    """
    for page in pages:
        if not (folder / page.file).is_file():
            raise InputError(f"{folder / page.file}: is named by the manifest and is not there")


def role_of_url(url: str) -> PageRole:
    """What a page is for, as the last part of its path says it; the home page where it does not.

    Args:
        url: Absolute URL, or "".
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return PageRole.HOME
    last = PurePosixPath(unquote(parts.path)).stem
    words = last.replace("-", " ").replace("_", " ")
    if not words:
        return PageRole.HOME
    link = Link(url, words, "", host, parts.path)
    points = {role: score_link(link, role) for role in PageRole if role is not PageRole.HOME}
    best = max(points, key=lambda role: points[role])
    return best if points[best] >= _SURE_OF_ROLE else PageRole.HOME


def signals_line(page: SavedPage, folder: Path, kinds: Collection[SignalKind]) -> str:
    """One JSON object with the file and its signals, without a line end.

    A page on which an extractor breaks has no signals, and standard error says so.
    """
    try:
        found = [_shown(each) for each in _read(page, folder, kinds) if _is_handed_out(each)]
    except InputError:
        raise
    except Exception as defect:  # noqa: BLE001 - one odd page must not cost the others
        print(f"{page.file}: not read: {type(defect).__name__}", file=sys.stderr)  # noqa: T201
        found = []
    return json.dumps({"file": page.file, "signals": found}, ensure_ascii=False)


def _saved_page(row: Mapping[str, str | None], place: str) -> SavedPage:
    file, url = (row["file"] or "").strip(), (row.get("url") or "").strip()
    if not file:
        raise InputError(f"{place}: names no file")
    if Path(file).is_absolute() or ".." in Path(file).parts:
        raise InputError(f"{place}: {file} lies outside the folder of pages")
    told = (row.get("role") or row.get("kind") or "").strip().lower()
    role = PageRole(told) if told in set(PageRole) else role_of_url(url)
    return SavedPage(file, url, _headers(row.get("headers") or "", place), role)


def _headers(cell: str, place: str) -> dict[str, tuple[str, ...]]:
    try:
        sent = json.loads(cell) if cell.strip() else {}
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise InputError(f"{place}: headers are no JSON object of a name to a list of values")
    listed = {name: value if isinstance(value, list) else [value] for name, value in sent.items()}
    return {name.lower(): tuple(map(str, values)) for name, values in listed.items()}


def _read(page: SavedPage, folder: Path, kinds: Collection[SignalKind]) -> list[Signal]:
    try:
        with (folder / page.file).open("rb") as opened:
            body = opened.read(_PAGE_BYTES_MAX)
    except OSError as error:
        raise InputError(f"{folder / page.file}: cannot be read: {error.strerror}") from None
    headers = dict(page.headers)
    answer = Answer(page.url, page.url, 200, headers, body, datetime.now(UTC))
    if not is_html(answer):
        # It was saved as a page, so a header that calls it something else is another answer's.
        headers.pop("content-type", None)
    return extract_signals(parse_page(answer, page.role), kinds)


def _is_handed_out(signal_found: Signal) -> bool:
    names = {SignalKind.FIRMOGRAPHICS: FIRMOGRAPHICS, SignalKind.HIRING: _HIRING}
    return signal_found.name in names.get(signal_found.kind, (signal_found.name,))


def _shown(found: Signal) -> dict[str, str | float | None]:
    return {
        "kind": found.kind.value, "name": found.name, "value": found.value,
        "version": found.version, "confidence": found.confidence,
        "evidence": found.provenance.evidence,
    }  # fmt: skip


def main(arguments: list[str]) -> None:
    """Write the lines of the pages START, START + STEP, ... of a manifest.

    Args:
        arguments: Manifest, folder of pages, kinds joined by commas, start, step.
    """
    # Ctrl-C is for whoever started us; a closed pipe ends us without a word.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    manifest, folder, kinds, start, step = arguments
    lines = _lines(
        Path(manifest), Path(folder), kinds.split(","), slice(int(start), None, int(step))
    )
    with os.fdopen(os.dup(1), "wb", buffering=0) as out:
        os.dup2(2, 1)  # Whatever prints must not garble the lines.
        for line in lines:
            out.write(line.encode("utf-8", "replace") + b"\n")


def _lines(manifest: Path, folder: Path, kinds: list[str], mine: slice) -> Iterator[str]:
    wanted = frozenset(SignalKind(kind) for kind in kinds)
    for page in read_manifest(manifest, manifest.name)[mine]:
        yield signals_line(page, folder, wanted)


if __name__ == "__main__":
    main(sys.argv[1:])
