"""`prospects pages`: what saved pages say."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from enrichment.manifest import read_manifest, require_pages
from enrichment.page_lines import Wanted
from enrichment.technographics import Mode
from enrichment.technographics.fingerprints.reading import read_fingerprints
from flows.cli.options import Kinds, kinds_of
from flows.page_readers import read_saved_pages
from flows.progress import progress_bar
from prospects.errors import UsageError
from prospects.signal import SignalKind


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
    fingerprints: Annotated[
        Path | None,
        typer.Option(
            "--fingerprints",
            metavar="PATH",
            help="File or folder in Wappalyzer's form to know technologies by; ours if left out.",
        ),
    ] = None,
    mode: Annotated[
        Mode,
        typer.Option("--mode", help="full, or parity: as wappalyzergo does, technographics only."),
    ] = Mode.FULL,
) -> None:
    """Write the signals of saved pages, one JSON line a page.

    Nothing is fetched. Example: prospects pages --manifest saved/manifest.csv --pages saved
    """
    named = "" if fingerprints is None else str(fingerprints)
    wanted = Wanted(folder, _kinds_for(mode, kinds), named, mode)
    if not folder.is_dir():
        raise UsageError(f"--pages {folder}: is no folder")
    if fingerprints is not None:
        read_fingerprints(fingerprints)  # That they can be read is all we want to know.
    with _file_of(manifest) as path:
        saved = read_manifest(path, "standard input" if manifest == "-" else manifest)
        require_pages(saved, folder)
        with progress_bar("reading pages", len(saved)) as advance:
            for line in read_saved_pages(path, saved, wanted):
                typer.echo(line)
                advance(1)


def _kinds_for(mode: Mode, given: str | None) -> frozenset[SignalKind]:
    """Mode parity is of technographics alone."""
    alone = frozenset([SignalKind.TECHNOGRAPHICS])
    kinds = alone if mode is Mode.PARITY and given is None else kinds_of(given)
    if mode is Mode.PARITY and kinds != alone:
        raise UsageError(f"--mode parity reads technographics alone; leave --kinds {given} out")
    return kinds


@contextmanager
def _file_of(manifest: str) -> Iterator[Path]:
    """The manifest as a file that other processes can read too."""
    if manifest != "-":
        yield Path(manifest)
        return
    if sys.stdin is None:
        raise UsageError("--manifest -: standard input is closed; name a file")
    with tempfile.TemporaryDirectory() as kept:
        path = Path(kept) / "manifest.csv"
        path.write_bytes(sys.stdin.buffer.read())
        yield path
