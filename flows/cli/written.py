"""Files that commands are asked to write, before the work begins."""

from pathlib import Path

from prospects.errors import UsageError


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
