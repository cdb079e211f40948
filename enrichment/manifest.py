"""A manifest of saved pages: which there are, what is known of each, and their bytes."""

import csv
import json
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from enrichment.links import score_link
from enrichment.page import Link, PageRole
from prospects.errors import InputError

_CELL_CHARACTERS_MAX = 10_000_000
_PAGE_BYTES_MAX = 16_000_000
_SURE_OF_ROLE = 4.5
_ROLES = frozenset(PageRole)


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One row of a manifest.

    Attributes:
        file: Path of the page below the folder of pages.
        url: Absolute URL it was saved from, or "".
        headers: Lower-case name -> values, as the server sent them; empty where unknown.
        told_role: What the manifest says that the page is for, or None.
    """

    file: str
    url: str
    headers: Mapping[str, tuple[str, ...]]
    told_role: PageRole | None = None

    @property
    def role(self) -> PageRole:
        """What the page is for: as the manifest says, else as its URL does."""
        return self.told_role or role_of_url(self.url)


def read_manifest(path: Path, name: str, start: int = 0, step: int = 1) -> list[SavedPage]:
    """Rows of a manifest, in order.

    Columns: `file`; `url`, may be missing or empty; `headers`, a JSON object of a name to a list
    of values; `role` or `kind`, which counts where it is one of our roles.

    Args:
        path: CSV in UTF-8.
        name: What the manifest is called in messages.
        start: How many rows are passed over first.
        step: 2 takes every other row, and so on.

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
            wanted = islice(enumerate(rows, 1), start, None, step)
            return [_saved_page(row, f"{name}: row {place}") for place, row in wanted]
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


def body_of(page: SavedPage, folder: Path) -> bytes:
    """The bytes of a page, at most 16,000,000.

    Raises:
        InputError: They cannot be read.
    """
    path = f"{folder}/{page.file}"
    try:
        with open(path, "rb", buffering=0) as opened:  # noqa: PTH123 - a Path costs 20 us a page
            # As much room as was asked for would be made first, and 16 MB take a while.
            return opened.read(min(os.fstat(opened.fileno()).st_size, _PAGE_BYTES_MAX))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None


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


def _saved_page(row: Mapping[str, str | None], place: str) -> SavedPage:
    file, url = (row["file"] or "").strip(), (row.get("url") or "").strip()
    if not file:
        raise InputError(f"{place}: names no file")
    if Path(file).is_absolute() or ".." in Path(file).parts:
        raise InputError(f"{place}: {file} lies outside the folder of pages")
    told = (row.get("role") or row.get("kind") or "").strip().lower()
    role = PageRole(told) if told in _ROLES else None
    return SavedPage(file, url, _headers(row.get("headers") or "", place), role)


def _headers(cell: str, place: str) -> dict[str, tuple[str, ...]]:
    try:
        sent = json.loads(cell) if cell.strip() else {}
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise InputError(f"{place}: headers are no JSON object of a name to a list of values")
    listed = {name: value if isinstance(value, list) else [value] for name, value in sent.items()}
    texts = {
        name: [v for v in values if isinstance(v, str | int)] for name, values in listed.items()
    }
    return {name.lower(): tuple(map(str, values)) for name, values in texts.items() if values}
