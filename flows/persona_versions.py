"""Versions of the personas as commands name them: a folder of templates, or one persona's file."""

from collections.abc import Mapping
from pathlib import Path

from prospects.errors import UsageError
from prospects.specs.loading import load_personas
from prospects.specs.persona import PersonaSpec
from prospects.specs.reading import load_spec

Personas = Mapping[str, PersonaSpec]


def load_persona_versions(old: Path, new: Path, templates: Path) -> tuple[Personas, Personas]:
    """All personas of two versions.

    A single file stands for one persona among the others: those of the version that is a folder,
    else those of `templates`. It may have any name: it is a copy that somebody works on.

    Args:
        old: Folder of templates, or a persona file.
        new: The same.
        templates: Folder of the personas in use.

    Raises:
        ConfigError: With every fault.
        UsageError: A version is not there.
    """
    for path in (old, new):
        if not path.exists():
            raise UsageError(f"{path}: is not there; name a folder of templates or a persona.yml")
    folder = next((path for path in (old, new) if path.is_dir()), templates)
    others = load_personas(folder) if folder.is_dir() else {}
    return _version(old, others), _version(new, others)


def _version(path: Path, others: Personas) -> Personas:
    if path.is_dir():
        return load_personas(path)
    persona = load_spec(PersonaSpec, path)
    return {**others, persona.id: persona}
