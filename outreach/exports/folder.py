"""Putting a day's folder in place: the old day or the new one, never half of each.

The new day is built in `.<day>.partial` beside the old one and then takes its place by renaming.
What a person changed in the old day is kept in `<day>/edited/`. A run that was killed is repaired
by the next one, at whatever moment it died.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

RUN_FILE = "run.json"
EDITED = "edited"


def replace_day(folder: Path, day: date, build: Callable[[Path], None]) -> int:
    """Build a day and swap it in.

    Args:
        folder: Where the days lie; made if absent.
        day: Name of the day's folder.
        build: Writes the whole day into the empty folder that it is given.

    Returns:
        How many files were kept because a person changed them.
    """
    target = folder / day.isoformat()
    partial, old = folder / f".{day}.partial", folder / f".{day}.old"
    folder.mkdir(parents=True, exist_ok=True)
    kept = _repair(target, old)
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir()
    build(partial)
    _swap(partial, target, old)
    return kept + _retire(old, target)


def hashes(folder: Path) -> dict[str, str]:
    """Relative name -> SHA-256 of every file in a folder, sorted by name."""
    return {_name(path, folder): _sha256(path) for path in _files(folder)}


def _swap(partial: Path, target: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    try:
        partial.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise


def _repair(target: Path, old: Path) -> int:
    """Finish or undo a swap during which a run was killed."""
    if old.exists() and not target.exists():
        old.rename(target)
    return _retire(old, target)


def _retire(old: Path, target: Path) -> int:
    """Move a person's files from the old day to the new one, then remove the old day."""
    if not old.exists():
        return 0
    ours = _recorded(old)
    theirs = [path for path in _files(old) if not _is_ours(path, old, ours)]
    for path in theirs:
        _keep(path, _name(path, old), target / EDITED)
    shutil.rmtree(old)
    return len(theirs)


def _is_ours(path: Path, old: Path, ours: Mapping[str, str]) -> bool:
    name = _name(path, old)
    lock = path.name.startswith(("~$", ".~lock."))  # left by an office program that has it open
    return lock or (name == RUN_FILE and bool(ours)) or ours.get(name) == _sha256(path)


def _recorded(old: Path) -> Mapping[str, str]:
    try:
        files = json.loads((old / RUN_FILE).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return files if isinstance(files, dict) else {}


def _keep(path: Path, name: str, edited: Path) -> None:
    saved = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    already = name.startswith(f"{EDITED}/")
    wanted = path.name if already else f"{saved:%H%M%S}-{name.replace('/', '-')}"
    edited.mkdir(exist_ok=True)
    for kept in _free_names(edited / wanted):
        if not kept.exists():
            path.replace(kept)
            return
        if _sha256(kept) == _sha256(path):
            return


def _free_names(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
