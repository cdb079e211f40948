"""Files that commands write: whole or not at all, and in one sentence why it cannot be done."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prospects.errors import UsageError
from prospects.whole_file import whole_file


@contextmanager
def written_file(path: Path, option: str = "", *, makes_folder: bool = False) -> Iterator[Path]:
    """A file that the user named; see `whole_file`.

    Args:
        path: The file.
        option: The option that named it, for the message.
        makes_folder: Whether its folder is made where it is not there.

    Yields:
        Where to write.

    Raises:
        UsageError: It cannot be written.
    """
    try:
        if makes_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as part:
            yield part
    except OSError as error:
        named = f"{option} {path}".strip()
        raise UsageError(f"{named}: cannot be written: {error.strerror or error}") from None


def require_writable(folder: Path, option: str) -> None:
    """Stop before the work where its result could not be written; makes the folder.

    Raises:
        UsageError: The folder cannot be written to.
    """
    probe = folder / f".{os.getpid()}.probe"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise UsageError(
            f"{folder}: cannot be written to ({error.strerror}); name another with {option}"
        ) from None


def require_folder(option: str, path: Path | None) -> None:
    """Refuse a file whose folder is not there, before anything is reckoned for it.

    Args:
        option: Option that names the file, for the message.
        path: The file; None writes none.

    Raises:
        UsageError: The folder is missing.
    """
    if path is not None and not path.parent.is_dir():
        raise UsageError(
            f"{option} {path}: there is no folder {path.parent}; make it, or name another file"
        )
