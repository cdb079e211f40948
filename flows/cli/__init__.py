"""The command line: `prospects`, as docs/commands.md tells it."""

from flows.cli.main import main

__all__ = ["main"]
