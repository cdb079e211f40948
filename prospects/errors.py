"""What stops a run, as one tree: the class tells the caller what to do, the message the reader.

    ProspectsError                  every error that is ours; never a traceback for the user
    |-- UsageError         exit 2   the call, a file or the configuration has to be mended first
    |   |-- InputError              a list cannot be read as a list
    |   |-- ConfigError             one or many faults in YAML files or templates, all at once
    |   `-- DatabaseError           the database cannot be used by this version of the code
    |-- RunFailed          exit 1   the run could not be carried out honestly
    |   `-- ExpectationFailed       the result is too poor to be handed to anybody
    `-- RunLocked          exit 3   another run of this day and database is at work

What goes wrong with one company or one row is not an error but an `Issue`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass


class ProspectsError(Exception):
    """Base of all errors that end a command with one line on stderr."""

    exit_code = 1


class UsageError(ProspectsError):
    """The call, an input file or the configuration has to be mended by the user."""

    exit_code = 2


class InputError(UsageError):
    """A raw list cannot be read as a list; the message names file, place and remedy."""


class DatabaseError(UsageError):
    """The database cannot be reached, or its schema is not one this code knows."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a configuration file or a template.

    Attributes:
        file: Path of the file as the user knows it.
        place: Key path or line ("criteria[3].mode", "line 4"); empty for the whole file.
        message: What is wrong and what is allowed.
    """

    file: str
    place: str
    message: str

    @property
    def order(self) -> tuple[str, list[tuple[int, str]]]:
        """Key that sorts faults by file and place, `criteria[2]` before `criteria[10]`."""
        parts = re.split(r"(\d+)", self.place)
        return self.file, [(int(p), "") if p.isdigit() else (-1, p) for p in parts]

    def __str__(self) -> str:
        where = f"{self.file}: {self.place}" if self.place else self.file
        return f"{where}: {self.message}"


class ConfigError(UsageError):
    """Faults in configuration or templates; `faults` holds every one that was found."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


class RunFailed(ProspectsError):
    """The run could not be carried out honestly."""


class ExpectationFailed(RunFailed):
    """The result is below an expectation of `config/pipeline.yml`; nothing was exported."""


class RunLocked(ProspectsError):
    """Another run of the same day and database is at work."""

    exit_code = 3
