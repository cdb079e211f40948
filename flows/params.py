"""What a run is asked to do: the parameters of the daily flow."""

import os
from datetime import date, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from flows.places import Places

DEFAULT_DATABASE = "sqlite:///var/prospects.db"


def today() -> date:
    """The day by the clock and zone of this machine."""
    return datetime.now().astimezone().date()


def default_database() -> SecretStr:
    """Database of the environment, else the file of this folder."""
    return SecretStr(os.environ.get("PROSPECTS_DATABASE", DEFAULT_DATABASE))


class RunParams(BaseModel):
    """Parameters of one run.

    Attributes:
        day: Day the queue is for; today by the clock of the machine if left out.
        companies: Company lists; empty together with `contacts`: new files of `inbox`.
        contacts: Contact lists.
        columns: Field -> column of a list, where the user named it.
        inbox: Folder that new lists are taken from.
        out: Folder that gets `<day>/`.
        config: Folder of the configuration.
        templates: Folder of personas and templates.
        lists: Folder of the suppression lists; None: `lists` in `config`.
        team: File of the team; None: `team.yml` in `config`.
        database: URL, from PROSPECTS_DATABASE if left out; secret, because Prefect stores
            parameters and a URL may hold a password.
        dry_run: Fetch nothing and write nothing, say what would come out.
        notice: Says so when the data is invented; printed on everything that is written.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    day: date = Field(default_factory=today)
    companies: tuple[Path, ...] = ()
    contacts: tuple[Path, ...] = ()
    columns: dict[str, str] = {}
    inbox: Path = Path("inbox")
    out: Path = Path("out")
    config: Path = Path("config")
    templates: Path = Path("outreach_templates")
    lists: Path | None = None
    team: Path | None = None
    database: SecretStr = Field(default_factory=default_database)
    dry_run: bool = False
    notice: str = ""

    @property
    def names_lists(self) -> bool:
        """Whether lists were named, so that the run works on their companies alone."""
        return bool(self.companies or self.contacts)

    @property
    def places(self) -> Places:
        """Where the owner's files lie."""
        return Places(self.config, self.templates, self.lists, self.team)
