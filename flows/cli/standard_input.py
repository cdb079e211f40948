"""`-`: standard input where a command reads a file."""

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "standard input"


@contextmanager
def files_given(given: Iterable[Path | str]) -> Iterator[list[Path]]:
    """The files of a call; standard input is one for as long as the command reads it.

    Args:
        given: Names of files; `-` is standard input.
    """
    with tempfile.TemporaryDirectory() as folder:
        yield [_file(str(name), Path(folder)) for name in given]


def _file(name: str, folder: Path) -> Path:
    if name != "-":
        return Path(name)
    path = folder / NAME
    if not path.exists():
        with path.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
    return path
