"""Files that are written whole or not at all: who breaks off leaves the old one as it was."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A new file beside another one, which takes its place when all of it was written.

    What is no plain file (a device, a pipe) is written to as it is. A killed process may leave the
    hidden file behind; the next one does not mind.

    Args:
        path: The file that is to be; its folder exists. A link stays one and leads to the new file.

    Yields:
        Where to write.

    Raises:
        OSError: The file or its folder cannot be written.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield part
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
