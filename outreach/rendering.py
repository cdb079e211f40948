"""Template and values to message."""

import re
from dataclasses import dataclass

from liquid.exceptions import LiquidError, UndefinedError

from outreach.templates import Template

_UNDEFINED = re.compile(r"^'?(?P<name>.+?)'? is undefined$")


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it goes out.

    Attributes:
        subject: One line; empty where the channel has none.
        body: Text with line breaks.
    """

    subject: str
    body: str


class MessageIncomplete(Exception):
    """A message cannot be written for this contact; the reason says which value is missing."""


def render_message(template: Template, variables: dict[str, object]) -> Message:
    """Write the message of a template.

    Raises:
        MessageIncomplete: A required variable is empty or the template prints what is missing.
    """
    empty = [name for name in template.head.requires if not _value(variables, name)]
    if empty:
        raise MessageIncomplete(_needs(template, ", ".join(empty)))
    try:
        subject = template.subject.render(**variables)
        body = template.body.render(**variables)
    except UndefinedError as error:
        raise MessageIncomplete(_needs(template, _missing_name(error))) from None
    except LiquidError as error:
        raise MessageIncomplete(f"{template.name}: {str(error).splitlines()[0]}") from None
    return Message(" ".join(subject.split()), body.strip())


def _value(variables: dict[str, object], name: str) -> object:
    """Value of a variable, also of "extra.<column>"; None where it is unknown."""
    first, _, column = name.partition(".")
    found = variables.get(first)
    return found.get(column) if column and isinstance(found, dict) else found


def _needs(template: Template, names: str) -> str:
    return f"{template.name} needs {names}, which is unknown"


def _missing_name(error: UndefinedError) -> str:
    """The variable as the template writes it, from "'region' is undefined"."""
    words = str(error.args[0]) if error.args else ""
    found = _UNDEFINED.match(words)
    return found["name"] if found else "a variable"
