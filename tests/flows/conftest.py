"""A place to work in: the owner's files, a database, the example web, and the real command.

A full run costs 10 to 25 seconds, so the runs are fixtures of the session and many tests read
what they left behind. Half of it is Prefect's server: most runs share one. What ends before a run
is called in the tests' own process, which spares it a start of the interpreter.
"""

import csv
import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.cli import main
from flows.demo import ExampleWeb

REPOSITORY = Path(__file__).resolve().parents[2]
EXAMPLES = REPOSITORY / "examples"
COMMAND = [str(Path(sys.executable).with_name("prospects"))]
PATIENCE_SECONDS = 150

# A Monday to come: entries of `suppress add` hold from today on, and nobody writes on a Sunday.
DAY = (date.today() + timedelta(days=7 - date.today().weekday())).isoformat()  # noqa: DTZ011

# Held-back answers are halved, so that 2.5 s stay below the deadline and 8 s above it.
DELAY_FACTOR = 0.5
NO_WEB = {
    # Nothing listens there: what is not refused in time finds every site down, and no real one.
    "PROSPECTS_FETCH__CONNECT_TO": "80=127.0.0.1:9,443=127.0.0.1:9",
    "PROSPECTS_FETCH__ALLOW_NETWORKS": "127.0.0.0/8",
}
WEB_SETTINGS = {
    "PROSPECTS_FETCH__ALLOW_NETWORKS": "127.0.0.0/8",
    "PROSPECTS_FETCH__DELAY_SECONDS": "0.02",
    "PROSPECTS_FETCH__DEADLINE_SECONDS": "3",
    "PROSPECTS_ENRICHMENT__HIRING__DELAY_SECONDS": "0.02",
}


@dataclass(frozen=True)
class Done:
    """A command that ended."""

    code: int
    out: str
    err: str
    seconds: float

    @property
    def error_lines(self) -> list[str]:
        return self.err.splitlines()


@dataclass
class Work:
    """A command at work, in a process group of its own."""

    process: subprocess.Popen[str]
    started_at: float

    def wait(self) -> Done:
        out, err = self.process.communicate(timeout=PATIENCE_SECONDS)
        return Done(self.process.returncode, out, err, time.monotonic() - self.started_at)

    def kill(self) -> Done:
        """As `kill -9` of this process alone."""
        os.kill(self.process.pid, signal.SIGKILL)
        # A child that was left behind may hold the pipes open: nothing is read from them.
        code = self.process.wait(timeout=PATIENCE_SECONDS)
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe:
                pipe.close()
        return Done(code, "", "", time.monotonic() - self.started_at)

    def until(self, happened: Callable[[], bool]) -> None:
        """Wait for a moment of the run."""
        ends_at = time.monotonic() + PATIENCE_SECONDS
        while not happened():
            assert self.process.poll() is None, "the run ended before the awaited moment"
            assert time.monotonic() < ends_at, "the awaited moment did not come"
            time.sleep(0.01)


