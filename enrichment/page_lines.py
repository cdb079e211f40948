"""Saved pages as JSON lines: what is wanted of them, and how a process of several writes its lines.

Several processes share a manifest without a word between them: each reads every n-th page.
"""

import gc
import json
import logging
import os
import signal
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from enrichment.manifest import SavedPage, read_manifest
from enrichment.technographics.engine import Mode
from prospects.errors import InputError
from prospects.signal import SignalKind

Shown = Mapping[str, str | float | None]
"""A signal as it is handed out."""

_encode = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of saved pages.

    Attributes:
        folder: Where the pages lie.
        kinds: Families of signals.
        fingerprints: File or folder to read technologies by; "" is ours.
        mode: How they are read.
    """

    folder: Path
    kinds: Collection[SignalKind] = frozenset(SignalKind)
    fingerprints: str = ""
    mode: Mode = Mode.FULL

    @property
    def is_quick(self) -> bool:
        """Whether no page has to be parsed: only technographics are wanted."""
        return set(self.kinds) == {SignalKind.TECHNOGRAPHICS}

    def arguments(self) -> list[str]:
        """As arguments of a process."""
        return [str(self.folder), ",".join(sorted(self.kinds)), self.fingerprints, self.mode]

    @classmethod
    def of(cls, arguments: list[str]) -> "Wanted":
        """What these arguments say."""
        folder, kinds, fingerprints, mode = arguments
        named = frozenset(SignalKind(kind) for kind in kinds.split(","))
        return cls(Path(folder), named, fingerprints, Mode(mode))


LineMaker = Callable[[Wanted], Callable[[SavedPage], str]]
"""Makes what makes the line of a page; `InputError` where the fingerprints cannot be read."""


def line_of(page: SavedPage, find: Callable[[], Iterable[Shown]]) -> str:
    """One JSON object with the file and its signals, without a line end.

    A page on which an extractor breaks has no signals, and standard error says so.

    Args:
        page: The page.
        find: Reads it and finds its signals.
    """
    try:
        found = [*find()]
    except InputError:
        raise
    except Exception as defect:  # noqa: BLE001 - one odd page must not cost the others
        print(f"{page.file}: not read: {type(defect).__name__}", file=sys.stderr)  # noqa: T201
        found = []
    return _encode({"file": page.file, "signals": found})


def write_share(arguments: list[str], maker: LineMaker) -> None:
    """Write the lines of the pages START, START + STEP, ... of a manifest to standard output.

    Args:
        arguments: Manifest, start, step, and what `Wanted.arguments` gives.
        maker: Makes what makes the line of a page.
    """
    # Ctrl-C is for whoever started us; a closed pipe ends us without a word.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    manifest, start, step, *rest = arguments
    if int(start):  # The first process says what is wrong with the fingerprints.
        logging.getLogger("enrichment.technographics").setLevel(logging.ERROR)
    with os.fdopen(os.dup(1), "wb", buffering=0) as out:
        os.dup2(2, 1)  # Whatever prints must not garble the lines.
        line = maker(Wanted.of(rest))
        pages = read_manifest(Path(manifest), Path(manifest).name, int(start), int(step))
        gc.freeze()  # What was loaded stays: nobody has to look through it for garbage.
        for page in pages:
            out.write(line(page).encode("utf-8", "replace") + b"\n")
