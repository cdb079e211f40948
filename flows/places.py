"""Where the owner's files lie."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """Where the owner's files lie.

    Attributes:
        config: Folder with pipeline.yml, team.yml, icps/, lists/ and sources/.
        templates: Folder with a sub-folder for each persona.
        lists: Folder of the lists; None is `lists` in `config`.
        team: File of the team; None is `team.yml` in `config`.
    """

    config: Path = Path("config")
    templates: Path = Path("outreach_templates")
    lists: Path | None = None
    team: Path | None = None
