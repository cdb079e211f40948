"""The captured pages as they came, with nothing but the standard library."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CapturedPage:
    """One page of ../shared/data/web.

    Attributes:
        path: File of its source.
        url: Its URL, or "".
        headers: Lower-case name -> its values in order; of another site for many pages, which
            shows what headers cost and not what the page's site runs.
    """

    path: Path
    url: str
    headers: Mapping[str, Sequence[str]]

    def body(self) -> bytes:
        """Its source."""
        return self.path.read_bytes()


def captured_pages(web: str, every: int = 1, most: int | None = None) -> list[CapturedPage]:
    """Pages in the order of the manifest, without their bodies.

    Args:
        web: Folder of manifest.csv and pages/.
        every: Each second one, each third one, ...
        most: How many at most.
    """
    csv.field_size_limit(10_000_000)
    with Path(web, "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[::every][:most]
    return [CapturedPage(Path(web, "pages", r["file"]), r["url"], _headers(r)) for r in rows]


def _headers(row: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    headers: dict[str, list[str]] = {}
    for name, values in json.loads(row["headers"] or "{}").items():
        headers.setdefault(name.lower(), []).extend(values)
    return headers
