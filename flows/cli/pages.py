"""`prospects pages`: what saved pages say."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from enrichment.saved_pages import read_manifest, require_pages
from flows.cli.options import Kinds, kinds_of
from flows.page_readers import read_saved_pages
from flows.progress import progress_bar
from prospects.errors import UsageError


def pages(
    manifest: Annotated[
        str,
        typer.Option(
            "--manifest",
            metavar="CSV",
            help="Names the pages: file, url, and headers if known; - is standard input.",
        ),
    ],
    folder: Annotated[Path, typer.Option("--pages", metavar="DIR", help="Folder of the pages.")],
    kinds: Kinds = None,
) -> None:
    """Write the signals of saved pages, one JSON line a page.

    Nothing is fetched. Example: prospects pages --manifest saved/manifest.csv --pages saved
    """
    wanted = kinds_of(kinds)
    if not folder.is_dir():
        raise UsageError(f"--pages {folder}: is no folder")
    with _file_of(manifest) as path:
        saved = read_manifest(path, "standard input" if manifest == "-" else manifest)
        require_pages(saved, folder)
        with progress_bar("reading pages", len(saved)) as advance:
            for line in read_saved_pages(path, saved, folder, wanted):
                typer.echo(line)
                advance(1)


@contextmanager
def _file_of(manifest: str) -> Iterator[Path]:
    """The manifest as a file that other processes can read too."""
    if manifest != "-":
        yield Path(manifest)
        return
    with tempfile.TemporaryDirectory() as kept:
        path = Path(kept) / "manifest.csv"
        path.write_bytes(sys.stdin.buffer.read())
        yield path
