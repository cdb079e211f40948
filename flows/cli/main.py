"""The application: its commands by who uses them, and its one-line errors."""

import io
import logging
import os
import sys

import typer

from flows.cli import (
    boards,
    checking,
    demo,
    diagnostics,
    explaining,
    facts,
    fingerprints,
    headers,
    icp,
    intake,
    merges,
    pages,
    postings,
    rereading,
    running,
    suppressing,
    tam,
    upgrading,
)
from prospects.errors import ProspectsError

app = typer.Typer(
    name="prospects",
    help="Turn raw company lists into the queue that a sales-development rep opens in the morning.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

UsageFault: type[typer.BadParameter] = typer.BadParameter.__mro__[1]
"""Typer's usage error: the base of everything that is wrong with a call."""

EVERY_DAY, SET_UP, DIAGNOSTICS = "Every day", "Set-up", "Diagnostics"

app.command("demo", rich_help_panel=EVERY_DAY)(demo.demo)
app.command("run", rich_help_panel=EVERY_DAY)(running.run)
app.command("intake", rich_help_panel=EVERY_DAY)(intake.intake)
app.command("explain", rich_help_panel=EVERY_DAY)(explaining.explain)
app.add_typer(suppressing.app, name="suppress", rich_help_panel=EVERY_DAY)
app.add_typer(facts.app, name="facts", rich_help_panel=EVERY_DAY)
app.command("tam", rich_help_panel=EVERY_DAY)(tam.tam)
app.add_typer(merges.app, name="merges", rich_help_panel=EVERY_DAY)
app.command("check", rich_help_panel=SET_UP)(checking.check)
app.add_typer(icp.app, name="icp", rich_help_panel=SET_UP)
app.add_typer(upgrading.app, name="db", rich_help_panel=SET_UP)
app.command("reread", rich_help_panel=SET_UP)(rereading.reread)
app.command("headers", rich_help_panel=DIAGNOSTICS)(headers.headers)
app.command("domains", rich_help_panel=DIAGNOSTICS)(diagnostics.domains)
app.command("ats", rich_help_panel=DIAGNOSTICS)(boards.ats)
app.command("pages", rich_help_panel=DIAGNOSTICS)(pages.pages)
app.command("postings", rich_help_panel=DIAGNOSTICS)(postings.postings)
app.command("fingerprints", rich_help_panel=DIAGNOSTICS)(fingerprints.fingerprints)


@app.callback()
def prospects(
    debug: bool = typer.Option(False, "--debug", help="Show a traceback when a command fails."),
    verbose: bool = typer.Option(False, "--verbose", help="Log each finished stage on stderr."),
) -> None:
    """Turn raw company lists into the queue that a sales-development rep opens in the morning."""
    logging.basicConfig(format="%(levelname)s %(message)s")
    logging.getLogger("prospects").setLevel(logging.INFO if verbose else logging.WARNING)
    if debug:
        os.environ["PROSPECTS_DEBUG"] = "1"


def main(arguments: list[str] | None = None) -> None:
    """Run a command and end the process with its exit code.

    Every error is one line on stderr, never a traceback, unless `--debug` asks for one.
    """
    sys.exit(_exit_code(arguments))


def _exit_code(arguments: list[str] | None) -> int:
    _speak_utf8()
    try:
        return app(arguments, standalone_mode=False, prog_name="prospects") or 0
    except ProspectsError as error:
        return _fail(error, str(error), error.exit_code)
    except UsageFault as fault:
        return _fail(fault, f"{fault.format_message()} (see {_help_of(fault)} --help)", 2)
    except (typer.Abort, KeyboardInterrupt) as stop:
        return _fail(stop, "stopped; what was committed stays, the same command goes on", 130)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        return _fail(error, f"{error.filename or ''}: {error.strerror or error}".lstrip(": "), 1)
    except Exception as defect:  # noqa: BLE001 - the last place to say it in one line
        words = f"{type(defect).__name__}: {defect}".splitlines()[0]
        return _fail(defect, f"a defect of this program: {words} (--debug shows where)", 1)


def _speak_utf8() -> None:
    """CSV and JSON are UTF-8 by contract, whatever the terminal's own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _fail(error: BaseException, message: str, code: int) -> int:
    if os.environ.get("PROSPECTS_DEBUG"):
        raise error
    print(f"prospects: {message}", file=sys.stderr)  # noqa: T201 - the one place for errors
    return code


def _help_of(fault: BaseException) -> str:
    context = getattr(fault, "ctx", None)
    return context.command_path if context else "prospects"
