"""Folders of specs: all ICPs, all personas; every fault of every file at once."""

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from prospects.errors import ConfigError, Fault
from prospects.specs.icp import IcpSpec, ListCriterion
from prospects.specs.persona import PersonaSpec
from prospects.specs.reading import load_spec

T = TypeVar("T")


def gather(readings: Iterable[Callable[[], T]]) -> tuple[list[T], list[Fault]]:
    """Carry out readings and collect the faults of those that fail."""
    values: list[T] = []
    faults: list[Fault] = []
    for reading in readings:
        try:
            values.append(reading())
        except ConfigError as error:
            faults += error.faults
    return values, faults


def load_icps(folder: Path) -> Mapping[str, IcpSpec]:
    """All ICPs of a folder by id, in the order of their file names.

    Raises:
        ConfigError: With every fault; also where there is no ICP at all.
    """
    paths = sorted(folder.glob("*.yml"))
    icps, faults = gather((lambda p=p: _named(load_spec(IcpSpec, p), p, p.stem)) for p in paths)  # type: ignore[misc]
    if not paths:
        faults.append(Fault(str(folder), "", "holds no ICP; write at least one <id>.yml"))
    elif not faults and all(icp.negative for icp in icps):
        faults.append(Fault(str(folder), "", "holds negative ICPs alone; write one that is worked"))
    if faults:
        raise ConfigError(faults)
    return {icp.id: icp for icp in icps}


def load_personas(folder: Path) -> Mapping[str, PersonaSpec]:
    """All personas of `outreach_templates` by id, in the order of their folder names.

    Raises:
        ConfigError: With every fault; also where there is no persona at all.
    """
    personas, faults = read_personas(folder)
    if faults:
        raise ConfigError(faults)
    return personas


def read_personas(folder: Path) -> tuple[Mapping[str, PersonaSpec], Sequence[Fault]]:
    """Personas that are right, and the faults of the others."""
    paths = sorted(folder.glob("*/persona.yml"))
    personas, faults = gather(
        (lambda p=p: _named(load_spec(PersonaSpec, p), p, p.parent.name))  # type: ignore[misc]
        for p in paths
    )
    if not paths:
        faults.append(Fault(str(folder), "", "holds no persona; write <persona>/persona.yml"))
    return {persona.id: persona for persona in personas}, faults


SpecT = TypeVar("SpecT", IcpSpec, PersonaSpec)


def _named(spec: SpecT, path: Path, name: str) -> SpecT:
    if spec.id != name:
        raise ConfigError([Fault(str(path), "id", f'"{spec.id}" must be "{name}", as the file')])
    return spec


def unknown_lists(
    icps: Iterable[IcpSpec], lists: Collection[str], file_of: Callable[[IcpSpec], Path]
) -> Sequence[Fault]:
    """Criteria that ask for lists that are not there.

    Args:
        icps: All ICPs.
        lists: Names of the lists there are.
        file_of: File of an ICP.
    """
    known = {name.casefold() for name in lists}
    return [
        Fault(
            str(file_of(icp)),
            f"criteria[{position}].any[{index}]",
            f'"{name}" is no list; use {", ".join(sorted(lists))}, or write lists/{name}.csv',
        )
        for icp in icps
        for position, criterion in enumerate(icp.criteria)
        if isinstance(criterion, ListCriterion)
        for index, name in enumerate(criterion.any)
        if name.casefold().replace(" ", "_").replace("-", "_") not in known
    ]


def unknown_personas(
    icps: Iterable[IcpSpec], personas: Mapping[str, PersonaSpec], folder: Path, told: Container[str]
) -> Sequence[Fault]:
    """ICPs that are worked through personas that are not there, or never contacted.

    Args:
        icps: All ICPs.
        personas: Personas that are right.
        folder: Folder of the ICPs.
        told: Names of personas whose own faults are told already.
    """
    workable = [p.id for p in personas.values() if not p.negative]
    return [
        Fault(
            str(folder / f"{icp.id}.yml"),
            f"personas[{index}]",
            f'"{name}" is no persona that may be contacted; use {", ".join(workable)}',
        )
        for icp in icps
        for index, name in enumerate(icp.personas)
        if name not in workable and name not in told
    ]


def unknown_icps(
    personas: Iterable[PersonaSpec], icps: Mapping[str, IcpSpec], folder: Path
) -> Sequence[Fault]:
    """Personas that name ICPs which are not there, not worked, or which they then leave out.

    Args:
        personas: Personas that are right.
        icps: ICPs by id.
        folder: Folder of the personas.
    """
    worked = [icp.id for icp in icps.values() if not icp.negative]
    return [
        Fault(str(folder / persona.id / "persona.yml"), place, told)
        for persona in personas
        if persona.match.icps
        for place, told in _icp_faults(persona, icps, worked)
    ]


def _icp_faults(
    persona: PersonaSpec, icps: Mapping[str, IcpSpec], worked: Sequence[str]
) -> Iterable[tuple[str, str]]:
    named = persona.match.icps
    for index, name in enumerate(named):
        if name not in worked:
            told = f'"{name}" is no ICP that is worked; use {", ".join(worked)}'
            yield f"match.icps[{index}]", told
    for icp in icps.values():
        if persona.id in icp.personas and icp.id not in named:
            told = f"leaves out {icp.id}, whose file names this persona; add it, or drop it there"
            yield "match.icps", told


def with_own_personas(
    icps: Mapping[str, IcpSpec], personas: Mapping[str, PersonaSpec]
) -> Mapping[str, IcpSpec]:
    """ICPs with the personas that name them by themselves, behind those that they list."""
    naming = {
        icp.id: [p.id for p in personas.values() if icp.id in p.match.icps] for icp in icps.values()
    }
    return {
        icp.id: icp.model_copy(
            update={"personas": tuple(dict.fromkeys([*icp.personas, *naming[icp.id]]))}
        )
        for icp in icps.values()
    }
