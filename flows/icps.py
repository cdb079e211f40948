"""ICPs as commands name them: one, some or all of a folder, or a version in a file of its own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from prospects.errors import ConfigError, UsageError
from prospects.specs.icp import IcpSpec
from prospects.specs.loading import load_icps, unknown_lists
from prospects.specs.reading import load_spec


def choose_icps(icps: Mapping[str, IcpSpec], names: Sequence[str]) -> list[IcpSpec]:
    """The ICPs of these names, in the order of the files; all of them without names.

    Raises:
        UsageError: A name is none of an ICP.
    """
    if wrong := [name for name in names if name not in icps]:
        raise UsageError(f"{', '.join(wrong)}: is no ICP; use {', '.join(icps)}")
    return [icp for name, icp in icps.items() if not names or name in names]


def load_own_icps(config: Path) -> Mapping[str, IcpSpec]:
    """The ICPs of a configuration, whose lists are there; a configuration may have none at all.

    Raises:
        ConfigError: With every fault.
    """
    icps = load_icps(config / "icps")
    _require_lists(icps.values(), config, lambda icp: config / "icps" / f"{icp.id}.yml")
    return icps


def load_version(path: Path, config: Path | None = None) -> list[IcpSpec]:
    """ICPs of one version: a file, a folder of files, or a folder of the configuration.

    A single file may have any name: it is a copy that somebody works on.

    Args:
        path: The version.
        config: Folder of the configuration with the lists that it may ask for; None lets it ask
            for any, as what was may ask for what is gone.

    Raises:
        ConfigError: With every fault.
    """
    folder = path / "icps" if (path / "icps").is_dir() else path
    icps = [*load_icps(folder).values()] if path.is_dir() else [load_spec(IcpSpec, path)]
    if config is not None:
        _require_lists(
            icps, config, lambda icp: folder / f"{icp.id}.yml" if path.is_dir() else path
        )
    return icps


def _require_lists(
    icps: Iterable[IcpSpec], config: Path, file_of: Callable[[IcpSpec], Path]
) -> None:
    """Refuse ICPs that ask for lists which are not there.

    Args:
        icps: ICPs.
        config: Folder of the configuration with the lists.
        file_of: File of an ICP.

    Raises:
        ConfigError: With every fault.
    """
    names = [path.stem for path in (config / "lists").glob("*.csv")]
    if names and (faults := unknown_lists(icps, names, file_of)):
        raise ConfigError(faults)