@dataclass
class Workplace:
    """A folder with configuration, database and output, as an owner has it."""

    folder: Path
    web: ExampleWeb | None = None
    database: str = ""
    settings: dict[str, str] = field(default_factory=dict)
    day: str = DAY

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.database = self.database or f"sqlite:///{self.database_file}"
        if not self.config.exists():
            shutil.copytree(REPOSITORY / "config", self.config)
            shutil.copytree(EXAMPLES / "lists", self.config / "lists", dirs_exist_ok=True)
            shutil.copy(EXAMPLES / "team.yml", self.config / "team.yml")

    @property
    def config(self) -> Path:
        return self.folder / "config"

    @property
    def templates(self) -> Path:
        own = self.folder / "outreach_templates"
        return own if own.exists() else REPOSITORY / "outreach_templates"

    @property
    def database_file(self) -> Path:
        return self.folder / "var" / "prospects.db"

    @property
    def day_folder(self) -> Path:
        return self.folder / "out" / self.day

    @property
    def environment(self) -> dict[str, str]:
        mine = {k: v for k, v in os.environ.items() if not k.startswith(("PROSPECTS_", "PREFECT_"))}
        mine |= {"PYTHONPATH": str(REPOSITORY), "COLUMNS": "100"}
        if self.web is None:
            mine |= NO_WEB
        else:
            mine |= WEB_SETTINGS | {
                "PROSPECTS_FETCH__CONNECT_TO": self.web.connect_to,
                "PROSPECTS_FETCH__CA_FILE": str(self.web.ca_file),
            }
        return mine | self.settings

    def start(self, *arguments: str) -> Work:
        process = subprocess.Popen(
            [*COMMAND, *arguments],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        return Work(process, time.monotonic())

    def prospects(self, *arguments: str, given: bytes = b"") -> Done:
        """Run a command to its end."""
        started_at = time.monotonic()
        done = subprocess.run(
            [*COMMAND, *arguments],
            cwd=self.folder,
            env=self.environment,
            input=given,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        return Done(
            done.returncode, done.stdout.decode(), done.stderr.decode(),
            time.monotonic() - started_at,
        )  # fmt: skip

    def run_arguments(self, **instead: str | Path | None) -> list[str]:
        """Arguments of `prospects run`; None leaves an option out."""
        options: dict[str, str | Path | None] = {
            "companies": EXAMPLES / "companies.csv", "contacts": EXAMPLES / "contacts.csv",
            "day": self.day, "out": self.folder / "out", "config": self.config,
            "templates": self.templates, "database": self.database,
        }  # fmt: skip
        given = options | {name.replace("_", "-"): value for name, value in instead.items()}
        pairs = [(f"--{name}", str(value)) for name, value in given.items() if value is not None]
        return ["run", *(part for pair in pairs for part in pair)]

    def start_run(self, **instead: str | Path | None) -> Work:
        return self.start(*self.run_arguments(**instead))

    def run(self, **instead: str | Path | None) -> Done:
        return self.prospects(*self.run_arguments(**instead))

    def rows(self, name: str) -> list[dict[str, str]]:
        """A CSV file of the day's folder."""
        with (self.day_folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def report(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads((self.day_folder / "run.json").read_text("utf-8"))
        return loaded

    def count(self, table: str) -> int:
        """Rows of a table of the SQLite file; 0 where there is none yet."""
        if not self.database_file.exists():
            return 0
        connection = sqlite3.connect(self.database_file, timeout=10)
        try:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        except sqlite3.OperationalError:
            return 0
        finally:
            connection.close()

    def hits(self) -> int:
        return self.web.requests if self.web else 0

    @property
    def started_prefect(self) -> bool:
        return any(self.folder.rglob("prefect"))


@pytest.fixture(scope="session")
def new_workplace(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[..., Workplace]]:
    """Makes workplaces; `web=True` gives one an example web of its own, which remembers visits."""
    webs: list[ExampleWeb] = []

    def make(
        name: str, *, web: bool = False, delay_factor: float = DELAY_FACTOR, **more: Any
    ) -> Workplace:
        served = None
        if web:
            served = ExampleWeb(delay_factor=delay_factor, day=date.fromisoformat(DAY)).start()
            webs.append(served)
        return Workplace(tmp_path_factory.mktemp(name), served, **more)

    yield make
    for each in webs:
        each.stop()


_PREFECT = """
import sys
from pathlib import Path
from flows.environment import prepare_prefect

prepare_prefect(Path(sys.argv[1]))
from prefect.server.api.server import SubprocessASGIServer

server = SubprocessASGIServer()
server.start()
print(server.api_url, flush=True)
sys.stdin.read()
server.stop()
"""


@pytest.fixture(scope="session")
def shared_prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Setting of a run that needs no server of its own: one that runs until the session ends."""
    mine = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    command = [sys.executable, "-c", _PREFECT, str(tmp_path_factory.mktemp("prefect"))]
    with subprocess.Popen(
        command, env=mine | {"PYTHONPATH": str(REPOSITORY)}, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as server:  # fmt: skip
        assert server.stdout is not None
        yield {"PREFECT_API_URL": server.stdout.readline().strip()}


@pytest.fixture
def called(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Done]:
    """A command in this process, in the folder and the environment of a workplace."""

    def call(place: Workplace, *arguments: str, given: bytes = b"") -> Done:
        capsys.readouterr()
        environment = place.environment
        with monkeypatch.context() as patch:
            for name in os.environ.keys() - environment.keys():
                patch.delenv(name)
            for name, value in environment.items():
                patch.setenv(name, value)
            patch.chdir(place.folder)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), "utf-8"))
            with pytest.raises(SystemExit) as ended:
                main([*arguments])
        shown = capsys.readouterr()
        return Done(int(ended.value.code or 0), shown.out, shown.err, 0.0)

    return call


@dataclass(frozen=True)
class FirstDay:
    """The first run of a day, and the one that was started together with it."""

    place: Workplace
    first: Done
    turned_away: Done
    first_files: Mapping[str, bytes]
    first_database: Path

    def report(self) -> dict[str, Any]:
        """Of the first run, whatever ran in its place since."""
        loaded: dict[str, Any] = json.loads(self.first_files["run.json"])
        return loaded

    def rows(self, name: str) -> list[dict[str, str]]:
        """A CSV file of the first run."""
        return list(csv.DictReader(io.StringIO(self.first_files[name].decode(), newline="")))

    def hand_on(self, place: Workplace) -> None:
        """Let another workplace go on from here."""
        place.database_file.parent.mkdir()
        shutil.copy(self.first_database, place.database_file)


@pytest.fixture(scope="session")
def first_day(new_workplace: Callable[..., Workplace]) -> FirstDay:
    """Two runs of the examples, started together on an empty database."""
    place = new_workplace("first-day", web=True)
    works = [place.start_run(), place.start_run()]
    with ThreadPoolExecutor(len(works)) as pool:
        ended = sorted(pool.map(Work.wait, works), key=lambda done: done.seconds)
    files = {
        path.relative_to(place.day_folder).as_posix(): path.read_bytes()
        for path in place.day_folder.rglob("*")
        if path.is_file()
    }
    database = place.folder / "first-day.db"
    source, copy = sqlite3.connect(place.database_file), sqlite3.connect(database)
    with closing(source), closing(copy):
        source.backup(copy)
    return FirstDay(place, ended[1], ended[0], files, database)


@dataclass(frozen=True)
class SecondRun:
    """The same command once more."""

    place: Workplace
    done: Done
    requests: int
    first_files: Mapping[str, bytes]


@pytest.fixture(scope="session")
def second_run(first_day: FirstDay) -> SecondRun:
    before = first_day.place.hits()
    done = first_day.place.run()
    return SecondRun(first_day.place, done, first_day.place.hits() - before, first_day.first_files)
