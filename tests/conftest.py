"""What all tests share: the real data of ../shared where it is, and a PostgreSQL server."""

import getpass
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parents[2] / "shared"
_DESELECTED = pytest.StashKey[int]()
_BINARIES = ("initdb", "pg_ctl", "postgres")

# No law fails because the machine is busy, on a desk as little as in CI.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if SHARED.is_dir():
        return
    absent = [item for item in items if item.get_closest_marker("shared")]
    config.stash[_DESELECTED] = len(absent)
    if absent:
        config.hook.pytest_deselected(items=absent)
        items[:] = [item for item in items if not item.get_closest_marker("shared")]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if number := config.stash.get(_DESELECTED, 0):
        terminalreporter.write_line(f"{number} tests need ../shared, which is absent: deselected")


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compiled fingerprints are kept for the tests and their processes, not in anybody's home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """Folder of the real data; only for tests marked `shared`."""
    return SHARED


@dataclass(frozen=True)
class PostgresServer:
    """A server of this test session, on loopback only."""

    port: int
    password: str
    numbers: Iterator[int]

    def url(self, database: str, password: str | None = None) -> str:
        secret = self.password if password is None else password
        return f"postgresql+psycopg://prospects:{secret}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """URL of a new empty database."""
        name = f"test_{next(self.numbers)}"
        plain = self.url("postgres").replace("+psycopg", "")
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self.url(name)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server in a folder of its own, stopped at the end of the session."""
    absent = [name for name in _BINARIES if shutil.which(name) is None]
    if absent and os.environ.get("CI") == "true":
        pytest.fail(f"PostgreSQL's {', '.join(absent)} are not in PATH, and CI needs them")
    if absent:
        pytest.skip(f"PostgreSQL's {', '.join(absent)} are not in PATH")
    folder = Path(tempfile.mkdtemp(prefix="prospects-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    try:
        yield from _served(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _served(folder: Path) -> Iterator[PostgresServer]:
    data, password = str(folder / "data"), secrets.token_hex(8)
    (folder / "password").write_text(password)
    _as_postgres(
        "initdb", "-D", data, "-U", "prospects", "-A", "scram-sha-256", "-E", "UTF8",
        "--locale=C.UTF-8", "--pwfile", str(folder / "password"), "--no-sync",
    )  # fmt: skip
    # Asked for at the last moment: others are at work, and any of their sockets may take it.
    port = _free_port()
    options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off -c full_page_writes=off"
    _as_postgres("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield PostgresServer(port, password, count(1))
    finally:
        _as_postgres("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def _as_postgres(program: str, *arguments: str) -> None:
    # PostgreSQL refuses to run as root.
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    command = [*user, str(shutil.which(program)), *arguments]
    done = subprocess.run(
        command, cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    assert done.returncode == 0, f"{program} as {getpass.getuser()}: {done.stdout}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
