"""A value that is dear to make and cheap to read again, kept where Python keeps compiled modules.

It lies in `__pycache__` (or below `PYTHONPYCACHEPREFIX`) under a mark of all that it is made of, so
that it is made anew as soon as a word list or a module changes. Where the folder cannot be
written, it is made each time.

Reading it runs code, as importing a compiled module does: whoever may write there may do both.
"""

import gc
import hashlib
import pickle
from collections.abc import Callable, Iterable
from importlib.util import cache_from_source
from pathlib import Path
from typing import TypeVar

from prospects.whole_file import whole_file

T = TypeVar("T")

_DIGEST = 32


def keep_made(module: Path, sources: Iterable[Path], make: Callable[[], T]) -> T:
    """The value that was kept for these sources, or else made and kept.

    Args:
        module: Source of the module that makes it; the value lies beside its compiled form.
        sources: Files whose content decides what is made.
        make: Makes the value, which is not None and can be pickled.

    Returns:
        What `make` returns, now or when the sources were last as they are.
    """
    mark = _mark(sorted(sources))
    file = Path(cache_from_source(str(module))).with_suffix(".kept")
    collecting = gc.isenabled()
    gc.disable()  # nothing of it becomes garbage, and looking for some costs as much as reading
    try:
        made: T | None = _read(file, mark)
        if made is None:
            made = make()
            _write(file, mark, made)
    finally:
        if collecting:
            gc.enable()
    return made


def _mark(paths: Iterable[Path]) -> bytes:
    content = hashlib.sha256()
    for path in paths:
        content.update(path.name.encode() + b"\0" + path.read_bytes())
    return content.digest()


def _read(file: Path, mark: bytes) -> T | None:
    """What is kept under the mark; None where that is something else, or not whole."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    body = content[2 * _DIGEST :]
    # Nothing is unpickled that was made of other sources, or that a full disk cut off.
    if content[: 2 * _DIGEST] != mark + hashlib.sha256(body).digest():
        return None
    kept: T = pickle.loads(body)  # noqa: S301 - as trusted as the compiled modules beside it
    return kept


def _write(file: Path, mark: bytes, made: object) -> None:
    """Put a whole file in the place of the old one, or leave it where that is not allowed."""
    body = pickle.dumps(made, protocol=5)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(file) as part:
            part.write_bytes(mark + hashlib.sha256(body).digest() + body)
    except OSError:
        return
