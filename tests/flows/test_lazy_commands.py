"""What a call imports: its own command, and of the others no more than their line in the list."""

import inspect
import subprocess
import sys

import pytest

from flows.cli.commands import Commands
from flows.cli.icp import IcpCommands
from flows.cli.lazy import LazyCommand, Subcommand

LISTED = [*Commands.subcommands, *IcpCommands.subcommands]
DATABASE = {"sqlmodel", "sqlalchemy", "alembic"}
NETWORK = {"requests", "urllib3", "dns"}
HEAVY = DATABASE | {"prefect", "pandas", "pyarrow", "lxml"}


def imported(program: str) -> set[str]:
    """Modules that a process of its own has imported when the program ends."""
    told = f"import sys\n{program}\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", told], check=True, capture_output=True, text=True,
    )  # fmt: skip
    return set(done.stderr.split())


def call(*words: str) -> str:
    return f"from flows.cli.main import app; app({[*words]!r}, standalone_mode=False)"


@pytest.mark.parametrize(
    "words", [pytest.param(["--help"], id="all"), pytest.param(["icp", "--help"], id="of a group")]
)
def test_the_list_of_commands_imports_none_of_them(words: list[str]) -> None:
    modules = imported(call(*words))

    commands = {each.found_in.partition(":")[0] for each in LISTED} - {"flows.cli.icp"}
    assert modules & (HEAVY | commands) == set()


def test_a_command_imports_no_other(tmp_path) -> None:
    hosts = tmp_path / "hosts.txt"
    hosts.write_text("https://www.acme.example/\n")

    modules = imported(call("domains", str(hosts)))

    commands = {each.found_in.partition(":")[0] for each in LISTED}
    assert modules & (HEAVY | commands) == {"flows.cli.diagnostics"}


@pytest.mark.parametrize(
    ("module", "spared"),
    [
        pytest.param("flows.cli.boards", HEAVY | NETWORK | {"numpy"}, id="ats"),
        pytest.param("flows.cli.postings", HEAVY | NETWORK, id="postings"),
        pytest.param("flows.cli.pages", HEAVY - {"lxml"} | NETWORK, id="pages"),
        pytest.param("flows.cli.headers", DATABASE | NETWORK | {"prefect"}, id="headers"),
        pytest.param("flows.cli.intake", NETWORK | {"prefect", "xlsxwriter"}, id="intake"),
        pytest.param("flows.cli.suppressing", {"prefect", "pandas", "pyarrow"}, id="suppress"),
    ],
)
def test_a_command_imports_nothing_that_it_never_needs(module: str, spared: set[str]) -> None:
    assert imported(f"import {module}") & spared == set()


def test_no_command_imports_prefect_before_its_environment_is_set() -> None:
    modules = {each.found_in.partition(":")[0] for each in LISTED}

    assert "prefect" not in imported("; ".join(f"import {name}" for name in modules))


@pytest.mark.parametrize("listed", LISTED, ids=lambda each: each.found_in)
def test_the_list_says_of_a_command_what_its_own_help_begins_with(listed: Subcommand) -> None:
    group = IcpCommands(name="icp") if listed in IcpCommands.subcommands else Commands(name="all")
    command = group.commands[listed.name]
    assert isinstance(command, LazyCommand)

    first, _, _ = inspect.cleandoc(command.loaded.help or "").partition("\n\n")

    assert listed.summary == " ".join(first.split())
    assert command.loaded.name == listed.name
