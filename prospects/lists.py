"""The owner's lists in `config/lists/`: customers, open deals, competitors, opt-outs.

A list is a CSV file with the columns `scope,value,reason,since,until`; its name is the file's.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

from prospects.company import loose_name
from prospects.domain import parse_domain, parse_host
from prospects.errors import ConfigError, Fault
from prospects.phone import phone_digits
from prospects.report import ListAge
from prospects.suppression import SuppressionEntry
from prospects.vocabulary import ListScope

COLUMNS = ("scope", "value", "reason", "since", "until")


@dataclass(frozen=True, slots=True)
class OwnerList:
    """One list as it was read.

    Attributes:
        name: File name without ending.
        entries: Its lines.
        changed_on: Day of the last change of the file, UTC.
    """

    name: str
    entries: tuple[SuppressionEntry, ...]
    changed_on: date

    def age(self, declared: str = "") -> ListAge:
        """What the run report says of it; `declared` names who stated that it is empty."""
        return ListAge(self.name, len(self.entries), self.changed_on, declared)


def read_lists(folder: Path, required: Iterable[str] = ()) -> list[OwnerList]:
    """Read all lists of a folder.

    Args:
        folder: `config/lists`.
        required: Names of lists that must be there, even if empty.

    Raises:
        ConfigError: With every fault of every list.
    """
    lists: list[OwnerList] = []
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.csv")):
        try:
            lists.append(read_list_file(path))
        except ConfigError as error:
            faults += error.faults
    names = {path.stem for path in folder.glob("*.csv")}
    faults += [
        Fault(
            str(folder / f"{name}.csv"), "",
            f"is missing; write a file with the header {','.join(COLUMNS)}, even without entries",
        )
        for name in required
        if name not in names
    ]  # fmt: skip
    if faults:
        raise ConfigError(faults)
    return lists


def read_list_file(path: Path) -> OwnerList:
    """Read one list.

    Raises:
        ConfigError: With every line that is not understood.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        fault = Fault(str(path), "", "is missing; check the name, or run in its folder")
        raise ConfigError([fault]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError([Fault(str(path), "", f"cannot be read as text: {error}")]) from None
    reader = csv.DictReader(lines)
    if not {"scope", "value"} <= set(reader.fieldnames or ()):
        raise ConfigError([Fault(str(path), "line 1", f"must be the header {','.join(COLUMNS)}")])
    entries, faults = [], []
    for row in reader:
        where = f"line {reader.line_num}"
        try:
            entries.append(_entry(path, where, row))
        except ValueError as error:
            faults.append(Fault(str(path), where, str(error)))
    if faults:
        raise ConfigError(faults)
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    return OwnerList(path.stem, tuple(entries), changed)


def _entry(path: Path, where: str, row: dict[str, str | None]) -> SuppressionEntry:
    scope = parse_scope(row.get("scope") or "")
    return SuppressionEntry(
        list_name=path.stem,
        scope=scope,
        value=normalize_entry(scope, row.get("value") or ""),
        reason=(row.get("reason") or "").strip(),
        since=_parse_day(row.get("since")),
        until=_parse_day(row.get("until")),
        source=f"{path.name} {where}",
    )


def parse_scope(text: str) -> ListScope:
    """Scope of an entry.

    Raises:
        ValueError: Not a scope; the message names those allowed.
    """
    for scope in get_args(ListScope):
        if text.strip().lower() == scope:
            return scope  # type: ignore[no-any-return]
    raise ValueError(f'"{text}" is no scope; use {", ".join(get_args(ListScope))}')


def normalize_entry(scope: ListScope, value: str) -> str:
    """Value of an entry in the form in which it is looked up.

    Raises:
        ValueError: The value is not of its scope.
    """
    text = value.strip()
    normalised = {
        "email": _address(text),
        "phone": phone_digits(text),
        "domain": parse_domain(text) or "",
        "name": loose_name(text),
    }[scope]
    if not normalised:
        raise ValueError(f'"{value}" is no {scope}')
    return normalised


def _address(text: str) -> str:
    """Lower-case address with its host in ASCII, as contacts have it; empty where it is none."""
    local, _, host = text.lower().rpartition("@")
    return f"{local}@{parse_host(host) or host}" if local and host else ""


def _parse_day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text and text.strip() else None
    except ValueError:
        raise ValueError(f'"{text}" is no day; write it as 2026-12-31') from None
