"""Commands that are imported when they are asked for; the list of commands needs none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Any, ClassVar, cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command


@dataclass(frozen=True, slots=True)
class Subcommand:
    """A command, or a group of commands, and the module that it is found in.

    Attributes:
        name: What people type, "run".
        found_in: Its function or its `typer.Typer`, "flows.cli.running:run".
        summary: What the list of commands says of it: the first paragraph of its own help.
        panel: Heading that it stands below; None is Typer's own.
    """

    name: str
    found_in: str
    summary: str
    panel: str | None = None

    def load(self) -> Callable[..., Any] | typer.Typer:
        """Import its module; the function or the group that is found there."""
        module, _, name = self.found_in.partition(":")
        found: Callable[..., Any] | typer.Typer = getattr(import_module(module), name)
        return found


class LazyCommand(TyperCommand):
    """A line in the list of commands; the command itself takes over when it is called."""

    def __init__(self, known: Subcommand, group: "LazyGroup") -> None:
        super().__init__(known.name, help=known.summary, rich_help_panel=known.panel)
        self._known = known
        self._markup = group.rich_markup_mode

    @cached_property
    def loaded(self) -> TyperCommand | TyperGroup:
        """The command itself, as Typer builds it from its function or group."""
        # In a group: alone, a command would lose its name and a group the markup of its help.
        around = typer.Typer(callback=lambda: None, rich_markup_mode=self._markup)
        found = self._known.load()
        if isinstance(found, typer.Typer):
            around.add_typer(found, name=self._known.name)
        else:
            around.command(self._known.name)(found)
        built = cast(TyperGroup, get_command(around)).commands[self._known.name]
        return cast(TyperCommand | TyperGroup, built)

    def make_context(self, *args: Any, **named: Any) -> Any:
        """Read the words of a call, as the command itself does."""
        return self.loaded.make_context(*args, **named)


class LazyGroup(TyperGroup):
    """A group that knows its subcommands by name alone; a class below it lists them."""

    subcommands: ClassVar[tuple[Subcommand, ...]] = ()

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for each in self.subcommands:
            self.add_command(LazyCommand(each, self))
