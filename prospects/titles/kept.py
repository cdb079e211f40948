"""A value that is dear to make and cheap to read again, kept beside the code like compiled modules.

It lies in `__pycache__` under a mark of all that it is made of, so that it is made anew as soon as
a word list or a module changes. Where the folder cannot be written, it is made each time.
"""

import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def keep_made(name: str, folder: Path, sources: Iterable[Path], make: Callable[[], T]) -> T:
    """The value that was kept for these sources, or else made and kept.

    Args:
        name: Of the file.
        folder: Its `__pycache__` has the file.
        sources: Files whose content decides what is made.
        make: Makes the value; it must be one that can be pickled.

    Returns:
        What `make` returns, now or when the sources were last as they are.
    """
    mark = _mark(sorted(sources))
    file = folder / "__pycache__" / f"{name}.{sys.implementation.cache_tag}.kept"
    collecting = gc.isenabled()
    gc.disable()  # nothing of it becomes garbage, and looking for some costs as much as reading
    try:
        kept: tuple[str, T] | None = _read(file, mark)
        if kept is None:
            kept = (mark, make())
            _write(file, kept)
    finally:
        if collecting:
            gc.enable()
    return kept[1]


def _mark(paths: Iterable[Path]) -> str:
    content = hashlib.sha256()
    for path in paths:
        content.update(path.name.encode() + b"\0" + path.read_bytes())
    return content.hexdigest()


def _read(file: Path, mark: str) -> tuple[str, T] | None:
    """What is kept under the mark; None where there is nothing whole."""
    try:
        kept: tuple[str, T] = pickle.loads(file.read_bytes())  # noqa: S301 - lies among the code
    except (
        OSError,
        EOFError,
        ValueError,
        TypeError,
        AttributeError,
        ImportError,
        pickle.PickleError,
    ):
        return None
    return kept if kept[0] == mark else None


def _write(file: Path, kept: tuple[str, T]) -> None:
    """Put a whole file in the place of the old one, or leave it where that is not allowed."""
    new = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(exist_ok=True)
        new.write_bytes(pickle.dumps(kept, protocol=5))
        new.replace(file)
    except OSError:
        return
