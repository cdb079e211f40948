"""The application and its one-line errors; its commands are listed in flows.cli.commands."""

import io
import logging
import os
import sys

import typer

from flows.cli.commands import Commands
from prospects.errors import ProspectsError

app = typer.Typer(
    name="prospects",
    cls=Commands,
    help="Turn raw company lists into the queue that a sales-development rep opens in the morning."
    "\n\nExample: prospects demo",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

UsageFault: type[typer.BadParameter] = typer.BadParameter.__mro__[1]
"""Typer's usage error: the base of everything that is wrong with a call."""


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
        said = fault.format_message()
        # Without a word where the help was asked for by saying nothing.
        return _fail(fault, f"{said} (see {_help_of(fault)} --help)", 2) if said else 2
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
