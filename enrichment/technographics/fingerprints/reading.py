"""Fingerprint files in the open Wappalyzer form: ours, or the ones that users bring.

A file holds {technology: fields}, or has that under "apps" or "technologies". A folder holds such
files in `technologies/` or `src/technologies/`, else beside each other, and may hold
`categories.json` ({"1": {"name": "CRM"}}), which is also looked for beside a single file, and above
a folder `technologies`.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prospects.errors import InputError

OUR_FINGERPRINTS = Path(__file__).parents[1] / "data"
_FOLDERS = ("technologies", "src/technologies", ".")
_NOT_TECHNOLOGIES = ("categor", "group", "schema")


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """What was read, in the order of the files.

    Attributes:
        technologies: Name -> fields as written.
        categories: Number of a category -> its name; empty where no file says.
        digest: SHA-256 of all that was read, as hexadecimal digits.
    """

    technologies: Mapping[str, Mapping[str, Any]]
    categories: Mapping[int, str]
    digest: str

    def category_names(self, technology: str) -> list[str]:
        """Names of a technology's categories; numbers without a name are left out."""
        numbers = self.technologies.get(technology, {}).get("cats")
        if not isinstance(numbers, list):
            return []
        return [self.categories[n] for n in numbers if isinstance(n, int) and n in self.categories]


def read_fingerprints(path: Path = OUR_FINGERPRINTS) -> Fingerprints:
    """Read a file or a folder.

    Raises:
        InputError: There is nothing, it is not of the form, or two files hold one technology.
    """
    files = _files(path)
    technologies: dict[str, Mapping[str, Any]] = {}
    owners: dict[str, Path] = {}
    digest = hashlib.sha256()
    for file in files:
        digest.update(content := _content(file))
        for name, fields in _technologies(file, content):
            if name in technologies:
                other = owners[name].name
                shown = " ".join(name.split())[:80]
                raise InputError(f"{file}: {shown} stands in {other} too; name one of the files")
            technologies[name], owners[name] = fields, file
    if not technologies:
        raise InputError(f"{path}: holds no technologies in Wappalyzer's form")
    folder = files[0].parent
    above = [folder.parent] if folder.name == "technologies" else []
    beside = [folder, *above, *([path] if path.is_dir() else [])]
    categories = _categories([each / "categories.json" for each in beside], digest)
    return Fingerprints(technologies, categories, digest.hexdigest())


def _files(path: Path) -> Sequence[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise InputError(f"{path}: no such file or folder of fingerprints")
    for folder in _FOLDERS:
        found = sorted((path / folder).glob("*.json"))
        files = [file for file in found if not any(w in file.name for w in _NOT_TECHNOLOGIES)]
        if files:
            return files
    raise InputError(f"{path}: holds no JSON files of fingerprints")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from None


def _json(file: Path, content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{file}: is no JSON: {error}") from None


def _technologies(file: Path, content: bytes) -> Iterator[tuple[str, Mapping[str, Any]]]:
    read = _json(file, content)
    if isinstance(read, dict):
        read = read.get("technologies", read.get("apps", read))
    if not isinstance(read, dict):
        raise InputError(f"{file}: is no object of technologies and their fields")
    for name, fields in read.items():
        if not isinstance(fields, dict):
            shown = " ".join(name.split())[:80]
            raise InputError(f"{file}: {shown}: is no object of fields such as scriptSrc and html")
        yield name, fields


def _categories(files: Sequence[Path], digest: "hashlib._Hash") -> dict[int, str]:
    file = next((file for file in files if file.is_file()), None)
    if file is None:
        return {}
    digest.update(content := _content(file))
    read = _json(file, content)
    try:
        return {int(number): str(category["name"]) for number, category in read.items()}
    except (AttributeError, KeyError, TypeError, ValueError):
        raise InputError(f'{file}: is no object like {{"1": {{"name": "CRM"}}}}') from None
