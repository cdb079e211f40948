"""ICPs as commands name them: one, some or all of a folder, or a version in a file of its own."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from prospects.errors import UsageError
from prospects.specs.icp import IcpSpec
from prospects.specs.loading import load_icps
from prospects.specs.reading import load_spec


def choose_icps(icps: Mapping[str, IcpSpec], names: Sequence[str]) -> list[IcpSpec]:
    """The ICPs of these names, in the order of the files; all of them without names.

    Raises:
        UsageError: A name is none of an ICP.
    """
    if wrong := [name for name in names if name not in icps]:
        raise UsageError(f"{', '.join(wrong)}: is no ICP; use {', '.join(icps)}")
    return [icp for name, icp in icps.items() if not names or name in names]


def load_version(path: Path) -> list[IcpSpec]:
    """ICPs of one version: a file, a folder of files, or a folder of the configuration.

    A single file may have any name: it is a copy that somebody works on.

    Raises:
        ConfigError: With every fault.
    """
    if path.is_dir():
        folder = path / "icps" if (path / "icps").is_dir() else path
        return list(load_icps(folder).values())
    return [load_spec(IcpSpec, path)]
